// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// The learning engine: half a row or half a column executes a rule's products in step, a product a clock. What it makes
/// of a unit, a block of a row or half of L sources of a column, is written five clocks after the unit's last step.
/// </summary>
/// <remarks>
/// In RTL a step runs through five stages of registers. Nothing that it reads changes meanwhile, so here a unit is worked
/// out in the clock in which it is written.
/// </remarks>
public sealed class LearningEngine
{
    private const int Held = 0b1_1110;        // of the ends: one to four clocks ago
    private const int Result = 0b10_0000;     // five clocks ago
    private const int EndsMask = 0b11_1111;

    private readonly SynapseMemory _synapses;
    private readonly ProjectionTable _projections;
    private readonly SynapseScan _ranges;
    private readonly LearningLane _lane;
    private readonly LearningSteps _steps;
    private readonly LaneStep[] _prepared = new LaneStep[LearningProgram.MostProducts];
    private readonly int _lanes;
    private int _ends;              // units whose last step was in the last clocks
    private int _writeIndex;        // block of the row, or group of the column, that is written next
    private int _writeHalf;         // of a column

    /// <summary>The engine of a build.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="synapses">Its synapses.</param>
    /// <param name="projections">Which rule acts where.</param>
    /// <param name="ranges">Class of each source.</param>
    public LearningEngine(
        Configuration configuration, SynapseMemory synapses, ProjectionTable projections, SynapseScan ranges)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _lanes = configuration.Lanes;
        _synapses = synapses;
        _projections = projections;
        _ranges = ranges;
        _lane = new LearningLane(configuration);
        _steps = new LearningSteps(configuration.Has(Capabilities.DualPort));
        Traces = new Traces(configuration);
        Noise = new LearningNoise(configuration.Sources, configuration.Neurons);
    }

    /// <summary>How learning is driven.</summary>
    public LearningRegisters Registers { get; } = new();

    /// <summary>What the rules do.</summary>
    public LearningProgram Program { get; } = new();

    /// <summary>The traces.</summary>
    public Traces Traces { get; }

    /// <summary>The noise of the tick.</summary>
    public LearningNoise Noise { get; }

    /// <summary>A unit may be read.</summary>
    public bool Free => _steps.Free;

    /// <summary>A unit is under way, and will be in the clock after this one.</summary>
    public bool Holds => _steps.Step || (_ends & Held) != 0;

    /// <summary>A unit is under way.</summary>
    public bool Pending => Holds || (_ends & Result) != 0;

    /// <summary>A unit is through in this clock: if its rule stores anything, it is written.</summary>
    public bool Through => (_ends & Result) != 0;

    /// <summary>Its block of the row, or group of the column.</summary>
    public int WriteIndex => _writeIndex;

    /// <summary>Its half of the column: sources of this parity.</summary>
    public int WriteHalf => _writeHalf;

    /// <summary>Products that a source's event executes; 0 while the gate is shut.</summary>
    public int Products(LearningTrigger trigger) => Registers.Gate ? Registers.Products(trigger) : 0;

    /// <summary>One clock edge.</summary>
    /// <param name="begin">A unit is read.</param>
    /// <param name="column">Units are halves of columns, not blocks of rows.</param>
    /// <param name="index">Block, or group, that is read.</param>
    /// <param name="products">Products of the trigger.</param>
    public void Clock(bool begin, bool column, int index, int products)
    {
        if (begin && !Pending)
        {
            _writeHalf = 0;
            _writeIndex = index;
        }
        else if (Through)
        {
            if (!column || _writeHalf == 1)
                _writeIndex++;
            _writeHalf ^= 1;
        }

        _ends = ((_ends << 1) | (_steps.End ? 2 : 0)) & EndsMask;
        _steps.Clock(begin, column, products);
    }

    /// <summary>Ends what is under way.</summary>
    public void Reset()
    {
        _steps.Reset();
        _ends = 0;
        Traces.Reset();
    }

    /// <summary>A rule of that class and block stores something.</summary>
    /// <param name="trigger">What has happened.</param>
    /// <param name="sourceClass">Class of the source.</param>
    /// <param name="block">Block of neurons.</param>
    public bool Stores(LearningTrigger trigger, int sourceClass, int block)
    {
        foreach (ref readonly var product in Of(trigger, sourceClass, block))
        {
            if (product.Last)
                return true;
        }

        return false;
    }

    /// <summary>Class of a group of sources: that of its first.</summary>
    public int GroupClass(int group) => RangeWord.SourceClass(_ranges.Read(group * _lanes));

    /// <summary>The edge of the clock in which a block of a row is written.</summary>
    /// <param name="trigger">Pre or epoch.</param>
    /// <param name="source">Source of the row.</param>
    /// <param name="sourceClass">Its class.</param>
    public void WriteRow(LearningTrigger trigger, int source, int sourceClass)
    {
        var first = Traces.Neurons[(int)NeuronTraceItem.First];
        var second = Traces.Neurons[(int)NeuronTraceItem.Second];
        var factor = Traces.Neurons[(int)NeuronTraceItem.Factor];
        var own = new OwnOperands(Traces.Sources[0][source], Traces.Sources[1][source], 0, Registers.ThirdFactor);
        var steps = Prepare(Of(trigger, sourceClass, _writeIndex), own);
        if (steps.IsEmpty)
            return;
        for (var neuron = _writeIndex * _lanes; neuron < (_writeIndex + 1) * _lanes; neuron++)
            Execute(steps, new LaneOperands(first[neuron], second[neuron], factor[neuron], Noise.Of(source, neuron)), source, neuron);
    }

    /// <summary>The edge of the clock in which half of L sources of a column is written.</summary>
    /// <param name="neuron">Neuron of the column.</param>
    public void WriteColumn(int neuron)
    {
        var first = Traces.Sources[0];
        var second = Traces.Sources[1];
        var own = new OwnOperands(
            Traces.Neurons[(int)NeuronTraceItem.First][neuron], Traces.Neurons[(int)NeuronTraceItem.Second][neuron],
            Traces.Neurons[(int)NeuronTraceItem.Factor][neuron], Registers.ThirdFactor);
        var steps = Prepare(Of(LearningTrigger.Post, GroupClass(_writeIndex), neuron / _lanes), own);
        if (steps.IsEmpty)
            return;
        for (var source = (_writeIndex * _lanes) + _writeHalf; source < (_writeIndex + 1) * _lanes; source += 2)
            Execute(steps, new LaneOperands(first[source], second[source], 0, Noise.Of(source, neuron)), source, neuron);
    }

    private ReadOnlySpan<LearningProduct> Of(LearningTrigger trigger, int sourceClass, int block)
    {
        var rule = _projections.Rule(sourceClass, block);
        return rule == 0 ? [] : Program.Of(rule, trigger, Products(trigger));
    }

    private ReadOnlySpan<LaneStep> Prepare(ReadOnlySpan<LearningProduct> products, in OwnOperands own)
    {
        for (var index = 0; index < products.Length; index++)
            _prepared[index] = LaneStep.Of(products[index], own);
        return _prepared.AsSpan(0, products.Length);
    }

    private void Execute(ReadOnlySpan<LaneStep> steps, in LaneOperands other, int source, int neuron)
    {
        var word = _synapses.Synapse(source, neuron);
        var written = _lane.Execute(steps, other, word);
        if (written != word)
            _synapses.PutSynapse(source, neuron, written);
    }
}
