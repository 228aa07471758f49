// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>Commands with arguments that a build has sense for, and some that it must refuse. Without sequence number and CRC.</summary>
internal sealed partial class RandomCommands(Configuration build, CaseRandom random)
{
    // More would take too long at the speed of the wire; the other sources have no synapses.
    private const int MostSynapseWords = 4096;

    private const int Rule = ((1 << Fields.RuleWidth) - 1) << Fields.RuleLow;

    private static readonly Bank[] s_written =
    [
        Bank.Control, Bank.Synapse, Bank.Range, Bank.Event, Bank.Current, Bank.Membrane, Bank.Residue, Bank.Threshold,
        Bank.Bias, Bank.Class, Bank.Encoder, Bank.Noise, Bank.Control, Bank.Probe, Bank.Adaptation, Bank.Count,
        Bank.FirstSpike, Bank.Accumulator, Bank.Projection, Bank.Sign, Bank.Report, Bank.NeuronDecay, Bank.SecondCurrent, Bank.ClassMore,
        Bank.SourceTrace, Bank.NeuronTrace, Bank.Program, Bank.Learning, Bank.Learning,
    ];

    private readonly RandomLearning _learning = new(build, random, build.Neurons, build.Sources, build.Blocks);

    /// <summary>Sets the image's size, full rows, random weights, and neurons of which some fire at once.</summary>
    public IEnumerable<byte[]> Network()
    {
        yield return Write(Bank.Control, 0, [(ushort)build.Neurons, (ushort)build.Sources]);
        yield return Fill(Bank.Range, 0, Range(0, build.Blocks - 1), LoadedSources);
        yield return Fill(Bank.Projection, 0, new ProjectionWord(Enable: true).ToWord(), BankDepth.Of(build, Bank.Projection));
        foreach (var command in Learning())
            yield return command;
        yield return Fill(Bank.Report, 0, 0xFFFF, BankDepth.Of(build, Bank.Report));
        var words = LoadedSources * build.Blocks * build.Pairs;
        for (var address = 0; address < words; address += 500)
            yield return Fill(Bank.Synapse, address, (ushort)random.Bits(), Math.Min(500, words - address));
        for (var block = 0; block < build.Blocks; block++)
            yield return Write(Bank.Class, block * ClassParameters.WordsPerBlock, Class());
        yield return Fill(Bank.Threshold, 0, (ushort)random.Between(1, 200), build.Neurons);
        yield return Fill(Bank.Bias, 0, (ushort)random.Between(-5, 30), build.Neurons);
        yield return Write(Bank.Threshold, random.Below(build.Neurons), [0x8000]);
        yield return Write(Bank.Noise, 0, [.. Enumerable.Range(0, 4).Select(_ => (ushort)random.Bits())]);
        yield return Write(Bank.Control, (int)ControlRegister.ImageEncoders, [(ushort)random.Below(build.Encoders + 1)]);
        foreach (var command in Stretch(Bank.Encoder, 0, build.Encoders))
            yield return command;
        yield return Write(Bank.Probe, 0, [.. Enumerable.Range(0, 16).Select(entry => Word(Bank.Probe, entry))]);
        yield return AnyControl();
        yield return Run([Ticks(random.Between(1, 3))]);
    }

    /// <summary>Some words of every bank, and as many parameters of classes as an answer holds.</summary>
    public IEnumerable<byte[]> Reads()
    {
        const int Words = 16;
        for (var bank = Bank.Identity; bank <= Bank.Learning; bank++)
        {
            var (address, count) = bank switch
            {
                Bank.Identity => (0, Words),
                Bank.Class or Bank.ClassMore => (0, Math.Min(LinkLimits.ReadWords, BankDepth.Of(build, bank))),
                _ => Some(bank, Words),
            };
            yield return Counted(Opcode.Read, bank, address, 0, (ushort)count);
        }
    }

