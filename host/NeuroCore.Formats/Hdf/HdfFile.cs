// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Globalization;
using NeuroCore.Formats.Events;
using PureHDF;
using PureHDF.Filters;

namespace NeuroCore.Formats.Hdf;

/// <summary>
/// An HDF5 file that nobody vouches for. Whatever is wrong with it becomes a sentence; what it declares is compared with
/// what is there before memory is taken for it.
/// </summary>
internal sealed class HdfFile : IDisposable
{
    private readonly IDisposable _file;

    static HdfFile() => H5Filter.Register(new BoundedDeflate());

    private HdfFile(string path, GuardedStream stream, IH5Group root, IDisposable file)
    {
        Root = new HdfGroup(new HdfLimits(path, stream), root, "");
        _file = file;
    }

    /// <summary>The group <c>/</c>.</summary>
    public HdfGroup Root { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="FormatException">It is no HDF5 file.</exception>
    public static HdfFile Open(string path)
    {
        var stream = new GuardedStream(EventBytes.Open(path));
        try
        {
            CheckLength(path, stream);
            var file = Try(path, "", () => H5File.Open(stream));
            return new HdfFile(path, stream, file, file);
        }
        catch (FormatException)
        {
            stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // The superblock at the start of a file says where the file ends (HDF5 File Format Specification 3.0, II.A); of addresses
    // that are no 8 bytes wide, as nobody writes them, nothing is said.
    private static void CheckLength(string path, GuardedStream stream)
    {
        const int Longest = 52;
        const byte Width = 8;
        var head = new byte[Math.Min(Longest, stream.Length)];
        stream.ReadExactly(head);
        stream.Position = 0;
        if (head.Length < Longest || !head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'H', (byte)'D', (byte)'F']))
            return;
        var (width, at) = head[8] switch
        {
            0 => (head[13], 40),
            1 => (head[13], 44),
            2 or 3 => (head[9], 28),
            _ => ((byte)0, 0),
        };
        if (width == Width && BinaryPrimitives.ReadUInt64LittleEndian(head.AsSpan(at)) is var end && end > (ulong)stream.Length)
            throw new FormatException(path, string.Create(CultureInfo.InvariantCulture, $"this HDF5 file is cut off: it has {stream.Length:N0} bytes of {end:N0}; get it again."));
    }

    /// <summary>Reads something; the many ways in which a damaged file fails become one.</summary>
    public static T Try<T>(string path, string place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is not FormatException)
        {
            var cause = error;
            while (cause.InnerException is { } inner)
                cause = inner;
            if (cause is OtherFileException)
                throw new FormatException(path, $"{place} has its values in another file, which is not read: write them into this one.", error);
            var why = cause switch
            {
                InsufficientExecutionStackException => "its links lead to each other in a circle",
                EndOfStreamException => "it ends too early",
                InvalidDataException => cause.Message.TrimEnd('.'),
                OutOfMemoryException or OverflowException => "it declares more than it can hold",
                _ => "its bytes make no sense there",
            };
            throw new FormatException(
                path, $"this HDF5 file is damaged{(place.Length > 0 ? $" at {place}" : "")} ({why}): get it again, or write it again.", error);
        }
    }
}
