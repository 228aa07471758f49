// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>
/// A random network as the words that load it: sizes smaller than the build, full, partial and empty rows,
/// weights and parameters of every kind including the extremes.
/// </summary>
internal sealed class RandomImage
{
    // Loading takes eight clocks a word: a larger image would leave too few clocks for ticks.
    private const int MostSynapseWords = 40_000;

    private readonly CaseRandom _random;
    private readonly List<MemoryWord> _words = [];
    private readonly int _widest;    // most blocks that a source has

    /// <summary>Makes the image.</summary>
    /// <param name="target">The build.</param>
    /// <param name="random">Where its choices come from.</param>
    /// <param name="mostSynapseWords">About the most synapse words that it has, for places where loading is slow.</param>
    public RandomImage(Configuration target, CaseRandom random, int mostSynapseWords = MostSynapseWords)
    {
        Target = target;
        _random = random;
        Neurons = Size(target.Lanes, target.Neurons);
        Sources = Size(Neurons, target.Sources);
        Lively = !random.OneIn(4);
        Dense = !random.OneIn(5);
        Add(Bank.Control, (int)ControlRegister.ImageNeurons, Neurons);
        Add(Bank.Control, (int)ControlRegister.ImageSources, Sources);
        var tick = random.Of(0u, 0xFFFEu, 0x7FFF_FFFEu, 0xFFFF_FFFEu, (uint)random.Bits());
        Add(Bank.Control, (int)ControlRegister.TickLow, (int)(tick & 0xFFFF));
        Add(Bank.Control, (int)ControlRegister.TickHigh, (int)(tick >> 16));
        _widest = Math.Clamp(mostSynapseWords / (Sources * target.Pairs), 1, Neurons / target.Lanes);
        Learning = new RandomLearning(target, random, Neurons, Sources, _widest);
        AddRunControl();
        AddEncoders();
        AddSynapses();
        AddProjections();
        for (var word = 0; word < BankDepth.Of(target, Bank.Report); word++)
            Add(Bank.Report, word, random.OneIn(4) ? (int)(random.Bits() & 0xFFFF) : 0xFFFF);
        SynapseAddresses = [.. _words.Where(word => word.Bank == Bank.Synapse).Select(word => word.Address)];
        _words.AddRange(new RandomNeurons(target, random, Neurons, Lively).Words());
        _words.AddRange(Learning.Words());
    }

    /// <summary>Build that the image is for.</summary>
    public Configuration Target { get; }

    /// <summary>N of the image.</summary>
    public int Neurons { get; }

    /// <summary>S of the image.</summary>
    public int Sources { get; }

    /// <summary>Encoded inputs of the image.</summary>
    public int Encoders { get; private set; }

    /// <summary>How it learns.</summary>
    public RandomLearning Learning { get; }

    /// <summary>Parameters that let neurons fire now and then; otherwise extremes and any.</summary>
    public bool Lively { get; }

    /// <summary>Nearly all sources have synapses.</summary>
    public bool Dense { get; }

    /// <summary>The words, in the order of loading.</summary>
    public IReadOnlyList<MemoryWord> Words => _words;

    /// <summary>Synapse words that the image sets; others hold anything.</summary>
    public IReadOnlyList<int> SynapseAddresses { get; }

    private int Size(int least, int most)
    {
        var lanes = Target.Lanes;
        return _random.Below(8) switch
        {
            0 => least,
            1 or 2 => least + (_random.Below(((most - least) / lanes) + 1) * lanes),
            _ => most,
        };
    }

    private void Add(Bank bank, int address, int value) => _words.Add(new MemoryWord(bank, address, (ushort)value));

    // Some images have none; a state of the noise of all 0 stays what it is.
    private void AddEncoders()
    {
        for (var i = 0; i < 4; i++)
            Add(Bank.Noise, i, _random.OneIn(20) ? 0 : (int)(_random.Bits() & 0xFFFF));
        var elapsed = _random.Of(0, 0, 0xFFF0, _random.Below(20_000));
        Add(Bank.Control, (int)ControlRegister.Elapsed, elapsed);
        if (!Target.Has(Capabilities.Encoders))
            return;
        Encoders = _random.Below(4) switch
        {
            0 => 0,
            1 => _random.Between(0, Target.Encoders),
            _ => Target.Encoders,
        };
        Add(Bank.Control, (int)ControlRegister.ImageEncoders, Encoders);
        for (var i = 0; i < Encoders; i++)
            Add(Bank.Encoder, i, RandomEncoder(elapsed).ToWord());
    }

