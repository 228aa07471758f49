// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Text;
using NeuroCore.Plot;

namespace NeuroCore.Bench;

/// <summary>Ticks a second and memory of random networks, against their neurons and synapses, in one plot.</summary>
internal static class ScaleCommand
{
    private const int MostNeurons = 16384;
    private const int MostFan = 611;           // synapses of each neuron of the largest: 10 million in all
    private const int SynapseBytes = 3;        // a weight of 8 bits, and which neuron
    private const int StateBytes = 4 + 2 + 2 + 2 + 2 + 1;    // v, current, its input, threshold, bias, refractory ticks
    private const double Million = 1e6;

    private static readonly int[] s_fans = [32, 4, 2, 1];     // parts of the most
    private static readonly int[] s_sizes = [16, 8, 4, 2];    // parts of the most

    /// <summary>The command.</summary>
    /// <param name="folder">Where the picture and the table go.</param>
    /// <param name="output">A line for each network.</param>
    public static void Run(string folder, TextWriter output)
    {
        Directory.CreateDirectory(folder);
        ScalePoint[] largest = [.. s_fans.Select(part => Measure(MostNeurons, MostFan / part, output))];
        ScalePoint[] growing = [.. s_sizes.Select(part => Measure(MostNeurons / part, MostFan, output)), largest[^1]];
        var least = growing.Concat(largest).Min(point => point.Synapses) / Million;
        var plot = new TimePlot(
            "The emulator, against neurons and synapses", "million synapses", least / 1.1, largest[^1].Synapses / Million * 1.1,
            [
                Panel("ticks a second", largest, growing, point => point.TicksPerSecond),
                Panel("million synaptic events a second", largest, growing, point => point.EventsPerSecond / Million),
                Panel("MB", largest, growing, point => point.Bytes / Million, Line("weights and states need, 16,384 neurons", largest, point => point.Needed / Million, 2)),
            ])
        { Subtitle = "random networks, three of four neurons excite; one thread", Logarithmic = true };
        plot.Save(Path.Combine(folder, "scale.svg"));
        plot.Save(Path.Combine(folder, "scale.png"));
        File.WriteAllLines(Path.Combine(folder, "scale.csv"), ["neurons,synapses,ticks_per_s,events_per_s,bytes,needed_bytes,load_s", .. growing.Concat(largest.SkipLast(1)).Select(point => point.ToCsv())]);
    }

    private static TimePanel Panel(string label, ScalePoint[] largest, ScalePoint[] growing, Func<ScalePoint, double> value, params TimeLine[] others) =>
        new("", label, [Line("16,384 neurons", largest, value, 0), Line("611 synapses a neuron, 1,024 to 16,384 neurons", growing, value, 1), .. others]) { Height = 1.3 };

    private static TimeLine Line(string name, ScalePoint[] points, Func<ScalePoint, double> value, int colour) =>
        new(name, [.. points.Select(point => point.Synapses / Million)], [.. points.Select(value)], colour);

    private static ScalePoint Measure(int neurons, int fan, TextWriter output)
    {
        var time = Stopwatch.StartNew();
        using var workload = Workload.Of(NeuroCore.Network.NetworkFile.Parse(Text(neurons, fan)));
        var ticks = (int)Math.Max(200, 2e9 / ((double)neurons * fan));
        var load = time.Elapsed.TotalSeconds;
        var result = workload.Run(ticks);
        var synapses = (long)neurons * fan;
        var point = new ScalePoint(
            neurons, synapses, ticks / result.Seconds, result.Spikes.Sum(entry => entry.Count) * (double)fan / result.Seconds, result.MemoryBytes,
            (synapses * SynapseBytes) + ((long)neurons * StateBytes), load);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{neurons} neurons, {synapses / Million:F2} million synapses: {point.TicksPerSecond:F0} ticks/s, {point.EventsPerSecond / Million:F0} million events/s, {point.Bytes / Million:F1} MB, {point.Bytes / (double)point.Needed:F2} of what weights and states need; {load:F1} s from the description"));
        output.Flush();
        return point;
    }

    // Each neuron has as many synapses from others as the fan says; drives and first membranes differ.
    private static string Text(int neurons, int fan)
    {
        var random = new Random(neurons);
        var (ups, downs) = (neurons * 3 / 4, neurons / 4);
        var (fromUps, fromDowns) = (fan - (fan / 4), fan / 4);
        string Numbers(int count, double from, double to)
        {
            var text = new StringBuilder("[");
            for (var i = 0; i < count; i++)
                text.Append(i > 0 ? ", " : "").Append((from + ((to - from) * random.NextDouble())).ToString("F4", CultureInfo.InvariantCulture));
            return text.Append(']').ToString();
        }

        string Population(string name, int count) => string.Create(CultureInfo.InvariantCulture,
            $"  {name}: {{ size: {count}, tau_membrane: 20 ms, tau_synapse: 5 ms, threshold: 1, refractory: 2 ms, bias: {Numbers(count, 0.045, 0.06)}, v_init: {Numbers(count, 0, 1)} }}");

        string Projection(string source, string target, int number, double weight) => string.Create(CultureInfo.InvariantCulture,
            $"  - {{ source: {source}, target: {target}, connector: {{ fixed_number_pre: {{ n: {number}, seed: {number + source[0] + target[0]} }} }}, weight: {weight} }}");

        var weight = 0.6 / fan;
        return string.Join('\n',
            "name: random", "tick: 1 ms", "populations:", Population("ups", ups), Population("downs", downs), "projections:",
            Projection("ups", "ups", fromUps, weight), Projection("ups", "downs", fromUps, weight),
            Projection("downs", "ups", fromDowns, -4 * weight), Projection("downs", "downs", fromDowns, -4 * weight)) + "\n";
    }

    private sealed record ScalePoint(int Neurons, long Synapses, double TicksPerSecond, double EventsPerSecond, long Bytes, long Needed, double LoadSeconds)
    {
        public string ToCsv() => string.Create(CultureInfo.InvariantCulture,
            $"{Neurons},{Synapses},{TicksPerSecond:F1},{EventsPerSecond:F0},{Bytes},{Needed},{LoadSeconds:F2}");
    }
}
