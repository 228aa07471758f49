// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Learning: the rows of sources that have events, the columns of neurons that fire, and all rows at the end of an epoch
/// execute the products of their rules; traces decay and grow.
/// </summary>
public sealed class LearningEngine
{
    private readonly Configuration _configuration;
    private readonly SynapseMemory _synapses;
    private readonly ProjectionTable _projections;
    private readonly SynapseScan _ranges;
    private readonly LearningLane _lane;
    private readonly List<int> _fired = [];
    private readonly List<int> _delivered = [];

    /// <summary>The engine of a build.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="synapses">Its synapses.</param>
    /// <param name="projections">Which rule acts where.</param>
    /// <param name="ranges">Class and blocks of each source.</param>
    public LearningEngine(
        Configuration configuration, SynapseMemory synapses, ProjectionTable projections, SynapseScan ranges)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _configuration = configuration;
        _synapses = synapses;
        _projections = projections;
        _ranges = ranges;
        _lane = new LearningLane(configuration);
        Traces = new TraceMemories(configuration);
        Noise = new LearningNoise(configuration.Sources, configuration.Neurons);
    }

    /// <summary>How learning is driven.</summary>
    public LearningRegisters Registers { get; } = new();

    /// <summary>What the rules do.</summary>
    public LearningProgram Program { get; } = new();

    /// <summary>The traces.</summary>
    public TraceMemories Traces { get; }

    /// <summary>The noise of the tick.</summary>
    public LearningNoise Noise { get; }

    /// <summary>A source has an event in this tick.</summary>
    public void Delivered(int source) => _delivered.Add(source);

    /// <summary>A neuron fires in this tick.</summary>
    public void Fired(int neuron) => _fired.Add(neuron);

    /// <summary>A row was delivered.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="sourceClass">Class of the source.</param>
    /// <param name="block">Its block of neurons.</param>
    public void Row(int source, int sourceClass, int block)
    {
        if (Registers.Gate)
            ExecuteRow(LearningTrigger.Pre, source, sourceClass, block);
    }

    /// <summary>What comes after the update: the columns of neurons that fired, what events add to traces, the epoch.</summary>
    /// <param name="neurons">N of the image.</param>
    /// <param name="sources">S of the image.</param>
    /// <param name="tick">Number of the tick.</param>
    public void End(int neurons, int sources, uint tick)
    {
        foreach (var neuron in _fired)
        {
            if (Registers.Gate)
                ExecuteColumn(neuron, sources);
            Traces.RaiseNeuron(neuron);
        }

        foreach (var source in _delivered)
            Traces.RaiseSource(source);
        if (Registers.Gate && Registers.EpochEnds(tick))
            ExecuteEpoch(neurons, sources);
        Clear();
    }

    /// <summary>Forgets the events of the tick.</summary>
    public void Clear()
    {
        _fired.Clear();
        _delivered.Clear();
    }

    private void ExecuteEpoch(int neurons, int sources)
    {
        var blocks = neurons / _configuration.Lanes;
        for (var source = 0; source < sources; source++)
        {
            var word = _ranges.Read(source);
            if (RangeWord.Decode(word) is not { } range)
                continue;
            for (var block = range.First; block <= Math.Min(range.Last, blocks - 1); block++)
                ExecuteRow(LearningTrigger.Epoch, source, RangeWord.SourceClass(word), block);
        }
    }

    private void ExecuteRow(LearningTrigger trigger, int source, int sourceClass, int block)
    {
        var rule = _projections.Rule(sourceClass, block);
        var count = Registers.Products(trigger);
        if (rule == 0 || count == 0 || !Registers.IsPlastic(sourceClass))
            return;
        var products = Program.Of(rule, trigger, count);
        var own = new OwnOperands(Traces.Source(0)[source], Traces.Source(1)[source], 0, Registers.ThirdFactor);
        var lanes = _configuration.Lanes;
        for (var neuron = block * lanes; neuron < (block + 1) * lanes; neuron++)
        {
            var other = new LaneOperands(
                Traces.Neuron(NeuronTraceItem.First)[neuron], Traces.Neuron(NeuronTraceItem.Second)[neuron],
                Traces.Neuron(NeuronTraceItem.Factor)[neuron], Noise.Of(source, neuron));
            Execute(products, own, other, source, neuron);
        }
    }

    private void ExecuteColumn(int neuron, int sources)
    {
        var count = Registers.Products(LearningTrigger.Post);
        if (count == 0)
            return;
        var own = new OwnOperands(
            Traces.Neuron(NeuronTraceItem.First)[neuron], Traces.Neuron(NeuronTraceItem.Second)[neuron],
            Traces.Neuron(NeuronTraceItem.Factor)[neuron], Registers.ThirdFactor);
        var lanes = _configuration.Lanes;
        for (var first = 0; first < sources; first += lanes)
        {
            var sourceClass = RangeWord.SourceClass(_ranges.Read(first));
            var rule = _projections.Rule(sourceClass, neuron / lanes);
            if (rule == 0 || !Registers.IsPlastic(sourceClass))
                continue;
            var products = Program.Of(rule, LearningTrigger.Post, count);
            for (var source = first; source < first + lanes; source++)
            {
                var other = new LaneOperands(Traces.Source(0)[source], Traces.Source(1)[source], 0, Noise.Of(source, neuron));
                Execute(products, own, other, source, neuron);
            }
        }
    }

    private void Execute(
        ReadOnlySpan<LearningProduct> products, in OwnOperands own, in LaneOperands other, int source, int neuron)
    {
        var word = _synapses.Synapse(source, neuron);
        var written = _lane.Execute(products, own, other, word);
        if (written != word)
            _synapses.PutSynapse(source, neuron, written);
    }
}
