// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Words that were read, or event bytes, in the order in which the board sent them.</summary>
/// <param name="Reply"><see cref="Reply.ReadData"/> or <see cref="Reply.EventData"/>.</param>
/// <param name="Bytes">What it carries; an even number of bytes if these are words.</param>
public sealed record DataFrame(Reply Reply, ImmutableArray<byte> Bytes)
{
    /// <summary>Its words, 16 bits each, least significant byte first.</summary>
    public ImmutableArray<ushort> Words => WordsOf(Bytes.AsSpan());

    /// <summary>Bytes as words.</summary>
    /// <param name="bytes">Two a word, least significant byte first; half a word at the end is left out.</param>
    public static ImmutableArray<ushort> WordsOf(ReadOnlySpan<byte> bytes)
    {
        var words = ImmutableArray.CreateBuilder<ushort>(bytes.Length / 2);
        for (; bytes.Length > 1; bytes = bytes[2..])
            words.Add(BinaryPrimitives.ReadUInt16LittleEndian(bytes));
        return words.MoveToImmutable();
    }
}
