// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>What <see cref="FrameDecoder.Next"/> found.</summary>
public enum FrameFinding
{
    /// <summary>All bytes are used up and no frame is complete.</summary>
    NeedsMore,

    /// <summary>A good frame.</summary>
    Frame,

    /// <summary>Bytes between two separators that are no good frame.</summary>
    Damaged,
}

/// <summary>
/// Finds frames in a stream of bytes. Whatever comes, the frame after the next separator is found again.
/// </summary>
/// <param name="mostFrameBytes">Longest frame that is expected, decoded, checksum included.</param>
public sealed class FrameDecoder(int mostFrameBytes)
{
    private readonly byte[] _block = new byte[Cobs.MostEncodedBytes(mostFrameBytes)];
    private readonly byte[] _frame = new byte[mostFrameBytes];
    private int _length;
    private bool _tooLong;

    /// <summary>Takes bytes up to the end of the next frame.</summary>
    /// <param name="bytes">Bytes from the wire; those taken are cut off its start.</param>
    /// <param name="content">A good frame without its checksum; valid until the next call.</param>
    public FrameFinding Next(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> content)
    {
        content = default;
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf(FrameCodec.Separator);
            Keep(end < 0 ? bytes : bytes[..end]);
            bytes = end < 0 ? default : bytes[(end + 1)..];
            if (end < 0)
                break;
            var (length, tooLong) = (_length, _tooLong);
            (_length, _tooLong) = (0, false);
            if (length == 0)
                continue;
            if (tooLong || !FrameCodec.TryDecode(_block.AsSpan(0, length), _frame, out var contentBytes))
                return FrameFinding.Damaged;
            content = _frame.AsSpan(0, contentBytes);
            return FrameFinding.Frame;
        }

        return FrameFinding.NeedsMore;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _block.Length - _length)
        {
            _tooLong = true;
            bytes = bytes[..(_block.Length - _length)];
        }

        bytes.CopyTo(_block.AsSpan(_length));
        _length += bytes.Length;
    }
}
