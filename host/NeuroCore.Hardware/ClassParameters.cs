// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>Parameters that the L neurons of a block share: eight words of the class bank.</summary>
/// <param name="KeepU">0..4096: u keeps KeepU / 4096 of itself each tick.</param>
/// <param name="KeepV">0..4096: v keeps KeepV / 4096 of itself each tick.</param>
/// <param name="AccumulatorShift">a, 0..7: the accumulator enters u times 2^a.</param>
/// <param name="CurrentShift">b, 0..7: u enters v times 2^b, v taken with its 8 fraction bits.</param>
/// <param name="VMin">Floor of v's integer part, -32768..32767.</param>
/// <param name="VReset">Integer part of v after a reset to value, -32768..32767.</param>
/// <param name="RefractoryTicks">R, 0..127: a spike at t holds v through t + 1 .. t + R.</param>
/// <param name="Reset">What a spike does to v.</param>
/// <param name="Bipolar">Also spikes, with negative sign, at minus the threshold.</param>
/// <param name="NoiseAmplitude">c, 0..15: 0 no noise, else noise within -2^(c-1)..2^(c-1) of v's 24-bit scale.</param>
/// <param name="Competes">Belongs to a winner-take-all group.</param>
/// <param name="GroupEnd">Last block of its group.</param>
/// <param name="KeepReset">0..4096: a reset by subtraction keeps KeepReset / 4096 of the overshoot.</param>
/// <param name="GroupWinners">k, 0..7: most winners of the group a tick; read in its last block.</param>
/// <param name="KeepTheta">0..4096: theta keeps KeepTheta / 4096 in each tick that is a multiple of the period.</param>
/// <param name="ThetaPeriod">p, 0..7: the period is 2^p ticks.</param>
/// <param name="ThetaStep">Added to theta by a spike, -32768..32767.</param>
public sealed record ClassParameters(
    int KeepU,
    int KeepV,
    int AccumulatorShift,
    int CurrentShift,
    int VMin,
    int VReset,
    int RefractoryTicks,
    ResetMode Reset,
    bool Bipolar = false,
    int NoiseAmplitude = 0,
    bool Competes = false,
    bool GroupEnd = false,
    int KeepReset = ClassParameters.KeepAll,
    int GroupWinners = 0,
    int KeepTheta = ClassParameters.KeepAll,
    int ThetaPeriod = 0,
    int ThetaStep = 0)
{
    /// <summary>Words of the class bank that a block takes.</summary>
    public const int WordsPerBlock = Limits.ClassWordsPerBlock;

    /// <summary>What loses nothing: 1 as a fraction of 4096.</summary>
    public const int KeepAll = 4096;

    private const string What = "a class";

    /// <summary>The block's words, as the class bank holds them.</summary>
    /// <exception cref="NeuroCoreException">A parameter is out of its range.</exception>
    public ushort[] ToWords()
    {
        var words = new ushort[WordsPerBlock];
        words[(int)ClassWord.CurrentDecay] = (ushort)(
            (Keep(KeepU, "keep_u") << Fields.KeepULow) |
            WordField.Put(AccumulatorShift, Fields.AccumulatorShiftLow, Fields.AccumulatorShiftWidth, "accumulator_shift", What));
        words[(int)ClassWord.MembraneDecay] = (ushort)(
            (Keep(KeepV, "keep_v") << Fields.KeepVLow) |
            WordField.Put(CurrentShift, Fields.CurrentShiftLow, Fields.CurrentShiftWidth, "current_shift", What));
        words[(int)ClassWord.VMin] = Signed(VMin, "v_min");
        words[(int)ClassWord.VReset] = Signed(VReset, "v_reset");
        words[(int)ClassWord.Firing] = FiringWord();
        words[(int)ClassWord.ResetKeep] = (ushort)(
            (Keep(KeepReset, "keep_reset") << Fields.KeepResetLow) |
            WordField.Put(GroupWinners, Fields.GroupWinnersLow, Fields.GroupWinnersWidth, "group_winners", What));
        words[(int)ClassWord.AdaptationDecay] = (ushort)(
            (Keep(KeepTheta, "keep_theta") << Fields.KeepThetaLow) |
            WordField.Put(ThetaPeriod, Fields.ThetaPeriodLow, Fields.ThetaPeriodWidth, "theta_period", What));
        words[(int)ClassWord.AdaptationStep] = Signed(ThetaStep, "theta_step");
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
        var reset = words[(int)ClassWord.ResetKeep];
        var adaptation = words[(int)ClassWord.AdaptationDecay];
        return new ClassParameters(
            Keep(WordField.Get(current, Fields.KeepULow, Fields.KeepUWidth), "keep_u"),
            Keep(WordField.Get(membrane, Fields.KeepVLow, Fields.KeepVWidth), "keep_v"),
            WordField.Get(current, Fields.AccumulatorShiftLow, Fields.AccumulatorShiftWidth),
            WordField.Get(membrane, Fields.CurrentShiftLow, Fields.CurrentShiftWidth),
            (short)words[(int)ClassWord.VMin],
            (short)words[(int)ClassWord.VReset],
            WordField.Get(firing, Fields.RefractoryTicksLow, Fields.RefractoryTicksWidth),
            Mode(WordField.Get(firing, Fields.ResetModeLow, Fields.ResetModeWidth)),
            WordField.Get(firing, Fields.BipolarLow, Fields.BipolarWidth) == 1,
            WordField.Get(firing, Fields.NoiseAmplitudeLow, Fields.NoiseAmplitudeWidth),
            WordField.Get(firing, Fields.CompetesLow, Fields.CompetesWidth) == 1,
            WordField.Get(firing, Fields.GroupEndLow, Fields.GroupEndWidth) == 1,
            Keep(WordField.Get(reset, Fields.KeepResetLow, Fields.KeepResetWidth), "keep_reset"),
            WordField.Get(reset, Fields.GroupWinnersLow, Fields.GroupWinnersWidth),
            Keep(WordField.Get(adaptation, Fields.KeepThetaLow, Fields.KeepThetaWidth), "keep_theta"),
            WordField.Get(adaptation, Fields.ThetaPeriodLow, Fields.ThetaPeriodWidth),
            (short)words[(int)ClassWord.AdaptationStep]);
    }

    private ushort FiringWord() => (ushort)(
        WordField.Put(RefractoryTicks, Fields.RefractoryTicksLow, Fields.RefractoryTicksWidth, "refractory_ticks", What) |
        WordField.Put(Bipolar ? 1 : 0, Fields.BipolarLow, Fields.BipolarWidth, "bipolar", What) |
        ((int)Mode((int)Reset) << Fields.ResetModeLow) |
        WordField.Put(NoiseAmplitude, Fields.NoiseAmplitudeLow, Fields.NoiseAmplitudeWidth, "noise_amplitude", What) |
        WordField.Put(Competes ? 1 : 0, Fields.CompetesLow, Fields.CompetesWidth, "competes", What) |
        WordField.Put(GroupEnd ? 1 : 0, Fields.GroupEndLow, Fields.GroupEndWidth, "group_end", What));

    private static int Keep(int value, string name) => WordField.Checked(value, 0, KeepAll, name, What);

    private static ResetMode Mode(int value) =>
        (ResetMode)WordField.Checked(value, 0, (int)ResetMode.None, "reset_mode", What);

    private static ushort Signed(int value, string name) =>
        (ushort)WordField.Checked(value, short.MinValue, short.MaxValue, name, What);
}
