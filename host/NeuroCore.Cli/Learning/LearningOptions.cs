// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Parsing;
using NeuroCore.Network;

namespace NeuroCore.Cli.Learning;

/// <summary>Options of <c>neurocore run</c> about learning.</summary>
internal sealed class LearningOptions
{
    private readonly Option<bool> _freeze = new("--freeze") { Description = "Let no weight change." };
    private readonly Option<Duration?> _from = Time("--learn-from", "Let weights change from this time of the run on, such as 100ms; as the network says unless given.");
    private readonly Option<Duration?> _until = Time("--learn-until", "Let weights change up to this time of the run; as the network says unless given.");
    private readonly Option<string[]> _factor = new("--third-factor")
    {
        Description = "g, the third factor of all synapses, -1 to 1; with a time of the run, such as 0.5@100ms, from then on. As the network says unless given.",
        HelpName = "g[@time]",
    };
    private readonly Option<string?> _factors = File("--third-factors", "Third factors, a CSV file with the columns tick and factor, and for those of neurons population and index.");
    private readonly Option<Duration?> _every = new("--weights-every")
    {
        Description = "Sample the weights after each such time, such as 100ms; about fifty times in a run where samples are needed unless given.",
        HelpName = "time",
        CustomParser = TimeParser.ParsePositive,
    };
    private readonly Option<string?> _samples = File("--weight-samples", "Write the sampled weights to this CSV file.");
    private readonly Option<string?> _saveNetwork = File("--save-network", "Save the trained network as an image.");
    private readonly Option<string?> _saveFrozen = File("--save-frozen", "Save the trained network as an image that learns no more.");
    private readonly Option<bool> _keepThresholds = new("--keep-thresholds") { Description = "With --save-network or --save-frozen: what adaptation has added to thresholds is kept too." };
    private readonly Option<string?> _picture = PictureFiles.Option("--plot-learning", "Draw how weights change over time into this file, a .png or .svg.");
    private readonly WeightOptions _weights = new();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] options = [_freeze, _from, _until, _factor, _factors, _every, _samples, _saveNetwork, _saveFrozen, _keepThresholds, _picture];
        foreach (var option in options)
            command.Options.Add(option);
        _weights.AddTo(command);
        command.Validators.Add(Check);
    }

    /// <summary>What the user gave.</summary>
    public LearningRequest Of(ParseResult parsed) => new(
        parsed.GetValue(_freeze),
        parsed.GetValue(_from),
        parsed.GetValue(_until),
        [.. (parsed.GetValue(_factor) ?? []).Select(text => TimedFactor.Parse(text)!)],
        parsed.GetValue(_factors),
        parsed.GetValue(_every),
        parsed.GetValue(_samples),
        parsed.GetValue(_saveNetwork),
        parsed.GetValue(_saveFrozen),
        parsed.GetValue(_keepThresholds),
        parsed.GetValue(_picture),
        _weights.Of(parsed));

    private void Check(CommandResult result)
    {
        if (result.GetValue(_freeze) && (Has(result, _from) || Has(result, _until)))
            result.AddError($"--freeze lets no weight change, but {(Has(result, _from) ? _from : _until).Name} says when they do: give one of them.");
        foreach (var text in result.GetValue(_factor) ?? [])
        {
            if (TimedFactor.Parse(text) is null)
                result.AddError($"'{text}' is no third factor: write a number from -1 to 1, and perhaps when it is set, such as 0.5@100ms.");
        }

        PictureFiles.Check(result, _picture);
        if (result.GetValue(_keepThresholds) && !Has(result, _saveNetwork) && !Has(result, _saveFrozen))
            result.AddError("--keep-thresholds says what --save-network or --save-frozen keep: give one of them too.");
    }

    private static bool Has(CommandResult result, Option option) => result.GetResult(option) is not null;

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "file" };

    private static Option<Duration?> Time(string name, string description) =>
        new(name) { Description = description, HelpName = "time", CustomParser = TimeParser.Parse };
}
