// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Figures;

/// <summary>
/// Synapses with one rule on the cycle-accurate core: from every input to each of 16 neurons, which fire when they are told to.
/// </summary>
public sealed class RuleRun
{
    /// <summary>Neurons: the fewest with which a core learns.</summary>
    public const int Neurons = 16;

    private const int Rule = 1;
    private const int WordBits = 16;
    private const int NoSynapse = 0x8080;
    private const int NoSynapseOfTags = 0x0080;

    private readonly CoreModel _core;
    private readonly RuleTarget _target;

    /// <summary>Synapses at rest.</summary>
    /// <param name="rule">Their rule.</param>
    /// <param name="target">What it was assembled for.</param>
    /// <param name="inputs">Sources, at least 1; numbers 16 and up.</param>
    /// <param name="seed">State of the noise, not 0.</param>
    public RuleRun(AssembledRule rule, RuleTarget target, int inputs, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(target);
        _target = target;
        _core = new CoreModel(target.Build);
        // Sources come in groups of L.
        Inputs = (inputs + target.Build.Lanes - 1) / target.Build.Lanes * target.Build.Lanes;
        _core.Write(Bank.Control, (int)ControlRegister.ImageNeurons, Neurons);
        _core.Write(Bank.Control, (int)ControlRegister.ImageSources, (ushort)(Neurons + Inputs));
        for (var word = 0; word < sizeof(ulong) / sizeof(ushort); word++)
            _core.Write(Bank.Noise, word, (ushort)(seed >> (WordBits * word)));
        Rest();
        Write(rule);
    }

    /// <summary>Sources that there are.</summary>
    public int Inputs { get; }

    /// <summary>Says whether weights may change.</summary>
    public bool Gate
    {
        set => Register(LearningRegister.Gate, value ? 1 : 0);
    }

    /// <summary>g, -127..127, in 1/128.</summary>
    public int ThirdFactor
    {
        set => Register(LearningRegister.ThirdFactor, Word(value));
    }

    /// <summary>Sets m of a neuron, -127..127, in 1/128.</summary>
    public void Factor(int neuron, int value) =>
        _core.Write(Bank.NeuronTrace, LearningLayout.NeuronTrace(_target.Build, NeuronTraceItem.Factor, neuron), Word(value));

    /// <summary>Sets a weight, in units of the integer that is delivered.</summary>
    public void Weight(int input, int neuron, double value)
    {
        var code = (int)Math.Round(value / _target.Step);
        var (address, high) = Place(input, neuron);
        var word = _core.Read(Bank.Synapse, address);
        _core.Write(Bank.Synapse, address, (ushort)(
            _target.IsFine ? code
            : high ? (word & 0x00FF) | ((code & 0xFF) << 8)
            : (word & 0xFF00) | (code & 0xFF)));
    }

    /// <summary>A weight, in units of the integer that is delivered.</summary>
    public double Weight(int input, int neuron)
    {
        var (address, high) = Place(input, neuron);
        var word = _core.Read(Bank.Synapse, address);
        return _target.IsFine ? (short)word * _target.Step : (sbyte)(high ? word >> 8 : word);
    }

    /// <summary>A tag, -15..15.</summary>
    public int Tag(int input, int neuron) => (short)_core.Read(Bank.Synapse, Place(input, neuron).Address) >> 11;

    /// <summary>x1 and x2 of an input, y1 and y2 of a neuron.</summary>
    public (int X1, int X2, int Y1, int Y2) Traces(int input, int neuron) => (
        _core.Read(Bank.SourceTrace, LearningLayout.SourceTrace(_target.Build, Trace.X1, Neurons + input)),
        _core.Read(Bank.SourceTrace, LearningLayout.SourceTrace(_target.Build, Trace.X2, Neurons + input)),
        _core.Read(Bank.NeuronTrace, LearningLayout.NeuronTrace(_target.Build, NeuronTraceItem.First, neuron)),
        _core.Read(Bank.NeuronTrace, LearningLayout.NeuronTrace(_target.Build, NeuronTraceItem.Second, neuron)));

    /// <summary>A tick.</summary>
    /// <param name="inputs">Inputs with an event.</param>
    /// <param name="fires">Neurons that fire.</param>
    public void Tick(IEnumerable<int> inputs, IReadOnlyCollection<int> fires)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(fires);
        foreach (var input in inputs)
        {
            var words = new CoreInputs { EventValid = true, EventSource = (ushort)(Neurons + input) };
            while (!_core.EventReady)
                _core.Clock(words);
            _core.Clock(words);
        }

