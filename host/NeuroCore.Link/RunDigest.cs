// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NeuroCore.Link;

/// <summary>One short string for all spikes of a run: equal strings, equal runs.</summary>
public static class RunDigest
{
    private const int BytesPerSpike = 7;

    /// <summary>
    /// SHA-256 over the spikes in order, each as tick (32 bits), number (16 bits) and sign (8 bits, 1 or -1), least significant byte first.
    /// </summary>
    /// <param name="spikes">Spikes, by tick, then neuron.</param>
    /// <returns>64 hexadecimal digits in lower case.</returns>
    public static string Of(IEnumerable<Spike> spikes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[BytesPerSpike];
        foreach (var spike in spikes)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)spike.Tick);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], (ushort)spike.Neuron);
            bytes[6] = unchecked((byte)spike.Sign);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
