// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using NeuroCore.Formats.Lists;
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

    private readonly Option<string?> _pre = new("--pre") { Description = "Column of the sources of a table; found by its name unless given.", HelpName = "column" };
    private readonly Option<string?> _post = new("--post") { Description = "Column of the targets.", HelpName = "column" };
    private readonly Option<string?> _weight = new("--weight") { Description = "Column of the weights.", HelpName = "column" };
    private readonly Option<string?> _delay = new("--delay") { Description = "Column of the delays: ticks in a table, ms in a list of PyNN.", HelpName = "column" };
    private readonly Option<string[]> _where = new("--where") { Description = "Rows of a table to take, such as type=chemical. May be given several times.", HelpName = "column=value" };
    private readonly Option<string?> _only = new("--only") { Description = "Cells of a list to take, a regular expression for their names.", HelpName = "pattern" };
    private readonly Option<bool> _onlyNeurons = new("--only-neurons") { Description = "Cells of a list to take: those whose names are capital letters and digits, as neurons of C. elegans are named." };
    private readonly Option<string?> _without = new("--without") { Description = "Cells of a list to leave out, a regular expression for their names.", HelpName = "pattern" };
    private readonly Option<double?> _threshold = new("--threshold") { Description = "Threshold of the neurons of a list; eight times the median weight unless given.", HelpName = "number" };
    private readonly Option<Duration?> _tau = new("--tau") { Description = "Time constant of the neurons of a list; 20ms unless given.", HelpName = "time", CustomParser = TimeParser.ParseClock };
    private readonly Option<bool> _fromInputs = new("--from-inputs") { Description = "Sources of a list are inputs, apart from its targets." };
    private readonly Option<double?> _rate = new("--rate") { Description = "Spikes by chance for each input of a list, Hz; those of the host alone unless given.", HelpName = "Hz" };

    public void AddTo(Command command)
    {
        command.Add(_tick);
        command.Add(_unit);
        command.Add(_steps);
        command.Add(_ifTime);
        command.Add(_reset);
        command.Add(_run);
        command.Add(_name);
        command.Add(_pre);
        command.Add(_post);
        command.Add(_weight);
        command.Add(_delay);
        command.Add(_where);
        command.Add(_only);
        command.Add(_onlyNeurons);
        command.Add(_without);
        command.Add(_threshold);
        command.Add(_tau);
        command.Add(_fromInputs);
        command.Add(_rate);
        command.Validators.Add(result =>
        {
            foreach (var text in result.GetValue(_where) ?? [])
            {
                if (!text.Contains('=', StringComparison.Ordinal))
                    result.AddError($"'{text}' says no column and value: write --where column=value, such as type=chemical.");
            }

            if (result.GetResult(_only) is not null && result.GetValue(_onlyNeurons))
                result.AddError("--only and --only-neurons both say which cells to take: give one of them.");
        });
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
    },
    new ListOptions
    {
        Pre = parsed.GetValue(_pre),
        Post = parsed.GetValue(_post),
        Weight = parsed.GetValue(_weight),
        Delay = parsed.GetValue(_delay),
        Where = [.. (parsed.GetValue(_where) ?? []).Select(text => text.Split('=', 2)).Select(parts => (parts[0], parts[1]))],
        Only = parsed.GetValue(_onlyNeurons) ? "^[A-Z0-9]+$" : parsed.GetValue(_only),
        Without = parsed.GetValue(_without),
        Threshold = parsed.GetValue(_threshold),
        Tau = parsed.GetValue(_tau)?.Value ?? new ListOptions().Tau,
        FromInputs = parsed.GetValue(_fromInputs),
        Rate = parsed.GetValue(_rate),
        TickSeconds = parsed.GetValue(_tick) ?? new ListOptions().TickSeconds,
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
/// <param name="Lists">What lists of connections do not say.</param>
internal sealed record ImportRequest(NirOptions Nir, ListOptions Lists);
