// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>
/// A network of any shape that a build can hold, in the middle of any run, as numbers: what an image and a saved state
/// say, laid out for people. It says something for every feature, whether the build has it or not.
/// </summary>
internal sealed partial class RandomNetwork
{
    public RandomNetwork(Configuration build, Random random)
    {
        Build = build;
        _random = random;
        _wild = random.Next(4) == 0;
        _alike = random.Next(3) == 0;
        Neurons = build.Lanes * random.Next(1, build.Blocks + 1);
        Sources = random.Next(3) == 0 ? build.Sources : build.Lanes * random.Next(Neurons / build.Lanes, (build.Sources / build.Lanes) + 1);
        var inputs = Math.Clamp(Sources - FirstEncoded, 0, build.Encoders);
        Encoders = random.Next(2) == 0 ? inputs : random.Next(inputs + 1);
        Synapses = new ushort[Sources, Neurons];
        Ranges = new OccupiedRange?[Sources];
        SourceClasses = new int[Sources];
        Projections = new ProjectionWord[ProjectionWord.Classes, Blocks];
        Classes = new ClassParameters[Blocks];
        SecondDecays = new (int, int)[Blocks];
        Decays = new (int, int, int, int)[Neurons];
        (Thresholds, Biases, Reported) = (new short[Neurons], new short[Neurons], new bool[Neurons]);
        (U, U2, V) = (new int[Neurons], new int[Neurons], new int[Neurons]);
        (Theta, Refractory, Silenced) = (new int[Neurons], new int[Neurons], new bool[Neurons]);
        (Counts, FirstSpikes) = (new int[Neurons], new int[Neurons]);
        Accumulators = new int[build.AccumulatorSlots, Neurons];
        Drives = new EncoderWord[Encoders];

        SourceTraces = new int[2, Sources];
        NeuronTraces = new int[2, Neurons];
        Factors = new int[Neurons];

        MakeTime();
        MakeLearning();
        MakeProjections();
        for (var source = 0; source < Sources; source++)
            Connect(source);
        MakeClasses();
        for (var neuron = 0; neuron < Neurons; neuron++)
            MakeNeuron(neuron);
        MakeTraces();
        for (var i = 0; i < Encoders; i++)
            Drives[i] = Drive();
    }

    public Configuration Build { get; }

    public int Neurons { get; }

    public int Sources { get; }

    public int Encoders { get; }

    public int Blocks => Neurons / Build.Lanes;

    /// <summary>Source of the first encoded input.</summary>
    public int FirstEncoded => Build.FirstEncoded(Neurons);

    /// <summary>Synapse word of each source to each neuron; counts only where the source's range has the neuron's block.</summary>
    public ushort[,] Synapses { get; }

    public OccupiedRange?[] Ranges { get; }

    public int[] SourceClasses { get; }

    /// <summary>By class of the source and block.</summary>
    public ProjectionWord[,] Projections { get; }

    /// <summary>By block.</summary>
    public ClassParameters[] Classes { get; }

    /// <summary>By block: keep and shift of the second current.</summary>
    public (int Keep, int Shift)[] SecondDecays { get; }

    /// <summary>By neuron: those of its class, or its own where the build has such.</summary>
    public (int KeepU, int AccumulatorShift, int KeepV, int CurrentShift)[] Decays { get; }

    public short[] Thresholds { get; }

    public short[] Biases { get; }

    /// <summary>The spikes of these neurons are handed to the host.</summary>
    public bool[] Reported { get; }

    /// <summary>u at the start.</summary>
    public int[] U { get; }

    /// <summary>The second current at the start.</summary>
    public int[] U2 { get; }

    /// <summary>v at the start, with its fraction.</summary>
    public int[] V { get; }

    public int[] Theta { get; }

    public int[] Refractory { get; }

    public bool[] Silenced { get; }

    public int[] Counts { get; }

    public int[] FirstSpikes { get; }

    /// <summary>By slot and neuron: input under way at the start.</summary>
    public int[,] Accumulators { get; }

    public EncoderWord[] Drives { get; }

    /// <summary>H before the first tick.</summary>
    public ulong H { get; private set; }

    /// <summary>Number of the first tick.</summary>
    public uint Tick { get; private set; }

    public int Elapsed { get; private set; }

    /// <summary>Events of a tick: a few, many or all sources, some of them twice.</summary>
    public FunctionalSpike[] Events(Random random)
    {
        var count = random.Next(4) switch
        {
            0 => 0,
            1 => random.Next(1, 4),
            2 => random.Next(Sources),
            _ => Sources * 2,
        };
        var negative = random.Next(3) == 0 ? 0 : random.Next(5);
        return [.. Enumerable.Range(0, count).Select(_ => new FunctionalSpike(random.Next(Sources), random.Next(4) < negative))];
    }
}
