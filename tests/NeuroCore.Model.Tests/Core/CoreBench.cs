// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>
/// A core on the bench: set what it holds, let a tick pass, look at it. All projections deliver, plainly, and all neurons
/// are reported.
/// </summary>
internal sealed class CoreBench
{
    /// <summary>Of an event or a spike: it is negative.</summary>
    public const int Negative = 1 << 14;

    private const int MostClocks = 1_000_000;

    public CoreBench(Configuration build)
    {
        Build = build;
        Core = new CoreModel(build);
        for (var address = 0; address < BankDepth.Of(build, Bank.Projection); address++)
            Core.Write(Bank.Projection, address, new ProjectionWord(Enable: true).ToWord());
        for (var word = 0; word < BankDepth.Of(build, Bank.Report); word++)
            Core.Write(Bank.Report, word, 0xFFFF);
    }

    public CoreBench(string build)
        : this(Configurations.Named(build))
    {
    }

    public Configuration Build { get; }

    public CoreModel Core { get; }

    /// <summary>Tick stamps of the spikes of the last tick.</summary>
    public List<int> Stamps { get; } = [];

    public uint Clocks => Core.Read(Bank.Control, (int)ControlRegister.ClocksLow) |
        ((uint)Core.Read(Bank.Control, (int)ControlRegister.ClocksHigh) << 16);

    public uint TickNumber => Core.Read(Bank.Control, (int)ControlRegister.TickLow) |
        ((uint)Core.Read(Bank.Control, (int)ControlRegister.TickHigh) << 16);

    public ushort Stalls => Core.Read(Bank.Control, (int)ControlRegister.Stalls);

    public void Size(int neurons, int sources)
    {
        Core.Write(Bank.Control, (int)ControlRegister.ImageNeurons, (ushort)neurons);
        Core.Write(Bank.Control, (int)ControlRegister.ImageSources, (ushort)sources);
    }

    /// <summary>The build has a noise generator.</summary>
    public static bool HasNoise(Configuration build) =>
        build.Has(Capabilities.Noise) || build.Has(Capabilities.Encoders) || build.Has(Capabilities.Learning);

    /// <summary>What learning has to do with the clocks of a tick in which nothing learns.</summary>
    public static LearningCost LearningCost(Configuration build) =>
        new(build.Has(Capabilities.Learning) ? build.Lanes : 0, DualPort: build.Has(Capabilities.DualPort));

    /// <summary>Encoded inputs of the image.</summary>
    public void Encoders(int count) => Core.Write(Bank.Control, (int)ControlRegister.ImageEncoders, (ushort)count);

    public void Encoder(int index, EncoderWord word) => Core.Write(Bank.Encoder, index, word.ToWord());

    public void Noise(ulong state)
    {
        for (var word = 0; word < 4; word++)
            Core.Write(Bank.Noise, word, (ushort)(state >> (16 * word)));
    }

    /// <summary>Sources whose event comes in the next tick.</summary>
    public int[] Events() => [.. Enumerable.Range(0, Build.Sources)
        .Where(source => (Core.Read(Bank.Event, source / 16) >> (source % 16) & 1) != 0)];

    /// <summary>Sets a synapse; the source's range must have its block.</summary>
    public void Weight(int source, int neuron, int weight)
    {
        var address = SynapseLayout.Address(Build, source, neuron);
        var word = Core.Read(Bank.Synapse, address);
        Core.Write(Bank.Synapse, address, SynapseLayout.HighByte(Build, source, neuron)
            ? (ushort)((word & 0x00FF) | ((weight & 0xFF) << 8))
            : (ushort)((word & 0xFF00) | (weight & 0xFF)));
    }

    /// <summary>The word of a synapse, 8 or 16 bits.</summary>
    public ushort Synapse(int source, int neuron)
    {
        var word = Core.Read(Bank.Synapse, SynapseLayout.Address(Build, source, neuron));
        return Build.SynapseBits == 16 ? word
            : SynapseLayout.HighByte(Build, source, neuron) ? (ushort)(word >> 8) : (ushort)(word & 0xFF);
    }

    public void Range(int source, int first, int last, int sourceClass = 0) =>
        Core.Write(Bank.Range, source, RangeWord.Encode(new OccupiedRange(first, last), sourceClass));

    public void Projection(int sourceClass, int block, ProjectionWord word) =>
        Core.Write(Bank.Projection, ProjectionWord.Address(Build, sourceClass, block), word.ToWord());

    public void Report(int neuron, bool reported)
    {
        var others = Core.Read(Bank.Report, neuron / 16) & ~(1 << (neuron % 16));
        Core.Write(Bank.Report, neuron / 16, (ushort)(others | (reported ? 1 << (neuron % 16) : 0)));
    }

