// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <content>Commands that belong together: state of any kind and at its bounds, a few ticks, and all that they leave behind.</content>
internal sealed partial class RandomCommands
{
    private const int MostSceneNeurons = 32;
    private const int SceneSources = 3;
    private const int SceneSlots = 6;
    private const int SceneTicks = 12;

    private static readonly Bank[] s_state =
    [
        Bank.Current, Bank.Membrane, Bank.Residue, Bank.Adaptation, Bank.SecondCurrent, Bank.Count, Bank.FirstSpike,
    ];

    private readonly Queue<byte[]> _scene = new();

    /// <summary>The next command of a scene, or any.</summary>
    public byte[] Next()
    {
        if (_scene.Count == 0 && random.OneIn(8))
        {
            foreach (var command in Scene())
                _scene.Enqueue(command);
        }

        return _scene.TryDequeue(out var next) ? next : Any();
    }

    private IEnumerable<byte[]> Scene()
    {
        var blocks = Math.Min(build.Blocks, Math.Max(1, MostSceneNeurons / build.Lanes));
        var firstBlock = random.Below(build.Blocks - blocks + 1);
        var (first, count) = (firstBlock * build.Lanes, blocks * build.Lanes);
        var sources = Enumerable.Range(0, SceneSources).Select(_ => random.Below(LoadedSources)).ToArray();
        var slots = Slots(first).ToArray();
        var state = s_state.Where(bank => BankDepth.Of(build, bank) > 0).ToArray();

        for (var block = firstBlock; block < firstBlock + blocks; block++)
            yield return Write(Bank.Class, block * ClassParameters.WordsPerBlock, SceneClass());
        yield return Write(Bank.Threshold, first, Words(count, () => (ushort)(random.OneIn(2) ? random.Word16() : random.Between(-300, 300))));
        yield return Write(Bank.Bias, first, Words(count, () => (ushort)(random.OneIn(2) ? random.Word16() : random.Between(-20, 20))));
        foreach (var bank in state)
            yield return Write(bank, first, Words(count, () => State(bank)));
        foreach (var slot in slots)
            yield return Write(Bank.Accumulator, slot, Words(count, () => (ushort)NearBound()));
        foreach (var source in sources)
            yield return Write(Bank.Synapse, Row(source, firstBlock), Words(blocks * build.Pairs, Weights));
        if (build.Has(Capabilities.Learning))
        {
            foreach (var source in sources)
                yield return Write(Bank.SourceTrace, source, [Word(Bank.SourceTrace, source)]);
            yield return Write(Bank.NeuronTrace, first, [.. Enumerable.Range(first, count).Select(at => Word(Bank.NeuronTrace, at))]);
        }

        var carry = random.Below(33);
        if (build.Has(Capabilities.Learning))
        {
            carry = random.Below(16);
            yield return Write(Bank.Learning, (int)LearningRegister.Epoch, [(ushort)carry]);
        }

        var tick = NearCarry(carry);
        yield return Write(Bank.Control, (int)ControlRegister.TickLow, [(ushort)tick, (ushort)(tick >> 16)]);
        yield return Run([.. sources.Select(source => (ushort)(source | (random.OneIn(3) ? 1 << 14 : 0))), Ticks(1), (ushort)sources[0], Ticks(random.Between(1, 3))]);
        if (random.OneIn(2))
            yield return Run([.. Enumerable.Range(0, SceneTicks).SelectMany(_ => new[] { (ushort)random.Below(LoadedSources), (ushort)random.Of(sources), Ticks(1) })]);
        foreach (var bank in state)
            yield return Counted(Opcode.Read, bank, first, 0, (ushort)count);
        foreach (var slot in slots)
            yield return Counted(Opcode.Read, Bank.Accumulator, slot, 0, (ushort)count);
        yield return Counted(Opcode.Read, Bank.Control, 0, 0, (ushort)BankDepth.Of(build, Bank.Control));
        yield return Counted(Opcode.Read, Bank.Event, 0, 0, (ushort)Math.Min(LinkLimits.ReadWords, BankDepth.Of(build, Bank.Event)));
        if (!build.Has(Capabilities.Learning))
            yield break;
        foreach (var source in sources)
        {
            yield return Counted(Opcode.Read, Bank.Synapse, Row(source, firstBlock), 0, (ushort)(blocks * build.Pairs));
            yield return Counted(Opcode.Read, Bank.SourceTrace, source, 0, 1);
        }

        yield return Counted(Opcode.Read, Bank.NeuronTrace, first, 0, (ushort)count);
    }

    private ushort[] SceneClass() => new ClassParameters(
        Keep(), Keep(), random.Below(build.MostAccumulatorShift + 1), random.Below(build.MostCurrentShift + 1),
        random.Word16(), (short)Narrow(random.Word16(), build.MembraneWidth - 8), random.Magnitude(7),
        random.Of(ResetMode.Value, ResetMode.Subtract, ResetMode.None), random.OneIn(2), random.Of(0, random.Below(16)),
        Competes: random.OneIn(3) && build.Lanes >= 4, GroupEnd: random.OneIn(2), GroupWinners: random.Below(8),
        KeepReset: Keep(), KeepTheta: Keep(), ThetaPeriod: random.Below(8), ThetaStep: random.Word16()).ToWords();

    private int Keep() => random.Of(0, ClassParameters.KeepAll, random.Below(ClassParameters.KeepAll + 1), ClassParameters.KeepAll - random.Magnitude(200));

    private ushort State(Bank bank) => bank switch
    {
        Bank.Current or Bank.SecondCurrent => Narrow(random.Word16(), build.CurrentWidth),
        Bank.Membrane => Narrow(random.Word16(), build.MembraneWidth - 8),
        // A refractory count of 0 in every other one.
        Bank.Residue => (ushort)((int)random.Bits() & (random.OneIn(2) ? 0x7FFF : 0xFF)),
        // At their end, or with one bit alone: each of them tells that it is not the first spike.
        Bank.Count => (ushort)(random.OneIn(2) ? ushort.MaxValue - random.Magnitude(3) : 1 << random.Below(16)),
        Bank.FirstSpike => (ushort)random.Bits(),
        _ => (ushort)random.Word16(),
    };

    // A tick from which a few more carry into this bit, and end an epoch of so many bits.
    private uint NearCarry(int bit) => ((uint)random.Bits() | (uint)((1UL << bit) - 1)) - (uint)random.Magnitude(3);

    // A sum that a few weights take over its bound, or any.
    private int NearBound() => random.Below(3) switch
    {
        0 => short.MaxValue - random.Magnitude(1000),
        1 => short.MinValue + random.Magnitude(1000),
        _ => random.Word16(),
    };

    private ushort Weights() => random.Below(3) switch
    {
        0 => 0x7F7F,
        1 => 0x8181,
        _ => (ushort)random.Bits(),
    };

    private int Row(int source, int block) => ((source * build.Blocks) + block) * build.Pairs;

    private static ushort[] Words(int count, Func<ushort> word) => [.. Enumerable.Range(0, count).Select(_ => word())];

    // Addresses of the first neuron in some slots.
    private IEnumerable<int> Slots(int first)
    {
        var row = Configuration.PowerOfTwoFrom(build.Neurons);
        var all = BankDepth.Of(build, Bank.Accumulator) / row;
        return Enumerable.Range(0, Math.Min(all, SceneSlots)).Select(index => ((all <= SceneSlots ? index : random.Below(all)) * row) + first);
    }
}
