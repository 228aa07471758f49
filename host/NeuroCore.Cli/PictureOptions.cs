// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Parsing;
using NeuroCore.Cli.Running;
using NeuroCore.Network;

namespace NeuroCore.Cli;

/// <summary>Options of <c>neurocore run</c> that draw.</summary>
internal sealed class PictureOptions
{
    private readonly Option<string?> _spikes = PictureFiles.Option("--plot", "Draw the spikes into this file, a .png or .svg.");
    private readonly Option<string?> _rates = PictureFiles.Option("--plot-rates", "Draw the rates of inputs and populations over time into this file.");
    private readonly Option<Duration?> _ratesEvery = new("--rates-every")
    {
        Description = "With --plot-rates: spikes are counted in steps of this time, such as 10ms; in about a hundred steps unless given.",
        HelpName = "time",
        CustomParser = TimeParser.ParsePositive,
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _spikes, _rates, _ratesEvery })
            command.Options.Add(option);
        command.Validators.Add(Check);
    }

    /// <summary>What the user gave.</summary>
    public PictureRequest Of(ParseResult parsed) => new(
        parsed.GetValue(_spikes),
        parsed.GetValue(_rates),
        parsed.GetValue(_ratesEvery));

    private void Check(CommandResult result)
    {
        PictureFiles.Check(result, _spikes, _rates);
        if (result.GetResult(_ratesEvery) is not null && result.GetResult(_rates) is null)
            result.AddError("--rates-every says how --plot-rates counts: give that too.");
    }
}