        foreach (var neuron in fires)
            _core.Write(Bank.Threshold, neuron, unchecked((ushort)-1));
        _core.Clock(new CoreInputs { TickStart = true });
        while (_core.TickBusy)
            _core.Clock(new CoreInputs { SpikeReady = true });
        foreach (var neuron in fires)
            _core.Write(Bank.Threshold, neuron, (ushort)short.MaxValue);
        // What fired would be events of the next tick, and wake nothing: neurons are sources of no synapse here.
        for (var word = 0; word < Neurons / WordBits; word++)
            _core.Write(Bank.Event, word, 0);
    }

    // Neurons without leak, current or input that moves them: thresholds alone say who fires.
    private void Rest()
    {
        var blocks = Neurons / _target.Build.Lanes;
        var words = new ClassParameters(0, 0, 0, 0, short.MinValue, 0, 0, ResetMode.Value).ToWords();
        for (var block = 0; block < blocks; block++)
        {
            for (var word = 0; word < words.Length; word++)
                _core.Write(Bank.Class, (block * words.Length) + word, words[word]);
            for (var word = 0; word < 2 * _target.Build.Lanes; word++)
                _core.Write(Bank.NeuronDecay, (2 * block * _target.Build.Lanes) + word, words[word % 2]);
            _core.Write(Bank.Projection, ProjectionWord.Address(_target.Build, 0, block), new ProjectionWord(Rule: Rule, Enable: false).ToWord());
        }

        for (var neuron = 0; neuron < Neurons; neuron++)
            _core.Write(Bank.Threshold, neuron, (ushort)short.MaxValue);
        for (var source = 0; source < Neurons + Inputs; source++)
        {
            for (var neuron = 0; neuron < Neurons; neuron++)
                _core.Write(Bank.Synapse, SynapseLayout.Address(_target.Build, source, neuron), (ushort)(_target.HasTags ? NoSynapseOfTags : NoSynapse));
            if (source >= Neurons)
                _core.Write(Bank.Range, source, RangeWord.Encode(new OccupiedRange(0, blocks - 1), 0));
        }
    }

    private void Write(AssembledRule rule)
    {
        Write(LearningTrigger.Pre, rule.Pre);
        Write(LearningTrigger.Post, rule.Post);
        Write(LearningTrigger.Epoch, rule.Epoch);
        Register(LearningRegister.Products, LearningLayout.Products(rule.Pre.Length, rule.Post.Length, rule.Epoch.Length));
        Register(LearningRegister.Epoch, rule.EpochShift ?? 0);
        Register(LearningRegister.PlasticClasses, 1);
        for (var trace = 0; trace < rule.Traces.Length; trace++)
        {
            var setting = rule.Traces[trace] ?? new TraceSetting(0, 0, 0);
            Parameter((Trace)trace, TraceParameter.Mantissa, setting.Mantissa);
            Parameter((Trace)trace, TraceParameter.Shift, setting.Shift);
            Parameter((Trace)trace, TraceParameter.Impulse, setting.Impulse);
        }

        ThirdFactor = RuleProduct.MostFactor;
        Gate = true;
    }

    private void Write(LearningTrigger trigger, ImmutableArray<uint> products)
    {
        for (var index = 0; index < products.Length; index++)
        {
            var place = LearningLayout.Product(Rule, trigger, index);
            _core.Write(Bank.Program, place + (int)ProductWord.Operation, (ushort)products[index]);
            _core.Write(Bank.Program, place + (int)ProductWord.Amount, (ushort)(products[index] >> WordBits));
        }
    }

    private void Parameter(Trace trace, TraceParameter parameter, int value) =>
        _core.Write(Bank.NeuronTrace, LearningLayout.Parameter(_target.Build, trace, parameter), (ushort)value);

    private void Register(LearningRegister register, int value) => _core.Write(Bank.Learning, (int)register, (ushort)value);

    private (int Address, bool High) Place(int input, int neuron) => (
        SynapseLayout.Address(_target.Build, Neurons + input, neuron), SynapseLayout.HighByte(_target.Build, Neurons + input, neuron));

    private static ushort Word(int value) => Hardware.ThirdFactor.Encode(value / (double)RuleProduct.One);
}