    // Groups of sources of one class, each of which has rules for its blocks, but for class 0: sources without synapses
    // are of it.
    private IEnumerable<byte[]> Learning()
    {
        if (!build.Has(Capabilities.Learning))
            yield break;
        for (var source = 0; source < LoadedSources; source += build.Lanes)
            yield return Fill(Bank.Range, source, Range(0, build.Blocks - 1, GroupClass(source)), build.Lanes);
        var row = Configuration.PowerOfTwoFrom(build.Blocks);
        for (var sourceClass = 1; sourceClass < ProjectionWord.Classes; sourceClass++)
            yield return Fill(Bank.Projection, sourceClass * row, Word(Bank.Projection, sourceClass * row), row);
        foreach (var bank in new[] { Bank.Program, Bank.Learning, Bank.SourceTrace, Bank.NeuronTrace })
        {
            // Of the traces so many, and all of their parameters.
            var last = bank == Bank.NeuronTrace
                ? LearningLayout.Parameter(build, Trace.X1, TraceParameter.Mantissa) + LearningLayout.ParameterWords
                : Math.Min(BankDepth.Of(build, bank), 2 * LinkLimits.WriteWords);
            foreach (var command in Stretch(bank, bank == Bank.NeuronTrace ? Math.Max(0, last - LinkLimits.WriteWords) : 0, last))
                yield return command;
        }
    }

    private IEnumerable<byte[]> Stretch(Bank bank, int first, int end)
    {
        for (var address = first; address < end; address += LinkLimits.WriteWords)
            yield return Write(bank, address, [.. Enumerable.Range(address, Math.Min(LinkLimits.WriteWords, end - address)).Select(at => Word(bank, at))]);
    }

    private int GroupClass(int source) => _learning.ClassOf(source / build.Lanes * build.Lanes);

    /// <summary>Any command.</summary>
    public byte[] Any() => random.Below(16) switch
    {
        0 or 1 or 2 => AnyWrite(),
        3 => AnyFill(),
        4 or 5 or 6 => AnyRead(),
        7 or 8 or 9 => Wrong(),
        _ => AnyRun(),
    };

    private byte[] AnyRun()
    {
        var words = new List<ushort>();
        for (var tick = random.Magnitude(6); tick >= 0; tick--)
        {
            for (var i = random.Magnitude(16); i > 0; i--)
                words.Add((ushort)(random.OneIn(50) ? random.Below(0x8000) : Event()));
            words.Add(Ticks(random.OneIn(8) ? 0 : random.Between(1, 4)));
        }

        return Run(words);
    }

    // Some are negative; a build without signs refuses those.
    private int Event() => random.Below(build.Sources) | (random.OneIn(4) ? 1 << 14 : 0);

    private byte[] AnyWrite()
    {
        var bank = random.Of<Bank>(s_written);
        if (bank == Bank.Control)
            return AnyControl();
        if (bank == Bank.Class)
        {
            // All of them, or some of them alone.
            var parameters = Class();
            var first = random.OneIn(2) ? 0 : random.Below(parameters.Length);
            return Write(bank, (random.Below(build.Blocks) * ClassParameters.WordsPerBlock) + first, parameters[first..]);
        }

        var (address, count) = Some(bank, 122);
        return Write(bank, address, [.. Enumerable.Range(address, count).Select(at => Word(bank, at))]);
    }

    private byte[] AnyControl() => random.Below(6) switch
    {
        0 => Write(Bank.Control, (int)ControlRegister.TickLow, [(ushort)random.Bits(), (ushort)random.Bits()]),
        1 => Write(Bank.Control, (int)ControlRegister.ImageNeurons, [ImpossibleSize(build.Neurons), ImpossibleSize(build.Sources)]),
        2 => Write(Bank.Control, (int)ControlRegister.Elapsed, [random.Of((ushort)0, (ushort)0xFFFE)]),
        3 => Write(Bank.Control, (int)ControlRegister.TickPeriod, [(ushort)random.Magnitude(100), (ushort)random.Bits()]),
        4 => Write(Bank.Control, (int)ControlRegister.SpikesLeft, [(ushort)random.Magnitude(40)]),
        _ => Probes(),
    };

