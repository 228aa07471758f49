// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using NeuroCore.Formats.Nir;
using NeuroCore.Network;

namespace NeuroCore.Cli.Importing;

/// <summary>Options of <c>neurocore import</c> that say what a file does not.</summary>
internal sealed class ImportOptions
{
    private readonly Option<double?> _tick = new("--dt")
    {
        Description = "Time of a tick, in ms or with a unit, such as 0.1 or 100us; inferred unless given.",
        HelpName = "ms",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (Read(text) is { } seconds)
                return seconds;
            result.AddError($"'{text}' is no time of a tick: write milliseconds above 0, or a number and s, ms or us, such as 0.1ms.");
            return null;
        },
    };

    private readonly Option<string?> _unit = new Option<string?>("--unit") { Description = "Unit of times in a NIR file: s or ms; inferred unless given.", HelpName = "unit" }.AcceptOnlyFromAmong("s", "ms");
    private readonly Option<string?> _steps = new Option<string?>("--steps") { Description = "How the equations of NIR become ticks: exact or euler; inferred unless given.", HelpName = "steps" }.AcceptOnlyFromAmong("exact", "euler");
    private readonly Option<string?> _ifTime = new Option<string?>("--if-time") { Description = "Time in the equations of IF and I nodes of NIR: tick (default) or file.", HelpName = "time" }.AcceptOnlyFromAmong("tick", "file");
    private readonly Option<string?> _reset = new Option<string?>("--reset") { Description = "What a spike of a NIR neuron does: value (default) sets the membrane to v_reset, subtract takes the threshold off.", HelpName = "reset" }.AcceptOnlyFromAmong("value", "subtract");
    private readonly Option<int?> _run = new("--run") { Description = "Ticks of a run, to be written into the description.", HelpName = "ticks", CustomParser = CountParser.From(1) };
    private readonly Option<string?> _name = new("--name") { Description = "Name of the network; that of the file unless given.", HelpName = "name" };

    public void AddTo(Command command)
    {
        command.Add(_tick);
        command.Add(_unit);
        command.Add(_steps);
        command.Add(_ifTime);
        command.Add(_reset);
        command.Add(_run);
        command.Add(_name);
    }

    public ImportRequest Of(ParseResult parsed) => new(new NirOptions
    {
        TickSeconds = parsed.GetValue(_tick),
        UnitSeconds = parsed.GetValue(_unit) switch { "s" => 1, "ms" => 1e-3, _ => null },
        Steps = parsed.GetValue(_steps) switch { "exact" => NirSteps.Exact, "euler" => NirSteps.Euler, _ => NirSteps.Inferred },
        IntegratesOverTime = parsed.GetValue(_ifTime) == "file",
        Subtracts = parsed.GetValue(_reset) == "subtract",
        RunTicks = parsed.GetValue(_run),
        Name = parsed.GetValue(_name),
    });

    private static double? Read(string text)
    {
        var time = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds) && double.IsFinite(milliseconds) && milliseconds > 0
            ? Duration.Milliseconds(milliseconds)
            : TimeParser.Read(text);
        return time is { Value: > 0, InTicks: false } found ? found.Value : null;
    }
}

/// <summary>What was asked of an import.</summary>
/// <param name="Nir">What NIR does not say.</param>
internal sealed record ImportRequest(NirOptions Nir);