    private EncoderWord RandomEncoder(int elapsed)
    {
        const int Most = EncoderWord.DriveOfOne - 1;
        var encoding = _random.Of(
            InputEncoding.None, InputEncoding.Bernoulli, InputEncoding.Bernoulli, InputEncoding.Regular, InputEncoding.Latency);
        var drive = encoding == InputEncoding.Latency && _random.OneIn(2)
            ? Math.Min(Most, elapsed + _random.Below(12))
            : _random.Of(0, 1, Most, _random.Magnitude(Most), _random.Between(0, Most), _random.Between(0, Most));
        return new EncoderWord(encoding, drive);
    }

    private void AddRunControl()
    {
        Add(Bank.Control, (int)ControlRegister.TickPeriod, _random.Magnitude(60));
        Add(Bank.Control, (int)ControlRegister.Overruns, _random.Of(0, 0xFFFE));
        Add(Bank.Control, (int)ControlRegister.SpikesLeft, _random.Magnitude(3000));
        Add(Bank.Control, (int)ControlRegister.ProbeCount, _random.Below(17));
        var period = _random.Between(1, 5);
        Add(Bank.Control, (int)ControlRegister.ProbePeriod, period);
        Add(Bank.Control, (int)ControlRegister.ProbeLeft, _random.Between(0, period));
    }

    private void AddSynapses()
    {
        var blocks = Neurons / Target.Lanes;
        var kinds = _random.Of(0, 1, 2, 3, 4, 5);
        for (var source = 0; source < Sources; source++)
        {
            var within = Learning.BlocksOf(source);
            var range = RandomRange(within ?? new OccupiedRange(0, blocks - 1));
            Add(Bank.Range, source, RangeWord.Encode(range) | (Learning.ClassOf(source) << Fields.SourceClassLow));
            if ((within ?? range) is not { } loaded)
                continue;
            var kind = kinds == 5 ? _random.Below(5) : kinds;
            var first = ((source * Target.Blocks) + loaded.First) * Target.Pairs;
            var words = (loaded.Last - loaded.First + 1) * Target.Pairs;
            for (var i = 0; i < words; i++)
                Add(Bank.Synapse, first + i, Word(kind));
        }
    }

    // Most are enabled; fields that the build lacks hold anything.
    private void AddProjections()
    {
        var plain = _random.OneIn(4);
        var blocks = Neurons / Target.Lanes;
        for (var place = 0; place < ProjectionWord.Classes * blocks; place++)
        {
            var word = (_random.OneIn(2) ? _random.Word16() : (int)_random.Bits() & 0xFFFF) | (_random.OneIn(20) ? 0 : 1 << Fields.EnableLow);
            var address = ProjectionWord.Address(Target, place / blocks, place % blocks);
            Add(Bank.Projection, address, plain ? 1 << Fields.EnableLow : Learning.Projection(address, word));
        }
    }

    private OccupiedRange? RandomRange(OccupiedRange within)
    {
        if (_random.OneIn(Dense ? 40 : 3))
            return null;
        var blocks = within.Last - within.First + 1;
        var widest = Math.Min(_widest, blocks);
        var width = Dense && !_random.OneIn(8) ? widest : _random.Between(1, widest);
        var first = within.First + _random.Below(blocks - width + 1);
        return new OccupiedRange(first, first + width - 1);
    }

    // Two weights, or one with a byte that says anything.
    private int Word(int kind)
    {
        var other = Target.SynapseBits == 8 ? Weight(kind) : _random.Between(0, 255);
        return Target.Has(Capabilities.FineSynapses)
            ? (Weight(kind) << 8) | other
            : (Weight(kind) & 0xFF) | (other << 8);
    }

    private int Weight(int kind) => kind switch
    {
        0 => _random.Between(-128, 127),
        1 => _random.Of(127, 127, 127, WeightCodes.NoSynapse),
        2 => _random.Of(-127, -127, 126, 127),
        3 => _random.OneIn(4) ? _random.Between(-127, 127) : WeightCodes.NoSynapse,
        _ => _random.Between(-20, 60),
    };
}
