// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Runtime.InteropServices;
using PureHDF.Filters;

namespace NeuroCore.Formats.Hdf;

/// <summary>The deflate filter of HDF5, which never unpacks more than the size that the file says its chunks have.</summary>
internal sealed class BoundedDeflate : IH5Filter
{
    private const int MostChunkBytes = 1 << 28;

    /// <inheritdoc/>
    public ushort FilterId => DeflateFilter.Id;

    /// <inheritdoc/>
    public string Name => "deflate";

    /// <inheritdoc/>
    public uint[] GetParameters(uint[] chunkDimensions, uint typeSize, Dictionary<string, object>? options) => [6];

    /// <inheritdoc/>
    public Memory<byte> Filter(FilterInfo info)
    {
        if (!info.Flags.HasFlag(H5FilterFlags.Decompress))
            return Pack(info.Buffer);
        if (info.ChunkSize is < 0 or > MostChunkBytes)
            throw new InvalidDataException("a chunk is larger than 256 MB");
        var chunk = new byte[info.ChunkSize];
        using var packed = MemoryMarshal.TryGetArray<byte>(info.Buffer, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count)
            : new MemoryStream(info.Buffer.ToArray());
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var count = unpacked.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
        if (unpacked.ReadByte() >= 0)
            throw new InvalidDataException("a chunk unpacks to more than its size");
        return chunk.AsMemory(0, count);
    }

    private static Memory<byte> Pack(Memory<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(bytes.Span);
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }
}
