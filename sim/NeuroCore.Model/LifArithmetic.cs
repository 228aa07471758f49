// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// What a neuron does in a tick, as plain functions; <see cref="NeuronUpdate"/> says in which clock each is worked out.
/// </summary>
/// <remarks>
/// <para>u is an integer of the build's current width. v is an integer of its membrane width, in units of 1/256 of the
/// scale on which threshold, bias, v_min and v_reset are written. With a and b the shifts of the neuron's class:</para>
/// <code>
/// u = NewCurrent(Decay(u, keep_u), accumulator * 2^a)
/// v = NewMembrane(Driven(Decay(v, keep_v), u * 2^b), bias, v_min)      unless refractory
/// if (Fires(v, threshold))  v = Reset(v, threshold, v_reset, mode)     unless refractory
/// </code>
/// <para>The adders are wide enough for any parameters that an image may hold. With a keep above 4096 they are not
/// always, and then wrap, as in RTL.</para>
/// </remarks>
public sealed class LifArithmetic
{
    /// <summary>Bits of v behind the binary point.</summary>
    public const int FractionBits = 8;

    private readonly int _currentWidth;
    private readonly int _membraneWidth;
    private readonly int _currentSumWidth;
    private readonly int _drivenWidth;

    /// <summary>The arithmetic of a build.</summary>
    public LifArithmetic(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _currentWidth = configuration.CurrentWidth;
        _membraneWidth = configuration.MembraneWidth;
        var inputWidth = 16 + configuration.MostAccumulatorShift;
        var driveWidth = configuration.CurrentWidth + configuration.MostCurrentShift;
        _currentSumWidth = Math.Max(inputWidth, _currentWidth) + 1;
        _drivenWidth = Math.Max(driveWidth, _membraneWidth) + 1;
    }

    /// <summary>A state after a tick's decay: value * keep / 4096, rounded toward zero.</summary>
    public static long Decay(long value, int keep) => Truncate(value * keep);

    /// <summary>The second half of <see cref="Decay"/>: a product / 4096, rounded toward zero.</summary>
    public static long Truncate(long product) => product / ClassParameters.KeepAll;

    /// <summary>The nearest value that a signed number of this many bits can have.</summary>
    public static long Saturate(long value, int width) => Math.Clamp(value, -(1L << (width - 1)), (1L << (width - 1)) - 1);

    /// <summary>The low bits of a value, as a signed number.</summary>
    public static long Wrap(long value, int width) => value << (64 - width) >> (64 - width);

    /// <summary>An accumulator after one synapse has delivered.</summary>
    public static short Accumulate(short accumulator, int addend) =>
        (short)Math.Clamp(accumulator + addend, short.MinValue, short.MaxValue);

    /// <summary>What a delivered weight adds: times 2^exponent, with the opposite sign if negative. Fits 16 bits.</summary>
    public static int Scaled(sbyte weight, int exponent, bool negative) =>
        negative ? -(weight << exponent) : weight << exponent;

    /// <summary>What a weight delivers: itself, or nothing where its code says that there is no synapse.</summary>
    public static sbyte Delivered(sbyte weight) => weight == WeightCodes.NoSynapse ? (sbyte)0 : weight;

    /// <summary>The new u.</summary>
    /// <param name="kept">What is left of u after its decay.</param>
    /// <param name="input">The accumulator, shifted.</param>
    public int NewCurrent(long kept, int input) => (int)Saturate(Wrap(kept + input, _currentSumWidth), _currentWidth);

    /// <summary>v on the way to its new value: what is left of it, driven by u.</summary>
    /// <param name="kept">What is left of v after its decay.</param>
    /// <param name="drive">The new u, shifted.</param>
    public int Driven(long kept, int drive) => (int)Wrap(kept + drive, _drivenWidth);

    /// <summary>The new v, before the test against the threshold.</summary>
    public int NewMembrane(int driven, short bias, short vMin) =>
        (int)Math.Max(Saturate(vMin, _membraneWidth - FractionBits) << FractionBits,
                      Saturate(driven + (bias << FractionBits), _membraneWidth));

    /// <summary>Whether a neuron that is not refractory fires.</summary>
    public static bool Fires(int v, short threshold) => v >> FractionBits >= threshold;

    /// <summary>v after a spike.</summary>
    public int Reset(int v, short threshold, short vReset, bool subtract) =>
        (int)Wrap(subtract ? v - (threshold << FractionBits) : vReset << FractionBits, _membraneWidth);
}
