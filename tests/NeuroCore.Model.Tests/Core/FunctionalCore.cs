// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>
/// "What a tick does" of <c>hdl/core/README.md</c>, word for word: no clocks, no memories, no pipeline.
/// Shares nothing with the model but the network.
/// </summary>
internal sealed class FunctionalCore(RandomNetwork network)
{
    private readonly Dictionary<int, bool> _events = [];    // by source: negative
    private readonly int[,] _sums = new int[1 << network.Build.DelayBits, network.Neurons];
    private uint _tick = network.StartTick;

    public int[] U { get; } = [.. network.U];

    public int[] V { get; } = [.. network.V];

    public int[] Refractory { get; } = [.. network.Refractory];

    /// <summary>Sources that delivered in the last tick, ascending.</summary>
    public int[] Delivered { get; private set; } = [];

    public int[] Tick(IEnumerable<int> events)
    {
        foreach (var source in events)
            Put(source & ~CoreBench.Negative, (source & CoreBench.Negative) != 0);
        Delivered = [.. _events.Keys.Order()];
        foreach (var source in Delivered)
            Deliver(source, _events[source]);
        var slot = Slot(0);
        var fired = Enumerable.Range(0, network.Neurons).Where(neuron => Update(neuron, Take(slot, neuron))).ToArray();
        _events.Clear();
        foreach (var neuron in fired)
            Put(neuron, negative: false);
        _tick++;
        return fired;
    }

    public int Accumulator(int slot, int neuron) => _sums[slot, neuron];

    private void Put(int source, bool negative) => _events[source] = negative | _events.GetValueOrDefault(source);

    private int Slot(int delay) => (int)((_tick + delay) % (1L << network.Build.DelayBits));

    private int Take(int slot, int neuron)
    {
        var sum = _sums[slot, neuron];
        _sums[slot, neuron] = 0;
        return sum;
    }

    private void Deliver(int source, bool negative)
    {
        var build = network.Build;
        for (var neuron = 0; neuron < network.Neurons; neuron++)
        {
            var block = neuron / build.Lanes;
            var weight = network.Weights[source, neuron];
            if (network.Ranges[source] is not { } range || block < range.First || block > range.Last || weight == -128)
                continue;
            var projection = network.Projections[network.SourceClasses[source], block];
            if (!projection.Enable)
                continue;
            var exponent = projection.Exponent % (1 << build.ExponentBits);
            var delay = projection.Delay % (1 << build.DelayBits);
            var sign = (build.Has(Capabilities.Polarity) && projection.Negative) != negative ? -1 : 1;
            ref var sum = ref _sums[Slot(delay), neuron];
            sum = Sat(sum + (sign * (weight << exponent)), 16);
        }
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
