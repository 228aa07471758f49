// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>
/// "What a tick does" of <c>hdl/core/README.md</c> and all of <c>hdl/core/learning.md</c>, word for word: no clocks, no
/// memories, no pipeline.
/// Shares nothing with the model but the network.
/// </summary>
internal sealed partial class FunctionalCore
{
    private readonly RandomNetwork _net;
    private readonly Configuration _build;
    private readonly SortedDictionary<int, bool> _events = [];    // source, and whether its event is negative

    /// <summary>The network before its first tick; what the build lacks is 0.</summary>
    public FunctionalCore(RandomNetwork network)
    {
        _net = network;
        _build = network.Build;
        U = [.. network.U];
        V = [.. network.V];
        U2 = Where(Has(Capabilities.TwoReceptors), network.U2);
        Theta = Where(Has(Capabilities.Adaptation), network.Theta);
        Refractory = Where(Has(Capabilities.Refractory), network.Refractory);
        Silenced = [.. network.Silenced.Select(silenced => silenced && Has(Capabilities.Silencing))];
        Counts = Where(Has(Capabilities.Counters), network.Counts);
        FirstSpikes = Where(Has(Capabilities.Counters), network.FirstSpikes);
        Accumulators = (int[,])network.Accumulators.Clone();
        Synapses = (ushort[,])network.Synapses.Clone();
        SourceTraces = Where(Has(Capabilities.Learning), network.SourceTraces);
        NeuronTraces = Where(Has(Capabilities.Learning), network.NeuronTraces);
        H = Has(Capabilities.Noise) || Has(Capabilities.Encoders) || Has(Capabilities.Learning) ? network.H : 0;
        T = network.Tick;
        Elapsed = CountsElapsed ? network.Elapsed : 0;
    }

    public int[] U { get; }

    /// <summary>The second current.</summary>
    public int[] U2 { get; }

    public int[] V { get; }

    public int[] Theta { get; }

    public int[] Refractory { get; }

    public bool[] Silenced { get; }

    public int[] Counts { get; }

    public int[] FirstSpikes { get; }

    /// <summary>Slot of every receptor and delay, and neuron.</summary>
    public int[,] Accumulators { get; }

    public ulong H { get; private set; }

    /// <summary>Number of the coming tick.</summary>
    public uint T { get; private set; }

    public int Elapsed { get; private set; }

    /// <summary>Events of the coming tick.</summary>
    public IReadOnlyDictionary<int, bool> Events => _events;

    /// <summary>Sources that delivered in the last tick, ascending.</summary>
    public int[] Delivered { get; private set; } = [];

    /// <summary>Neurons that fired in the last tick, ascending, whether they are reported or not.</summary>
    public int[] Fired { get; private set; } = [];

    private int Delays => 1 << _build.DelayBits;

    // Rings of slots: a divisive receptor's is the last.
    private int DivisiveRing => Has(Capabilities.TwoReceptors) ? 2 : 1;

    private bool CountsElapsed => Has(Capabilities.Encoders) || Has(Capabilities.Counters);

    /// <summary>A tick with these events of the host; the spikes that it is told of.</summary>
    public FunctionalSpike[] Tick(IEnumerable<FunctionalSpike> events)
    {
        foreach (var (source, negative) in events)
            _events[source] = (_events.GetValueOrDefault(source) || negative) && Has(Capabilities.Bipolar);

        H = FunctionalNoise.Next(H);
        Deliver();
        LearnPre();
        DecayTraces();
        var signs = Enumerable.Range(0, _net.Neurons).Select(Update).ToArray();
        if (Has(Capabilities.Winners))
            LeaveWinners(signs);
        for (var neuron = 0; neuron < signs.Length; neuron++)
        {
            if (signs[neuron] != 0)
                Spike(neuron, signs[neuron]);
        }

        Encode();
        Fired = [.. Enumerable.Range(0, signs.Length).Where(neuron => signs[neuron] != 0)];
        foreach (var neuron in Fired)
            _events[neuron] = signs[neuron] < 0;
        LearnPost();
        GrowSources();
        LearnEpoch();
        if (CountsElapsed)
            Elapsed = Math.Min(Elapsed + 1, 65535);
        T++;
        return [.. Fired.Where(Reported).Select(neuron => new FunctionalSpike(neuron, signs[neuron] < 0))];
    }

    private bool Has(Capabilities feature) => _build.Has(feature);

    private bool Reported(int neuron) => !Has(Capabilities.Report) || _net.Reported[neuron];

    private void Encode()
    {
        for (var i = 0; Has(Capabilities.Encoders) && i < _net.Encoders; i++)
        {
            var source = _net.FirstEncoded + i;
            var drive = _net.Drives[i].Drive;
            var fires = _net.Drives[i].Encoding switch
            {
                InputEncoding.Bernoulli => FunctionalNoise.Of(H, source) >> 2 < drive,
                InputEncoding.Regular => drive * (T + 1L) % 16384 < drive,
                InputEncoding.Latency => Elapsed == drive,
                _ => false,
            };
            if (fires)
                _events[source] = false;
        }
    }

    private static int[] Where(bool has, int[] state) => has ? [.. state] : new int[state.Length];

    private static int Sat(long value, int width) =>
        (int)Math.Max(Math.Min(value, (1L << (width - 1)) - 1), -(1L << (width - 1)));

    // Of a product with a keep: the share of 4096, toward zero.
    private static long Trunc(long product) => Math.Sign(product) * (Math.Abs(product) / 4096);
}
