// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// CRC-32 as in zlib, one bit a clock, least significant bit first. The checksum comes out at the low end, a byte every
/// eight clocks of draining, and after its four bytes zeros.
/// </summary>
internal sealed class Crc32Serial
{
    private const uint Polynomial = 0xEDB8_8320;
    private const uint OwnChecksumResidue = 0xDEBB_20E3;

    private uint _crc;    // complement of the checksum

    /// <summary>What went by ended in its own checksum.</summary>
    public bool Residue => _crc == OwnChecksumResidue;

    /// <summary>The checksum's low byte.</summary>
    public byte Checksum => (byte)~_crc;

    /// <summary>The edge of a clock in which a message is about to begin.</summary>
    public void Clear() => _crc = uint.MaxValue;

    /// <summary>The edge of a clock with a bit of the message.</summary>
    public void Shift(bool bit)
    {
        var feedback = (_crc & 1) != 0 ^ bit;
        _crc = (_crc >> 1) ^ (feedback ? Polynomial : 0);
    }

    /// <summary>The edge of a clock that moves the checksum on by a bit.</summary>
    public void Drain() => _crc = (_crc >> 1) | 0x8000_0000;
}
