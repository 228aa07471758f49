// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Demo.Encoded;

/// <summary>What came of showing images through encoders and counters.</summary>
/// <param name="Digits">The images.</param>
/// <param name="Counts">Spikes of each output for each image.</param>
/// <param name="Clocks">Clocks that the core worked on all of them.</param>
public sealed record EncodedResult(ImmutableArray<DigitImage> Digits, ImmutableArray<ImmutableArray<int>> Counts, long Clocks)
{
    /// <summary>Images of which the digit that was meant was seen.</summary>
    public int Right => Enumerable.Range(0, Digits.Length)
        .Count(place => DigitNetwork.Decide(Counts[place].AsSpan()) == Digits[place].Label);

    /// <summary>SHA-256 of all counts, each as 16 bits, least significant byte first: equal strings, equal counts.</summary>
    public string Digest
    {
        get
        {
            int[] all = [.. Counts.SelectMany(counts => counts)];
            var bytes = new byte[2 * all.Length];
            for (int place = 0; place < all.Length; place++)
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * place), (ushort)all[place]);
            return Convert.ToHexStringLower(SHA256.HashData(bytes));
        }
    }

    /// <summary>The first difference in a sentence, or null.</summary>
    /// <param name="board">What the virtual board did with the same images.</param>
    internal string? FirstDifference(EncodedResult board)
    {
        for (int place = 0; place < Counts.Length; place++)
        {
            if (!Counts[place].SequenceEqual(board.Counts[place]))
                return $"image {place + 1} of the held-out ones counts {string.Join(' ', Counts[place])} on the model and {string.Join(' ', board.Counts[place])} on the virtual board";
        }
        return Clocks == board.Clocks ? null : $"the images took {Clocks} clocks on the model and {board.Clocks} on the virtual board";
    }
}
