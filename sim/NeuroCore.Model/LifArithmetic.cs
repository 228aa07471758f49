// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// What a neuron does in a tick, as plain functions; <see cref="NeuronUpdate"/> says in which clock each is worked out.
/// </summary>
/// <remarks>
/// <para>u is an integer of the build's current width. v is an integer of its membrane width, in units of 1/256 of the
/// scale on which threshold, theta, bias, v_min and v_reset are written. With a and b the shifts of the neuron's class,
/// p its theta period and c its noise amplitude:</para>
/// <code>
/// u = NewCurrent(Decay(u, keep_u), accumulator * 2^a)
/// theta = Decay(theta, keep_theta)                                     in ticks that are multiples of 2^p
/// T = Threshold(threshold, theta)
/// v = NewMembrane(Driven(Decay(v, keep_v), u * 2^b, bias), Noise(b16, c), v_min)      unless refractory
/// sign = Sign(v, T, bipolar)                                                          0 if refractory
/// if (sign != 0)  v = Reset(v, T, sign, v_reset, mode, keep_reset), theta = Raise(theta, theta_step)
/// </code>
/// <para>A build that lacks a feature takes for its parameter what <see cref="AbsentFeatures"/> says. The adders are wide
/// enough for any parameters that an image may hold. With a keep above 4096 they are not always, and then wrap, as in
/// RTL.</para>
/// </remarks>
public sealed class LifArithmetic
{
    /// <summary>Bits of v behind the binary point.</summary>
    public const int FractionBits = 8;

    private const int NoiseBits = 16;
    private const int LevelBits = 16;    // of bias, thresholds, v_min and v_reset

    private readonly int _currentWidth;
    private readonly int _membraneWidth;
    private readonly int _currentSumWidth;
    private readonly int _membraneSumWidth;

    /// <summary>The arithmetic of a build.</summary>
    public LifArithmetic(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _currentWidth = configuration.CurrentWidth;
        _membraneWidth = configuration.MembraneWidth;
        var inputWidth = 16 + configuration.MostAccumulatorShift;
        var driveWidth = configuration.CurrentWidth + configuration.MostCurrentShift;
        _currentSumWidth = Math.Max(inputWidth, _currentWidth) + 1;
        _membraneSumWidth = Math.Max(driveWidth, LevelBits + FractionBits) + 2;
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

    /// <summary>v on the way to its new value: what is left of it, driven by u and the bias.</summary>
    /// <param name="kept">What is left of v after its decay.</param>
    /// <param name="drive">The new u, shifted.</param>
    /// <param name="bias">The neuron's bias.</param>
    public int Driven(long kept, int drive, short bias) => (int)Wrap(kept + drive + (bias << FractionBits), _membraneSumWidth);

    /// <summary>The new v, before the test against the threshold.</summary>
    public int NewMembrane(int driven, int noise, short vMin) =>
        (int)Math.Max(Saturate(vMin, _membraneWidth - FractionBits) << FractionBits,
                      Saturate(Wrap((long)driven + noise, _membraneSumWidth), _membraneWidth));

    /// <summary>Membrane noise, in units of v: (b16 - 32768) / 2^(16 - c), rounded toward zero; 0 for c = 0.</summary>
    /// <param name="b16">Random bits, 0..65535.</param>
    /// <param name="amplitude">c, 0..15.</param>
    public static int Noise(int b16, int amplitude) =>
        amplitude == 0 ? 0 : (b16 - (1 << (NoiseBits - 1))) / (1 << (NoiseBits - amplitude));

    /// <summary>T: the threshold that v is compared with, on its integer scale, -65536..65534.</summary>
    public static int Threshold(short threshold, short theta) => threshold + theta;

    /// <summary>Whether theta decays in this tick.</summary>
    /// <param name="tick">Number of the tick.</param>
    /// <param name="period">p, 0..7: every 2^p ticks.</param>
    public static bool ThetaDecays(uint tick, int period) => (tick & ((1u << period) - 1)) == 0;

    /// <summary>theta after a spike.</summary>
    public static short Raise(short theta, short step) => (short)Saturate(theta + step, LevelBits);

    /// <summary>Sign of the spike of a neuron that is not refractory: 1, -1, or 0 if it does not fire.</summary>
    /// <param name="v">v before the test.</param>
    /// <param name="threshold">T.</param>
    /// <param name="bipolar">The neuron also fires with negative sign.</param>
    public static int Sign(int v, int threshold, bool bipolar) =>
        v >= threshold << FractionBits ? 1 : bipolar && v <= -(threshold << FractionBits) ? -1 : 0;

    /// <summary>v after a spike.</summary>
    /// <param name="v">v before the test.</param>
    /// <param name="threshold">T.</param>
    /// <param name="sign">Sign of the spike.</param>
    /// <param name="vReset">What v becomes in mode value.</param>
    /// <param name="mode">What a spike does to v.</param>
    /// <param name="keepReset">0..4096: share of the overshoot that mode subtract keeps.</param>
    public int Reset(int v, int threshold, int sign, short vReset, ResetMode mode, int keepReset) => mode switch
    {
        ResetMode.Value => (int)Wrap(vReset << FractionBits, _membraneWidth),
        ResetMode.Subtract => (int)Decay(Wrap(v - (sign * (threshold << FractionBits)), _membraneWidth), keepReset),
        _ => v,
    };
}
