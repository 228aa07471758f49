// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Runtime.Intrinsics;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <summary>Which of 16 encoded inputs fire in a tick, as <see cref="Model.Encoders"/> says of one.</summary>
/// <remarks>The noise of a place is an XOR of shifts of H that its bits select: what the low four bits select is the same for every 16 places.</remarks>
internal readonly ref struct EncoderVector
{
    /// <summary>Inputs at a time.</summary>
    public const int Lanes = 16;

    private const int FirstShift = 16;    // of H: that of bit 0 of a place
    private const int DriveShift = 2;     // of noise: a drive has 14 bits

    private static readonly Vector256<ushort> s_places = Vector256<ushort>.Indices;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly Vector256<ushort> _firstOfLanes;
    private readonly Vector256<ushort> _secondOfLanes;
    private readonly Vector256<ushort> _ticks;
    private readonly Vector256<ushort> _elapsed;

    /// <summary>The encoders of a tick.</summary>
    /// <param name="state">H of the tick.</param>
    /// <param name="tick">Number of the tick.</param>
    /// <param name="elapsed">Ticks since the stimulus began.</param>
    public EncoderVector(ulong state, uint tick, int elapsed)
    {
        (_first, _second) = (state, BitOperations.RotateRight(state, 32));
        (_firstOfLanes, _secondOfLanes) = (OfLanes(_first), OfLanes(_second));
        (_ticks, _elapsed) = (Vector256.Create((ushort)(tick + 1)), Vector256.Create((ushort)elapsed));
    }

    /// <summary>Which of them fire: bit i is that of word i.</summary>
    /// <param name="words">Their words.</param>
    /// <param name="place">Source of the first, a multiple of 16.</param>
    public uint Fires(ReadOnlySpan<ushort> words, int place)
    {
        var word = Vector256.Create(words);
        var drive = word & Vector256.Create((ushort)(EncoderWord.DriveOfOne - 1));
        var encoding = word >> Fields.EncodingLow;
        var noise = (Vector256.Create(Of(_first, place)) ^ _firstOfLanes) * ((Vector256.Create(Of(_second, place)) ^ _secondOfLanes) | Vector256<ushort>.One);
        var phase = (drive * _ticks) & Vector256.Create((ushort)(EncoderWord.DriveOfOne - 1));
        var fires =
            (Is(encoding, InputEncoding.Bernoulli) & Vector256.LessThan(noise >> DriveShift, drive)) |
            (Is(encoding, InputEncoding.Regular) & Vector256.LessThan(phase, drive)) |
            (Is(encoding, InputEncoding.Latency) & Vector256.Equals(_elapsed, drive));
        return fires.ExtractMostSignificantBits();
    }

    private static Vector256<ushort> Is(Vector256<ushort> encoding, InputEncoding which) => Vector256.Equals(encoding, Vector256.Create((ushort)which));

    private static Vector256<ushort> OfLanes(ulong word)
    {
        var sum = Vector256<ushort>.Zero;
        for (var bit = 0; 1 << bit < Lanes; bit++)
        {
            var selected = ~Vector256.Equals(s_places & Vector256.Create((ushort)(1 << bit)), Vector256<ushort>.Zero);
            sum ^= selected & Vector256.Create((ushort)(word >> (FirstShift + bit)));
        }

        return sum;
    }

    private static ushort Of(ulong word, int place)
    {
        var sum = word;
        for (var rest = (uint)place; rest != 0; rest &= rest - 1)
            sum ^= word >> (FirstShift + BitOperations.TrailingZeroCount(rest));
        return (ushort)sum;
    }
}