    private byte[] Probes()
    {
        var period = random.Between(1, 4);
        return Write(Bank.Control, (int)ControlRegister.ProbeCount,
            [(ushort)random.Below(random.OneIn(5) ? 40 : 17), (ushort)period, (ushort)random.Between(1, period)]);
    }

    // A size that a board does not take.
    private ushort ImpossibleSize(int most) => build.Lanes > 1
        ? (ushort)random.Of(0, most + build.Lanes, build.Lanes + 1, 0xFFFF, 0x8000)
        : (ushort)random.Of(0, most + 1, 0xFFFF);

    private byte[] AnyFill()
    {
        var bank = random.Of(
            Bank.Synapse, Bank.Range, Bank.Current, Bank.Membrane, Bank.Residue, Bank.Threshold, Bank.Bias,
            Bank.Accumulator, Bank.Projection, Bank.Report, Bank.Count);
        var (address, count) = Some(bank, 300);
        return Fill(bank, address, Word(bank, address), count);
    }

    private byte[] AnyRead()
    {
        var bank = (Bank)random.Below((int)Bank.Learning + 1);
        var (address, count) = Some(bank, LinkLimits.ReadWords);
        return Counted(Opcode.Read, bank, address, 0, (ushort)count);
    }

    // What the board must refuse, or what does nothing.
    private byte[] Wrong() => random.Below(10) switch
    {
        0 or 1 => OfAnyLength(random.Of<Func<byte[]>>(AnyWrite, AnyFill, AnyRead, AnyRun)()),
        2 => Write(random.Of(Bank.Identity, Bank.CountTake), 0, [1, 2]),
        3 => Fill(random.Of(Bank.Identity, Bank.CountTake), 0, 1, 1),
        4 => [(byte)random.Between(5, 127), 0, .. AnyWrite().AsSpan(2)],
        5 => [.. AnyWrite(), (byte)random.Bits()],
        6 => Counted(Opcode.Read, Bank.Bias, 0, 0, (ushort)random.Of(0, LinkLimits.ReadWords + 1, 300)),
        7 or 8 => Write((Bank)random.Of((int)Bank.Learning + 1, random.Between((int)Bank.Learning + 1, byte.MaxValue), (int)random.Of<Bank>(s_written) | (1 << random.Between(5, 7))), 0, [1, 2]),
        _ => Fill(Bank.Bias, 0, 1, 0),
    };

    // Nearly always one that its opcode has no sense for.
    private byte[] OfAnyLength(byte[] command)
    {
        const int Head = 2;
        var arguments = command.Length - Head;
        Array.Resize(ref command, Head + (random.OneIn(2) ? random.Below(16) : Math.Min(arguments ^ (1 << random.Below(5)), 2 * LinkLimits.WriteWords)));
        return command;
    }

    private int LoadedSources => Math.Min(build.Sources, MostSynapseWords / (build.Blocks * build.Pairs));

    // Synapse memory that was never written holds anything.
    private (int Address, int Count) Some(Bank bank, int most)
    {
        var depth = bank switch
        {
            Bank.Range => LoadedSources,
            Bank.Synapse => LoadedSources * build.Blocks * build.Pairs,
            _ => BankDepth.Of(build, bank),
        };
        var count = Math.Max(1, random.Magnitude(Math.Min(depth, most)));
        return (random.Below(depth - count + 1), count);
    }

