// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cosim;

/// <summary>
/// A network whose synapses are all plastic, by the pair rule of the project as the compiler places it: inputs to all
/// neurons, neurons to all neurons. In each tick a share of both fires, chosen anew.
/// </summary>
/// <param name="Build">The build.</param>
/// <param name="Neurons">Neurons.</param>
/// <param name="Inputs">Inputs.</param>
/// <param name="Percent">Of neurons, and of inputs, that fire in a tick; rounded to whole ones.</param>
/// <param name="Wanted">Ticks a second that it is to reach; 0: any.</param>
internal sealed record LearningWorkload(Configuration Build, int Neurons, int Inputs, int Percent, int Wanted)
{
    /// <summary>Ticks a second of the learning core on the same part that this project compares itself with.</summary>
    public const int Compared = 1042;

    /// <summary>Times as many ticks a second as a network of that core's size is to reach.</summary>
    public const int Times = 10;

    private const int Ticks = 40;

    /// <summary>What is measured.</summary>
    public static IReadOnlyList<LearningWorkload> All { get; } =
    [
        new(Configurations.Named("icebreaker"), 90, 96, 10, Times * Compared),
        new(Configurations.Named("icebreaker"), 256, 256, 1, 0),
        new(Configurations.Named("icebreaker"), 256, 256, 3, 0),
        new(Configurations.Named("icebreaker"), 256, 256, 10, 0),
    ];

    /// <summary>Measures it.</summary>
    public WorkloadFigure Measure(LockstepLibrary library)
    {
        using var design = new RtlDesign(library, seed: 1);
        var image = NetworkCompiler.Compile(Describe(), Build).Image;
        var rtl = Clocks(new Session(new RtlCoreSide(design)), image);
        return new WorkloadFigure(this, Ticks, rtl, Clocks(new Session(new ModelCoreSide(Build)), image));
    }

    private NetworkDescription Describe()
    {
        var plastic = new ProjectionOptions { Rule = "pairs" };
        return new NetworkBuilder("workload", Duration.Milliseconds(1), WeightMode.Exact)
            .Inputs("inputs", Inputs)
            // Nothing but what a tick chooses reaches its threshold.
            .Neurons("cells", Neurons, new NeuronParameters { Threshold = short.MaxValue, TauMembrane = Decay.AtOnce })
            .Rule(LearningRule.OfProject("pairs", "pair_stdp"))
            .Project("inputs", "cells", Connector.AllToAll(), 30, options: plastic)
            .Project("cells", "cells", Connector.AllToAll(), 30, options: plastic)
            .Build();
    }

    private long Clocks(Session core, RegisterImage image)
    {
        Load(core, image);
        var random = new CaseRandom(1);
        var (cells, inputs) = (Place("cells"), Place("inputs"));
        var (neurons, events) = (Share(Neurons), Share(Inputs));
        long clocks = 0;
        // The first tick has no spikes of one before it.
        for (var tick = 0; tick <= Ticks; tick++)
        {
            var firing = Choose(neurons, cells);
            Thresholds(firing, short.MinValue);
            var taken = core.Tick(Choose(events, inputs));
            if (core.Spikes != neurons)
                throw new NeuroCoreException($"Of the workload, {core.Spikes} neurons fired in a tick in which {neurons} should have: its figures would mean something else.");
            clocks += tick == 0 ? 0 : taken;
            Thresholds(firing, short.MaxValue);
        }

        return clocks;

        PopulationPlace Place(string name) => image.Metadata.Populations.Single(place => place.Name == name);

        int[] Choose(int count, PopulationPlace among)
        {
            var members = Enumerable.Range(0, among.Count).ToArray();
            for (var i = 0; i < count; i++)
            {
                var other = random.Between(i, members.Length - 1);
                (members[i], members[other]) = (members[other], members[i]);
            }

            return [.. members.Take(count).Select(among.Position)];
        }

        void Thresholds(int[] firing, short threshold) =>
            core.Do([.. firing.Select(neuron => Operation.Writes(new MemoryWord(Bank.Threshold, neuron, (ushort)threshold)))]);
    }

    private int Share(int count) => Math.Max(1, ((count * Percent) + 50) / 100);

    // As a host loads: all that a run changes is 0 but where the image says otherwise.
    private void Load(Session core, RegisterImage image)
    {
        foreach (var bank in new[] { Bank.Event, Bank.Current, Bank.Membrane, Bank.Residue, Bank.Adaptation, Bank.SourceTrace, Bank.NeuronTrace, Bank.Accumulator })
            core.Do(Enumerable.Range(0, BankDepth.Of(Build, bank)).Select(address => Operation.Writes(new MemoryWord(bank, address, 0))));
        foreach (var section in image.Sections)
            core.Do(section.Words.Select((word, i) => Operation.Writes(new MemoryWord(section.Bank, section.Address + i, word))));
    }
}
