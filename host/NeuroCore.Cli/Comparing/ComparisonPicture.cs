// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Plot;

namespace NeuroCore.Cli.Comparing;

/// <summary>What pictures of a comparison need, and the pictures.</summary>
/// <param name="name">Name of the network.</param>
/// <param name="tickSeconds">Time of a tick, seconds.</param>
/// <param name="ticks">Ticks of the run.</param>
internal sealed class ComparisonPicture(string name, double tickSeconds, int ticks)
{
    private const string Real = "double precision";
    private const string Integers = "integers";
    private readonly Dictionary<string, (List<double> Real, List<double> Integer)> _membranes = new(StringComparer.Ordinal);
    private readonly List<RasterBand> _bands = [];

    /// <summary>Takes the membranes of the first neuron of a population after a tick.</summary>
    public void Membrane(string population, double real, double integer)
    {
        if (!_membranes.TryGetValue(population, out var course))
            _membranes.Add(population, course = ([], []));
        course.Real.Add(real);
        course.Integer.Add(integer);
    }

    /// <summary>Takes all spikes of a population.</summary>
    public void Spikes(string population, List<(int Index, int Tick)> real, List<(int Index, int Tick)> integer)
    {
        var count = Math.Max(1, real.Concat(integer).Select(spike => spike.Index + 1).DefaultIfEmpty().Max());
        foreach (var (spikes, what) in new[] { (real, Real), (integer, Integers) })
            _bands.Add(new RasterBand($"{population}, {what}", count, [.. spikes.Select(spike => new RasterSpike(spike.Tick, spike.Index))]));
    }

    /// <summary>Draws the spikes: of each population in double precision and below in integers.</summary>
    public void SaveSpikes(string path) => new RasterPlot($"{name}: spikes in {Real} and in {Integers}", 0, ticks, [.. _bands]) { TickSeconds = tickSeconds }.Save(path);

    /// <summary>Draws the membranes of the first neuron of each population, both in one panel.</summary>
    public void SaveMembranes(string path)
    {
        ImmutableArray<double> times = [.. Enumerable.Range(0, ticks).Select(tick => tick * tickSeconds * 1e3)];
        new TimePlot($"{name}: membranes of first neurons", "ms", 0, ticks * tickSeconds * 1e3, [.. _membranes.Select(course => new TimePanel(
            course.Key, "membrane",
            [
                new TimeLine(Real, times, [.. course.Value.Real], 0),
                new TimeLine(Integers, times, [.. course.Value.Integer], 2),
            ]))]).Save(path);
    }
}