    private ushort Word(Bank bank, int address)
    {
        switch (bank)
        {
            case Bank.Range:
                var first = random.Below(build.Blocks);
                return random.OneIn(6) ? (ushort)0 : Range(first, random.Between(first, build.Blocks - 1), build.Has(Capabilities.Learning) ? GroupClass(address) : random.Below(ProjectionWord.Classes));
            case Bank.Event:
                return (ushort)(random.Bits() & ((1UL << Math.Min(16, build.Sources - (address * 16))) - 1));
            case Bank.Projection:
                var ruled = address >= Configuration.PowerOfTwoFrom(build.Blocks);
                return (ushort)(((int)random.Bits() & (ruled ? ~0 : ~Rule)) | (random.OneIn(8) ? 0 : 1 << Fields.EnableLow));
            case Bank.SourceTrace or Bank.NeuronTrace or Bank.Program or Bank.Learning:
                return _learning.Word(bank, address);
            case Bank.Probe:
                var probed = random.Of(Bank.Current, Bank.Membrane, Bank.Residue, Bank.Threshold, Bank.Bias, Bank.Control);
                return (ushort)(((int)probed << Fields.ProbeBankLow) | random.Below(BankDepth.Of(build, probed)));
            case Bank.NeuronDecay:
                var shift = address % 2 == 0 ? build.MostAccumulatorShift : build.MostCurrentShift;
                return (ushort)(random.Below(ClassParameters.KeepAll + 1) | (random.Below(shift + 1) << Fields.AccumulatorShiftLow));
            case Bank.Threshold:
                return (ushort)random.Between(0, 300);
            case Bank.ClassMore:
                return (ushort)(random.Below(ClassParameters.KeepAll + 1) | (random.Below(build.MostAccumulatorShift + 1) << Fields.SecondShiftLow));
            case Bank.Current or Bank.SecondCurrent:
                return Narrow(random.Word16(), build.CurrentWidth);
            case Bank.Membrane:
                return Narrow(random.Word16(), build.MembraneWidth - 8);
            default:
                return random.OneIn(3) ? (ushort)random.Below(2) : (ushort)random.Bits();
        }
    }

    private ushort[] Class() => new ClassParameters(
        random.Below(ClassParameters.KeepAll + 1), random.Below(ClassParameters.KeepAll + 1),
        random.Below(build.MostAccumulatorShift + 1), random.Below(build.MostCurrentShift + 1),
        random.Word16(), random.Between(-50, 50), random.Magnitude(7), random.Of(ResetMode.Value, ResetMode.Subtract, ResetMode.None),
        random.OneIn(3), random.Of(0, random.Below(12)),
        Competes: random.OneIn(2) && build.Lanes >= 4, GroupEnd: random.OneIn(2), GroupWinners: random.Below(8),
        KeepReset: random.Below(ClassParameters.KeepAll + 1), KeepTheta: random.Below(ClassParameters.KeepAll + 1),
        ThetaPeriod: random.Below(8), ThetaStep: random.Between(-5, 30)).ToWords();

    private static ushort Range(int first, int last, int sourceClass = 0) =>
        RangeWord.Encode(new OccupiedRange(first, last), sourceClass);

    private static ushort Ticks(int count) => (ushort)((1 << LinkLimits.StreamValueBits) | count);

    private static ushort Narrow(int value, int bits) => (ushort)(value << (32 - bits) >> (32 - bits));

    private static byte[] Run(IReadOnlyList<ushort> words) =>
        [(byte)Opcode.Run, 0, .. words.SelectMany(word => new[] { (byte)word, (byte)(word >> 8) })];

    private static byte[] Write(Bank bank, int address, IReadOnlyList<ushort> words) =>
        [(byte)Opcode.Write, 0, (byte)bank, (byte)address, (byte)(address >> 8), (byte)(address >> 16),
            .. words.SelectMany(word => new[] { (byte)word, (byte)(word >> 8) })];

    private static byte[] Fill(Bank bank, int address, ushort value, int count) =>
        Counted(Opcode.Fill, bank, address, value, (ushort)count);

    private static byte[] Counted(Opcode opcode, Bank bank, int address, ushort value, ushort count) =>
        [(byte)opcode, 0, (byte)bank, (byte)address, (byte)(address >> 8), (byte)(address >> 16),
            (byte)value, (byte)(value >> 8), (byte)count, (byte)(count >> 8)];
}
