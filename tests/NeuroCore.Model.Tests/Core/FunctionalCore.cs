// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>
/// "What a tick does" of <c>hdl/core/README.md</c>, word for word: no clocks, no memories, no pipeline.
/// Shares nothing with the model but the network.
/// </summary>
internal sealed class FunctionalCore(RandomNetwork network)
{
    private readonly HashSet<int> _events = [];

    public int[] U { get; } = [.. network.U];

    public int[] V { get; } = [.. network.V];

    public int[] Refractory { get; } = [.. network.Refractory];

    /// <summary>Sources that delivered in the last tick, ascending.</summary>
    public int[] Delivered { get; private set; } = [];

    public int[] Tick(IEnumerable<int> events)
    {
        _events.UnionWith(events);
        Delivered = [.. _events.Order()];
        var sums = Deliver();
        var fired = Enumerable.Range(0, network.Neurons).Where(neuron => Update(neuron, sums[neuron])).ToArray();
        _events.Clear();
        _events.UnionWith(fired);
        return fired;
    }

    private int[] Deliver()
    {
        var sums = new int[network.Neurons];
        foreach (var source in Delivered)
        {
            for (var neuron = 0; neuron < sums.Length; neuron++)
            {
                var block = neuron / network.Build.Lanes;
                if (network.Ranges[source] is { } range && block >= range.First && block <= range.Last &&
                    network.Weights[source, neuron] != -128)
                    sums[neuron] = Sat(sums[neuron] + network.Weights[source, neuron], 16);
            }
        }

        return sums;
    }

    private bool Update(int n, int sum)
    {
        var c = network.Classes[n / network.Build.Lanes];
        var width = network.Build.MembraneWidth;
        U[n] = Sat(Trunc((long)U[n] * c.KeepU) + ((long)sum << c.AccumulatorShift), network.Build.CurrentWidth);
        if (Refractory[n] > 0)
        {
            Refractory[n]--;
            return false;
        }

        var v = Sat(Trunc((long)V[n] * c.KeepV) + ((long)U[n] << c.CurrentShift) + (network.Biases[n] * 256L), width);
        v = Math.Max(v, Sat(c.VMin, width - 8) * 256);
        var fires = v >= network.Thresholds[n] * 256;
        if (fires)
        {
            v = c.Reset == ResetMode.Value ? c.VReset * 256 : v - (network.Thresholds[n] * 256);
            v = v << (32 - width) >> (32 - width);
            Refractory[n] = c.RefractoryTicks;
        }

        V[n] = v;
        return fires;
    }

    private static long Trunc(long product) => Math.Sign(product) * (Math.Abs(product) / 4096);

    private static int Sat(long value, int width) =>
        (int)Math.Max(Math.Min(value, (1L << (width - 1)) - 1), -(1L << (width - 1)));
}
