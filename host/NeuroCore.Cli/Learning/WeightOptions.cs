// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Parsing;

namespace NeuroCore.Cli.Learning;

/// <summary>Options about weights, of <c>neurocore run</c> and <c>neurocore weights</c>.</summary>
internal sealed class WeightOptions
{
    private readonly Option<string[]> _projection = new("--projection")
    {
        Description = "Whose weights are shown, sampled and saved, the name of a projection; those that learn unless given, or all where none does.",
        HelpName = "name",
    };
    private readonly Option<string?> _save = new("--save-weights")
    {
        Description = "Write the weights to this CSV file, which a description can take; one file a projection where there are several.",
        HelpName = "file",
    };
    private readonly Option<string?> _map = PictureFiles.Option("--plot-weights", "Draw the weights as heat maps into this file, a .png or .svg.");
    private readonly Option<string?> _histogram = PictureFiles.Option("--plot-histogram", "Draw how the weights are distributed into this file.");
    private readonly Option<bool> _logarithmic = new("--log-histogram") { Description = "With --plot-histogram: a logarithmic axis of magnitudes." };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _projection, _save, _map, _histogram, _logarithmic })
            command.Options.Add(option);
        command.Validators.Add(Check);
    }

    /// <summary>What the user gave.</summary>
    public WeightRequest Of(ParseResult parsed) => new(
        [.. parsed.GetValue(_projection) ?? []],
        parsed.GetValue(_save),
        parsed.GetValue(_map),
        parsed.GetValue(_histogram),
        parsed.GetValue(_logarithmic));

    private void Check(CommandResult result)
    {
        PictureFiles.Check(result, _map, _histogram);
        if (result.GetValue(_logarithmic) && result.GetResult(_histogram) is null)
            result.AddError("--log-histogram says how --plot-histogram draws: give that too.");
    }
}
