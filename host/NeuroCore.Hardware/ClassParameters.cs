// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>Parameters that the L neurons of a block share: eight words of the class bank.</summary>
/// <param name="KeepU">0..4096: u keeps KeepU / 4096 of itself each tick.</param>
/// <param name="KeepV">0..4096: v keeps KeepV / 4096 of itself each tick.</param>
/// <param name="AccumulatorShift">a, 0..7: the accumulator enters u times 2^a.</param>
/// <param name="CurrentShift">b, 0..7: u enters v times 2^b, v taken with its 8 fraction bits.</param>
/// <param name="VMin">Floor of v's integer part, -32768..32767.</param>
/// <param name="VReset">Integer part of v after a reset to value, -32768..32767.</param>
/// <param name="RefractoryTicks">R, 0..255: a spike at t holds v through t + 1 .. t + R.</param>
/// <param name="Reset">What a spike does to v.</param>
public sealed record ClassParameters(
    int KeepU, int KeepV, int AccumulatorShift, int CurrentShift, int VMin, int VReset, int RefractoryTicks, ResetMode Reset)
{
    /// <summary>Words of the class bank that a block takes.</summary>
    public const int WordsPerBlock = Limits.ClassWordsPerBlock;

    /// <summary>KeepU and KeepV that lose nothing: 1 as a fraction of 4096.</summary>
    public const int KeepAll = 4096;

    /// <summary>The block's words, as the class bank holds them; unused ones are 0.</summary>
    /// <exception cref="NeuroCoreException">A parameter is out of its range.</exception>
    public ushort[] ToWords()
    {
        var words = new ushort[WordsPerBlock];
        words[(int)ClassWord.CurrentDecay] = (ushort)(
            (Checked(KeepU, 0, KeepAll, "keep_u") << Fields.KeepULow) |
            (Checked(AccumulatorShift, 0, 7, "accumulator_shift") << Fields.AccumulatorShiftLow));
        words[(int)ClassWord.MembraneDecay] = (ushort)(
            (Checked(KeepV, 0, KeepAll, "keep_v") << Fields.KeepVLow) |
            (Checked(CurrentShift, 0, 7, "current_shift") << Fields.CurrentShiftLow));
        words[(int)ClassWord.VMin] = (ushort)Checked(VMin, short.MinValue, short.MaxValue, "v_min");
        words[(int)ClassWord.VReset] = (ushort)Checked(VReset, short.MinValue, short.MaxValue, "v_reset");
        words[(int)ClassWord.Firing] = (ushort)(
            (Checked(RefractoryTicks, 0, 255, "refractory_ticks") << Fields.RefractoryTicksLow) |
            (Checked((int)Reset, 0, (int)ResetMode.Subtract, "reset_mode") << Fields.ResetModeLow));
        return words;
    }

    /// <summary>What the words of a block say.</summary>
    /// <param name="words">Eight words, as the class bank holds them.</param>
    /// <exception cref="NeuroCoreException">There are not eight words, or they hold a value that means nothing.</exception>
    public static ClassParameters FromWords(ReadOnlySpan<ushort> words)
    {
        if (words.Length != WordsPerBlock)
            throw new NeuroCoreException($"A block's class has {WordsPerBlock} words, not {words.Length}.");
        var current = words[(int)ClassWord.CurrentDecay];
        var membrane = words[(int)ClassWord.MembraneDecay];
        var firing = words[(int)ClassWord.Firing];
        return new ClassParameters(
            Checked(Field(current, Fields.KeepULow, Fields.KeepUWidth), 0, KeepAll, "keep_u"),
            Checked(Field(membrane, Fields.KeepVLow, Fields.KeepVWidth), 0, KeepAll, "keep_v"),
            Field(current, Fields.AccumulatorShiftLow, Fields.AccumulatorShiftWidth),
            Field(membrane, Fields.CurrentShiftLow, Fields.CurrentShiftWidth),
            (short)words[(int)ClassWord.VMin],
            (short)words[(int)ClassWord.VReset],
            Field(firing, Fields.RefractoryTicksLow, Fields.RefractoryTicksWidth),
            (ResetMode)Checked(Field(firing, Fields.ResetModeLow, Fields.ResetModeWidth), 0, (int)ResetMode.Subtract, "reset_mode"));
    }

    private static int Field(ushort word, int low, int width) => (word >> low) & ((1 << width) - 1);

    private static int Checked(int value, int least, int most, string name) =>
        value >= least && value <= most
            ? value
            : throw new NeuroCoreException($"{name} is {value}, but a class holds {least}..{most}.");
}
