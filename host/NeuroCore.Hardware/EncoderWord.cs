// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>The word of the encoder bank: what drives an encoded input.</summary>
/// <param name="Encoding">What is made of the drive.</param>
/// <param name="Drive">0..16383: spikes a tick times 16384, or for latency ticks.</param>
public readonly record struct EncoderWord(InputEncoding Encoding, int Drive)
{
    /// <summary>Drive that would be a spike in every tick; the most is one less.</summary>
    public const int DriveOfOne = 1 << Fields.DriveWidth;

    private const string What = "an encoder";

    /// <summary>The word, as the bank holds it.</summary>
    /// <exception cref="NeuroCoreException">A value does not fit its field.</exception>
    public ushort ToWord() => (ushort)(
        WordField.Put(Drive, Fields.DriveLow, Fields.DriveWidth, "drive", What) |
        WordField.Put((int)Encoding, Fields.EncodingLow, Fields.EncodingWidth, "encoding", What));

    /// <summary>What a word says; every word means something.</summary>
    public static EncoderWord FromWord(ushort word) => new(
        (InputEncoding)WordField.Get(word, Fields.EncodingLow, Fields.EncodingWidth),
        WordField.Get(word, Fields.DriveLow, Fields.DriveWidth));
}
