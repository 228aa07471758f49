// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>
/// How a random network learns: its classes of sources, which of them have rules for which blocks, the rules' programs,
/// traces and what drives them. Builds that do not learn have classes alone.
/// </summary>
/// <remarks>
/// A column reads synapses of every source, so a class has rules only for blocks that all its sources' rows were loaded
/// for: memory that was never written holds anything. Class 0 has none: its sources may have any blocks. A group of L
/// sources is of one class, or its first source is of class 0.
/// </remarks>
internal sealed class RandomLearning
{
    private readonly Configuration _target;
    private readonly CaseRandom _random;
    private readonly RandomProgram _program;
    private readonly int _neurons;
    private readonly int _sources;
    private readonly int[] _classes;
    private readonly bool[] _uniform;         // groups of one class, and not 0
    private readonly OccupiedRange[] _blocks; // that a class may have rules for

    /// <summary>Makes it.</summary>
    /// <param name="target">The build.</param>
    /// <param name="random">Where its choices come from.</param>
    /// <param name="neurons">N of the image.</param>
    /// <param name="sources">S of the image.</param>
    /// <param name="widest">Most blocks of a class.</param>
    public RandomLearning(Configuration target, CaseRandom random, int neurons, int sources, int widest)
    {
        (_target, _random, _neurons, _sources) = (target, random, neurons, sources);
        _program = new RandomProgram(target, random);
        Learns = target.Has(Capabilities.Learning) && !random.OneIn(8);
        var blocks = neurons / target.Lanes;
        _blocks = [.. Enumerable.Range(0, ProjectionWord.Classes).Select(_ => Blocks(blocks, Math.Min(widest, blocks)))];
        _classes = new int[sources];
        _uniform = new bool[sources / target.Lanes];
        for (var group = 0; group < _uniform.Length; group++)
            MakeGroup(group);
    }

    /// <summary>A class is plastic; else nothing of learning happens, whatever there is for it.</summary>
    public bool Learns { get; }

    /// <summary>Class of a source.</summary>
    public int ClassOf(int source) => _classes[source];

    /// <summary>Blocks that a source's rows are to be loaded for; null: as one likes.</summary>
    public OccupiedRange? BlocksOf(int source) => _uniform[source / _target.Lanes] ? _blocks[_classes[source]] : null;

    /// <summary>A class may have a rule for a block.</summary>
    public bool MayLearn(int sourceClass, int block) =>
        sourceClass != 0 && block >= _blocks[sourceClass].First && block <= _blocks[sourceClass].Last;

    /// <summary>A projection word without a rule where there may be none.</summary>
    public int Projection(int address, int word)
    {
        var row = Configuration.PowerOfTwoFrom(_target.Blocks);
        return MayLearn(address / row, address % row) ? word : word & ~(((1 << Fields.RuleWidth) - 1) << Fields.RuleLow);
    }

    /// <summary>What loads it.</summary>
    public IEnumerable<MemoryWord> Words()
    {
        if (!_target.Has(Capabilities.Learning))
            return [];
        return [.. Enumerable.Range(0, BankDepth.Of(_target, Bank.Program)).Select(_program.Word), .. Traces(), .. Registers()];
    }

    /// <summary>Something that the host may write between two ticks.</summary>
    public MemoryWord AnyWord() => _random.Below(6) switch
    {
        0 => _program.Word(_random.Below(BankDepth.Of(_target, Bank.Program))),
        1 => Register(_random.Of(LearningRegister.Gate, LearningRegister.ThirdFactor, LearningRegister.Products, LearningRegister.Epoch, LearningRegister.PlasticClasses)),
        2 => Parameter(_random.Below(4), _random.Of(TraceParameter.Mantissa, TraceParameter.Shift, TraceParameter.Impulse)),
        3 => Trace(Bank.SourceTrace, _random.Below(BankDepth.Of(_target, Bank.SourceTrace))),
        _ => Trace(Bank.NeuronTrace, _random.Below(ParameterPlace)),
    };

