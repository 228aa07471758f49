// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cosim;

/// <summary>
/// A network as the compiler places it: inputs to all neurons, neurons to all neurons. In each tick a share of both fires,
/// chosen anew.
/// </summary>
/// <param name="Build">The build.</param>
/// <param name="Neurons">Neurons.</param>
/// <param name="Inputs">Inputs.</param>
/// <param name="NeuronPercent">Of neurons that fire in a tick; rounded to whole ones.</param>
/// <param name="InputPercent">The same of inputs.</param>
/// <param name="Plastic">Whether all synapses learn, by the pair rule of the project.</param>
internal sealed record Workload(Configuration Build, int Neurons, int Inputs, int NeuronPercent, int InputPercent, bool Plastic = true)
{
    private const int Ticks = 40;

    /// <summary>Ticks a second that it is to reach; 0: any.</summary>
    public double TicksWanted { get; init; }

    /// <summary>Synapses delivered in a second that it is to reach; 0: any.</summary>
    public double SynapsesWanted { get; init; }

    /// <summary>What is measured.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new(Configurations.Named("icebreaker"), 90, 96, 10, 10) { TicksWanted = 10 * Peers.NeuroCoreXTicks },
        new(Configurations.Named("icebreaker"), 256, 256, 1, 1),
        new(Configurations.Named("icebreaker"), 256, 256, 3, 3),
        new(Configurations.Named("icebreaker"), 256, 256, 10, 10),
        // Rows are what is dense here: a neuron that fires has a column besides.
        new(Configurations.Named("icebreaker"), 256, 256, 0, 100) { SynapsesWanted = 10 * Peers.TinyOdinSynapses },
        new(Configurations.Named("icebreaker"), 256, 256, 1, 100) { SynapsesWanted = 10 * Peers.TinyOdinSynapses },
        new(Configurations.Named("icebreaker"), 256, 256, 100, 100),
        new(Configurations.Named("icebreaker"), 256, 256, 100, 100, Plastic: false) { SynapsesWanted = 30 * Peers.TinyOdinSynapses },
        new(Configurations.Named("icebreaker-inference"), 256, 256, 100, 100, Plastic: false) { SynapsesWanted = 30 * Peers.TinyOdinSynapses },
        new(Configurations.Named("artix"), 90, 96, 10, 10) { TicksWanted = 10 * Peers.NeuroCoreXTicks },
        new(Configurations.Named("artix"), 256, 256, 10, 10),
        new(Configurations.Named("artix"), 256, 256, 100, 100),
        new(Configurations.Named("artix"), 256, 256, 100, 100, Plastic: false),
    ];

    /// <summary>Neurons that fire in a tick.</summary>
    public int NeuronEvents => Share(Neurons, NeuronPercent);

    /// <summary>Inputs that fire in a tick.</summary>
    public int InputEvents => Share(Inputs, InputPercent);

    /// <summary>Occupied synapses that are delivered in a tick.</summary>
    public int Synapses => (NeuronEvents + InputEvents) * Neurons;

    /// <summary>
    /// Synapses a clock that the memory of synapses could deliver at most: all weights of a word of each bank, or half of
    /// that where each word is written back through the port that reads it.
    /// </summary>
    public int MostSynapses => Plastic && !Build.Has(Capabilities.DualPort) ? Build.Lanes / 2 : Build.Lanes;

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
        var options = new ProjectionOptions { Rule = Plastic ? "pairs" : null };
        var network = new NetworkBuilder("workload", Duration.Milliseconds(1), WeightMode.Exact)
            .Inputs("inputs", Inputs)
            // Nothing but what a tick chooses reaches its threshold.
            .Neurons("cells", Neurons, new NeuronParameters { Threshold = short.MaxValue, TauMembrane = Decay.AtOnce });
        network = Plastic ? network.Rule(LearningRule.OfProject("pairs", "pair_stdp")) : network;
        return network.Project("inputs", "cells", Connector.AllToAll(), 30, options: options)
            .Project("cells", "cells", Connector.AllToAll(), 30, options: options)
            .Build();
    }

    private long Clocks(Session core, RegisterImage image)
    {
        Load(core, image);
        var random = new CaseRandom(1);
        var (cells, inputs) = (Place("cells"), Place("inputs"));
        long clocks = 0;
        // The first tick has no spikes of one before it.
        for (var tick = 0; tick <= Ticks; tick++)
        {
            var firing = Choose(NeuronEvents, cells);
            Thresholds(firing, short.MinValue);
            var taken = core.Tick(Choose(InputEvents, inputs));
            if (core.Spikes != NeuronEvents)
                throw new NeuroCoreException($"Of the workload, {core.Spikes} neurons fired in a tick in which {NeuronEvents} should have: its figures would mean something else.");
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

    private static int Share(int count, int percent) => ((count * percent) + 50) / 100;

    // As a host loads: all that a run changes is 0 but where the image says otherwise.
    private void Load(Session core, RegisterImage image)
    {
        foreach (var bank in new[] { Bank.Event, Bank.Current, Bank.Membrane, Bank.Residue, Bank.Adaptation, Bank.SourceTrace, Bank.NeuronTrace, Bank.Accumulator })
            core.Do(Enumerable.Range(0, BankDepth.Of(Build, bank)).Select(address => Operation.Writes(new MemoryWord(bank, address, 0))));
        foreach (var section in image.Sections)
            core.Do(section.Words.Select((word, i) => Operation.Writes(new MemoryWord(section.Bank, section.Address + i, word))));
    }
}