    public void TickRegister(uint tick)
    {
        Core.Write(Bank.Control, (int)ControlRegister.TickLow, (ushort)tick);
        Core.Write(Bank.Control, (int)ControlRegister.TickHigh, (ushort)(tick >> 16));
    }

    public void Class(int block, ClassParameters parameters)
    {
        var words = parameters.ToWords();
        for (var i = 0; i < words.Length; i++)
            Core.Write(Bank.Class, (block * words.Length) + i, words[i]);
        // Where neurons have decays of their own, all of the block have these.
        for (var i = 0; i < 2 * Build.Lanes; i++)
            Core.Write(Bank.NeuronDecay, (2 * block * Build.Lanes) + i, words[i % 2]);
    }

    public void Classes(ClassParameters parameters)
    {
        for (var block = 0; block < Build.Blocks; block++)
            Class(block, parameters);
    }

    public void Thresholds(int value)
    {
        for (var neuron = 0; neuron < Build.Neurons; neuron++)
            Core.Write(Bank.Threshold, neuron, (ushort)value);
    }

    public void Threshold(int neuron, int value) => Core.Write(Bank.Threshold, neuron, (ushort)value);

    public void Bias(int neuron, int value) => Core.Write(Bank.Bias, neuron, (ushort)value);

    public int U(int neuron) => (short)Core.Read(Bank.Current, neuron);

    public void U(int neuron, int value) => Core.Write(Bank.Current, neuron, (ushort)value);

    public int V(int neuron) =>
        ((short)Core.Read(Bank.Membrane, neuron) * 256) + (Core.Read(Bank.Residue, neuron) & 0xFF);

    public void V(int neuron, int value)
    {
        Core.Write(Bank.Membrane, neuron, (ushort)(value >> 8));
        Core.Write(Bank.Residue, neuron, (ushort)((Refractory(neuron) << 8) | (value & 0xFF)));
    }

    public int Refractory(int neuron) => Core.Read(Bank.Residue, neuron) >> 8;

    public void Refractory(int neuron, int value) =>
        Core.Write(Bank.Residue, neuron, (ushort)((Core.Read(Bank.Residue, neuron) & 0xFF) | (value << 8)));

    public int Accumulator(int neuron, int slot = 0) =>
        (short)Core.Read(Bank.Accumulator, (slot * Configuration.PowerOfTwoFrom(Build.Neurons)) + neuron);

    public void Accumulator(int neuron, int slot, int value) =>
        Core.Write(Bank.Accumulator, (slot * Configuration.PowerOfTwoFrom(Build.Neurons)) + neuron, (ushort)value);

    /// <summary>Offers an event until it is taken; with <see cref="Negative"/>, a negative one.</summary>
    public void Event(int source)
    {
        var inputs = new CoreInputs { EventValid = true, EventSource = (ushort)source };
        while (!Core.EventReady)
            Core.Clock(inputs);
        Core.Clock(inputs);
    }

    /// <summary>A tick with these events; the neurons that fired, as they were handed out.</summary>
    public int[] Tick(params ReadOnlySpan<int> events)
    {
        foreach (var source in events)
            Event(source);
        return Tick(spikeReady: () => true);
    }

    /// <summary>A tick with these events; the spikes that are handed out.</summary>
    public FunctionalSpike[] Tick(IEnumerable<FunctionalSpike> events)
    {
        foreach (var (source, negative) in events)
            Event(source + (negative ? Negative : 0));
        return [.. Tick(() => true).Select(word => new FunctionalSpike(word & ~Negative, (word & Negative) != 0))];
    }

    /// <summary>A tick whose spikes are taken when the host likes.</summary>
    public int[] Tick(Func<bool> spikeReady)
    {
        var fired = new List<int>();
        Stamps.Clear();
        Core.Clock(new CoreInputs { TickStart = true });
        for (var clock = 0; Core.TickBusy; clock++)
        {
            Assert.True(clock < MostClocks, "The tick does not end.");
            var ready = spikeReady();
            if (Core.SpikeValid && ready)
            {
                fired.Add(Core.SpikeNeuron);
                Stamps.Add(Core.SpikeTick);
            }

            Core.Clock(new CoreInputs { SpikeReady = ready });
        }

        return [.. fired];
    }

    /// <summary>A word through the memory port, and how many clocks that took.</summary>
    public (ushort Word, int Clocks) Access(Bank bank, int address, ushort? write = null)
    {
        var inputs = new CoreInputs
        {
            MemoryValid = true,
            MemoryWrite = write is not null,
            MemoryBank = (byte)bank,
            MemoryAddress = address,
            MemoryWriteData = write ?? 0,
        };
        var clocks = 1;
        for (; !Core.MemoryReady; clocks++)
        {
            Assert.True(clocks < 100, "The access does not end.");
            Core.Clock(inputs);
        }

        var word = Core.MemoryReadData;
        Core.Clock(inputs);
        return (word, clocks);
    }
}
