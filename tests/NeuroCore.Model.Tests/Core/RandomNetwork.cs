// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>A network of any shape that a build can hold, as numbers: what an image says, laid out for people.</summary>
internal sealed class RandomNetwork
{
    public RandomNetwork(Configuration build, Random random)
    {
        Build = build;
        Neurons = build.Lanes * random.Next(1, build.Blocks + 1);
        Sources = random.Next(3) == 0 ? build.Sources : build.Lanes * random.Next(Neurons / build.Lanes, (build.Sources / build.Lanes) + 1);
        Weights = new sbyte[Sources, Neurons];
        Ranges = new OccupiedRange?[Sources];
        SourceClasses = [.. Enumerable.Range(0, Sources).Select(_ => random.Next(ProjectionWord.Classes))];
        Projections = new ProjectionWord[ProjectionWord.Classes, Neurons / build.Lanes];
        Reported = [.. Enumerable.Range(0, Neurons).Select(_ => !build.Has(Capabilities.Report) || random.Next(4) != 0)];
        StartTick = random.Next(2) == 0 ? (uint)random.NextInt64(1L << 32) : uint.MaxValue - (uint)random.Next(30);
        Classes = new ClassParameters[Neurons / build.Lanes];
        (Thresholds, Biases) = (new short[Neurons], new short[Neurons]);
        (U, V, Refractory) = (new int[Neurons], new int[Neurons], new int[Neurons]);
        var wild = random.Next(4) == 0;
        for (var source = 0; source < Sources; source++)
            Connect(source, random);
        for (var block = 0; block < Classes.Length; block++)
        {
            Classes[block] = Class(random, wild);
            for (var sourceClass = 0; sourceClass < ProjectionWord.Classes; sourceClass++)
                Projections[sourceClass, block] = Projection(random);
        }

        for (var neuron = 0; neuron < Neurons; neuron++)
            Neuron(neuron, random, wild);
    }

    public Configuration Build { get; }

    public int Neurons { get; }

    public int Sources { get; }

    /// <summary>Weight of each source to each neuron; counts only where the source's range has the neuron's block.</summary>
    public sbyte[,] Weights { get; }

    public OccupiedRange?[] Ranges { get; }

    public int[] SourceClasses { get; }

    /// <summary>How each class of sources acts on each block; fields that the build lacks hold anything.</summary>
    public ProjectionWord[,] Projections { get; }

    public bool[] Reported { get; }

    /// <summary>Number of the first tick, often one from which the number soon wraps.</summary>
    public uint StartTick { get; }

    public ClassParameters[] Classes { get; }

    public short[] Thresholds { get; }

    public short[] Biases { get; }

    /// <summary>u at the start.</summary>
    public int[] U { get; }

    /// <summary>v at the start, with its fraction.</summary>
    public int[] V { get; }

    public int[] Refractory { get; }

    /// <summary>
    /// Events of a tick: a few, many or all sources, some of them twice, some negative in builds that have such.
    /// </summary>
    public int[] Events(Random random)
    {
        var count = random.Next(4) switch
        {
            0 => 0,
            1 => random.Next(1, 4),
            2 => random.Next(Sources),
            _ => Sources * 2,
        };
        var signs = Build.Has(Capabilities.Bipolar) ? 2 : 1;
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(Sources) + (random.Next(signs) * CoreBench.Negative))];
    }

    /// <summary>Puts the network on the bench.</summary>
    public void Load(CoreBench bench)
    {
        bench.Size(Neurons, Sources);
        bench.TickRegister(StartTick);
        for (var source = 0; source < Sources; source++)
        {
            if (Ranges[source] is { } range)
                bench.Range(source, range.First, range.Last, SourceClasses[source]);
            for (var neuron = 0; neuron < Neurons; neuron++)
                bench.Weight(source, neuron, Weights[source, neuron]);
        }

        for (var block = 0; block < Classes.Length; block++)
        {
            bench.Class(block, Classes[block]);
            for (var sourceClass = 0; sourceClass < ProjectionWord.Classes; sourceClass++)
                bench.Projection(sourceClass, block, Projections[sourceClass, block]);
        }

        for (var neuron = 0; neuron < Neurons; neuron++)
        {
            bench.Threshold(neuron, Thresholds[neuron]);
            bench.Bias(neuron, Biases[neuron]);
            bench.Report(neuron, Reported[neuron]);
            bench.U(neuron, U[neuron]);
            bench.V(neuron, V[neuron]);
            bench.Refractory(neuron, Refractory[neuron]);
        }
    }

    private void Connect(int source, Random random)
    {
        if (random.Next(6) != 0)
        {
            var (one, other) = (random.Next(Classes.Length), random.Next(Classes.Length));
            Ranges[source] = new OccupiedRange(Math.Min(one, other), Math.Max(one, other));
        }

        var kind = random.Next(4);
        for (var neuron = 0; neuron < Neurons; neuron++)
        {
            Weights[source, neuron] = (sbyte)(kind switch
            {
                0 => random.Next(-128, 128),
                1 => 127,
                2 => random.Next(3) == 0 ? random.Next(-127, 128) : WeightCodes.NoSynapse,
                _ => -127,
            });
        }
    }

    private static ProjectionWord Projection(Random random) =>
        new(random.Next(8), random.Next(8), random.Next(4), random.Next(2) == 0, random.Next(8) != 0);

    private ClassParameters Class(Random random, bool wild) => new(
        Keep(random), Keep(random),
        random.Next(Build.MostAccumulatorShift + 1), random.Next(Build.MostCurrentShift + 1),
        wild ? random.Next(short.MinValue, short.MaxValue + 1) : -random.Next(200),
        wild ? random.Next(short.MinValue, short.MaxValue + 1) : random.Next(-20, 20),
        random.Next(3) == 0 ? random.Next(128) : random.Next(3),
        random.Next(2) == 0 ? ResetMode.Value : ResetMode.Subtract);

    private static int Keep(Random random) => random.Next(4) switch
    {
        0 => ClassParameters.KeepAll,
        1 => 0,
        _ => random.Next(ClassParameters.KeepAll + 1),
    };

    private void Neuron(int neuron, Random random, bool wild)
    {
        Thresholds[neuron] = (short)(wild ? random.Next(short.MinValue, short.MaxValue + 1) : random.Next(300));
        Biases[neuron] = (short)(wild ? random.Next(short.MinValue, short.MaxValue + 1) : random.Next(-20, 20));
        var (u, v) = (1 << (Build.CurrentWidth - 1), 1 << (Build.MembraneWidth - 1));
        U[neuron] = random.Next(-u, u);
        V[neuron] = random.Next(-v, v);
        Refractory[neuron] = random.Next(3) == 0 ? random.Next(256) : 0;
    }
}