    /// <summary>A word that a bank of learning may hold.</summary>
    public ushort Word(Bank bank, int address) => bank switch
    {
        Bank.Program => _program.Word(address).Value,
        Bank.Learning => Register((LearningRegister)address).Value,
        Bank.NeuronTrace when address >= ParameterPlace => Parameter(0, (TraceParameter)(address % 4)).Value,
        _ => Trace(bank, address).Value,
    };

    /// <summary>Which classes are plastic: these, or some at random, if any ever are.</summary>
    public MemoryWord PlasticClasses(int? classes = null) =>
        classes is { } these ? new(Bank.Learning, (int)LearningRegister.PlasticClasses, (ushort)these) : Register(LearningRegister.PlasticClasses);

    private int ParameterPlace => (int)NeuronTraceItem.Parameters * Configuration.PowerOfTwoFrom(_target.Neurons);

    private OccupiedRange Blocks(int blocks, int widest)
    {
        var width = _random.OneIn(4) ? _random.Between(1, widest) : widest;
        var first = _random.Below(blocks - width + 1);
        return new OccupiedRange(first, first + width - 1);
    }

    private void MakeGroup(int group)
    {
        var mixed = !_target.Has(Capabilities.Learning) || _random.OneIn(5);
        var one = _random.Below(ProjectionWord.Classes);
        _uniform[group] = !mixed && one != 0;
        for (var i = 0; i < _target.Lanes; i++)
            _classes[(group * _target.Lanes) + i] = !mixed ? one : i == 0 && _target.Has(Capabilities.Learning) ? 0 : _random.Below(ProjectionWord.Classes);
    }

    private IEnumerable<MemoryWord> Traces()
    {
        var row = Configuration.PowerOfTwoFrom(_target.Sources);
        var still = _random.OneIn(8);
        for (var i = 0; i < 2 * _sources && !still; i++)
            yield return Trace(Bank.SourceTrace, (i / _sources * row) + (i % _sources));
        row = Configuration.PowerOfTwoFrom(_target.Neurons);
        for (var i = 0; i < 3 * _neurons && !still; i++)
            yield return Trace(Bank.NeuronTrace, (i / _neurons * row) + (i % _neurons));
        for (var trace = 0; trace < 4; trace++)
        {
            foreach (var parameter in Enum.GetValues<TraceParameter>())
                yield return Parameter(trace, parameter);
        }
    }

    private MemoryWord Trace(Bank bank, int address) =>
        new(bank, address, (ushort)_random.Of(0, 255, _random.Magnitude(255), _random.Below(256), _random.Below(256)));

    private MemoryWord Parameter(int trace, TraceParameter parameter)
    {
        var value = parameter switch
        {
            TraceParameter.Mantissa => _random.OneIn(6) ? 0 : _random.OneIn(3) ? _random.Below(256) : _random.Between(128, 255),
            TraceParameter.Shift => _random.OneIn(4) ? _random.Below(_target.Has(Capabilities.FineSynapses) ? 16 : 8) : _random.Below(5),
            _ => _random.Of(0, 255, _random.Magnitude(255), _random.Below(256)),
        };
        return new MemoryWord(Bank.NeuronTrace, ParameterPlace + (4 * trace) + (int)parameter, (ushort)value);
    }

    private IEnumerable<MemoryWord> Registers() => Enum.GetValues<LearningRegister>().Select(Register);

    // Half of the ticks end an epoch or every other one does, or none for long.
    private MemoryWord Register(LearningRegister register)
    {
        var value = register switch
        {
            LearningRegister.Gate => _random.OneIn(6) ? 0 : 1,
            LearningRegister.ThirdFactor => _random.Below(256),
            LearningRegister.Products => _program.Products(),
            LearningRegister.Epoch => _random.OneIn(4) ? _random.Below(16) : _random.Below(4),
            _ => _random.OneIn(3) ? 0xFF : _random.Between(1, 255),
        };
        if (register == LearningRegister.PlasticClasses && !Learns)
            value = 0;
        return new MemoryWord(Bank.Learning, (int)register, (ushort)value);
    }
}
