// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace NeuroCore.Hardware;

/// <summary>Everything that a run had changed at a tick: put back, the run goes on as if it had not been interrupted.</summary>
/// <param name="Build">Name of the build that it was taken from.</param>
/// <param name="ImageDigest">Digest of the image that was loaded, see <see cref="DigestOf(RegisterImage)"/>.</param>
/// <param name="Sections">Words of the state, by bank and address.</param>
public sealed record SavedState(string Build, string ImageDigest, ImmutableArray<ImageSection> Sections)
{
    private const int BitsPerWord = 16;

    /// <summary>Number of the coming tick: ticks that were run since the image was loaded, modulo 2^32.</summary>
    public long Tick => Register(ControlRegister.TickLow) | ((long)Register(ControlRegister.TickHigh) << BitsPerWord);

    /// <summary>
    /// SHA-256 over the sections in order, each as bank (16 bits), address (32 bits), number of words (32 bits) and words,
    /// least significant byte first; 64 hexadecimal digits in lower case. Equal strings, equal states.
    /// </summary>
    public string Digest
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var section in Sections)
                hash.AppendData(Bytes(section));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    /// <summary>Digest of an image file: SHA-256 of its bytes, 64 hexadecimal digits in lower case.</summary>
    /// <param name="image">Image.</param>
    public static string DigestOf(RegisterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var bytes = new MemoryStream();
        ImageFile.Write(bytes, image);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
    }

    private ushort Register(ControlRegister register) =>
        Sections.FirstOrDefault(section => section.Bank == Bank.Control && section.Address == (int)register)?.Words[0] ?? 0;

    /// <summary>A section as it is stored and hashed.</summary>
    internal static byte[] Bytes(ImageSection section)
    {
        const int HeaderBytes = 10;
        var bytes = new byte[HeaderBytes + (2 * section.Words.Length)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)section.Bank);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2), section.Address);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(6), section.Words.Length);
        for (var i = 0; i < section.Words.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(HeaderBytes + (2 * i)), section.Words[i]);
        return bytes;
    }
}
