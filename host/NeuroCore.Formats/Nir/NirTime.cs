// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Formats.Drafts;

namespace NeuroCore.Formats.Nir;

/// <summary>The tick and the unit of time of a network, as asked for or as its numbers suggest.</summary>
/// <param name="Tick">Seconds of a tick.</param>
/// <param name="Unit">Seconds of a unit of the file.</param>
/// <param name="IsEuler">True for Euler's steps.</param>
internal sealed record NirTime(double Tick, double Unit, bool IsEuler)
{
    private const double Millisecond = 1e-3;
    private const double LongestInSeconds = 1;
    private const double FewestTicks = 2;
    private const double Tolerance = 1e-3;
    private static readonly double[] Ticks = [1e-3, 5e-4, 2e-4, 1e-4, 5e-5, 2e-5, 1e-5, 1e-6];
    private static readonly string[] Constants = ["tau", "tau_mem", "tau_syn", "delay"];

    /// <summary>Ticks of a unit of the file.</summary>
    public double PerTick => Unit / Tick;

    /// <summary>Finds them.</summary>
    public static NirTime Of(NirGraph graph, NirOptions options, List<ImportNote> notes)
    {
        var constants = graph.Order.Select(name => graph.Nodes[name])
            .SelectMany(node => Constants.Where(node.Has).SelectMany(key => node.Numbers(key).Numbers!)).Where(value => value > 0).ToList();
        var unit = options.UnitSeconds ?? UnitOf(constants, notes);
        var written = WrittenTick(graph) * unit;
        var tick = options.TickSeconds ?? TickOf(constants, unit, written, notes);
        var isWritten = written is { } there && Math.Abs(there - tick) <= Tolerance * tick;
        var euler = options.Steps == NirSteps.Euler || (options.Steps == NirSteps.Inferred && isWritten);
        if (constants.Count > 0 && graph.Nodes.Values.Any(node => node.Has("tau") || node.Has("tau_mem")))
        {
            notes.Add(options.Steps != NirSteps.Inferred
                ? new ImportNote(Fidelity.Exact, euler ? "Euler's steps, as asked for." : "Equations solved exactly over a tick, as asked for.")
                : new ImportNote(Fidelity.Assumed, euler
                    ? "Euler's steps, since r and w_in are time constants over a tick, as tools that take such steps write them (--steps exact takes exact ones)."
                    : "Equations solved exactly for currents that are constant over a tick (--steps euler takes Euler's steps, as some training frameworks do)."));
        }

        return new NirTime(tick, unit, euler);
    }

    private static double UnitOf(List<double> constants, List<ImportNote> notes)
    {
        if (constants.Count == 0)
            return 1;
        var milliseconds = constants.Max() >= LongestInSeconds;
        notes.Add(new ImportNote(Fidelity.Assumed, string.Create(
            CultureInfo.InvariantCulture,
            $"Time constants ({constants.Min():0.######} to {constants.Max():0.######}) are read as {(milliseconds ? "milliseconds" : "seconds")} (--unit says otherwise).")));
        return milliseconds ? Millisecond : 1;
    }

    private static double TickOf(List<double> constants, double unit, double? written, List<ImportNote> notes)
    {
        if (written is { } tick)
        {
            notes.Add(new ImportNote(Fidelity.Assumed, string.Create(CultureInfo.InvariantCulture, $"A tick is {tick * 1e3:0.######} ms, since every r and w_in is a time constant over so long a step (--dt says otherwise).")));
            return tick;
        }

        var shortest = constants.Count > 0 ? constants.Min() * unit : double.PositiveInfinity;
        var found = Ticks.FirstOrDefault(candidate => shortest >= FewestTicks * candidate || Math.Abs(shortest - candidate) < 1e-9, Ticks[^1]);
        notes.Add(new ImportNote(Fidelity.Assumed, string.Create(CultureInfo.InvariantCulture, $"A tick is {found * 1e3:0.######} ms: NIR has none (--dt says otherwise; a spike of an input is a current of one tick).")));
        return found;
    }

    // Tools that take Euler's steps write r = tau / dt, so that a weight reaches the membrane as it is. A single r could be
    // that by chance; two different time constants that say the same round step are not.
    private static double? WrittenTick(NirGraph graph)
    {
        var steps = new HashSet<double>();
        var constants = new HashSet<double>();
        foreach (var node in graph.Nodes.Values.Where(node => node.Type is "LIF" or "CubaLIF" or "LI" or "CubaLI"))
        {
            foreach (var (tau, gain) in new[] { ("tau", "r"), ("tau_mem", "r"), ("tau_syn", "w_in") })
            {
                if (!node.Has(tau) || !node.Has(gain))
                    continue;
                var (taus, gains) = (node.Numbers(tau).Numbers!, node.Numbers(gain).Numbers!);
                for (var at = 0; at < Math.Max(taus.Length, gains.Length); at++)
                {
                    var constant = taus[Math.Min(at, taus.Length - 1)];
                    var step = constant / gains[Math.Min(at, gains.Length - 1)];
                    var round = Ticks.FirstOrDefault(tick => Math.Abs(tick - step) <= Tolerance * tick);
                    if (round == 0 || step >= constant * (1 + Tolerance))
                        return null;
                    steps.Add(round);
                    constants.Add(Math.Round(constant, 9));
                }
            }
        }

        return steps.Count == 1 && constants.Count > 1 ? steps.First() : null;
    }
}
