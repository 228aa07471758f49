// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Collections.Immutable;
using Google.FlatBuffers;
using K4os.Compression.LZ4.Streams;
using ZstdSharp;

namespace NeuroCore.Formats.Events;

/// <summary>Recordings of event cameras as DV writes them (AEDAT 4).</summary>
/// <remarks>
/// A line <c>#!AER-DAT4.0</c>; a FlatBuffer <c>IOHE</c> behind its length, with the compression; then packets: number of the
/// stream, length, and a FlatBuffer behind its own length, compressed alone. Of those the ones called <c>EVTS</c> are a vector of
/// events of 16 bytes: microseconds (64 bits), x, y (16 bits each), polarity (8 bits). All is little-endian.
/// </remarks>
public static class Aedat4File
{
    private const int MostPacket = 1 << 26;
    private const int EventBytesEach = 16;
    private const int Prefix = 4;
    private const int Least = Prefix + 8;
    private const double Microsecond = 1e-6;

    // Places of fields in the tables of FlatBuffers: two times two bytes of head, then two for each field.
    private const int CompressionField = 4;
    private const int TableField = 6;
    private const int ElementsField = 4;

    private enum Compression
    {
        None = 0,
        Lz4 = 1,
        Lz4High = 2,
        Zstd = 3,
        ZstdHigh = 4,
    }

    /// <summary>True if a file begins as such files do.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> start) => start.StartsWith("#!AER-DAT4.0\r\n"u8);

    /// <summary>Reads all events of a file; other packets (frames, movements) are passed over.</summary>
    /// <param name="path">The file.</param>
    /// <param name="size">Pixels of a row and rows; null: as many as the events need.</param>
    /// <exception cref="FormatException">The file is damaged, no such file, or too large.</exception>
    public static SensorRecording Read(string path, (int Width, int Height)? size = null)
    {
        using var file = EventBytes.Open(path);
        if (!LooksLike(EventBytes.Exactly(path, file, 14, "its first line")))
            throw new FormatException(path, "does not begin with #!AER-DAT4.0, so it is no AEDAT 4.");
        try
        {
            var length = Length(path, file, "its header");
            var (compression, table) = Header(path, EventBytes.Exactly(path, file, length, "its header"));
            var events = new List<(long Time, short X, short Y, bool IsBrighter)>();
            // A table of the packets may stand behind them.
            var end = table > 0 && table < file.Length ? table : file.Length;
            while (file.Position < end)
            {
                EventBytes.Exactly(path, file, Prefix, "a packet's stream");
                var packed = EventBytes.Exactly(path, file, Length(path, file, "a packet"), "a packet");
                Packet(path, Unpacked(path, packed, compression), events);
                if (events.Count > SensorRecording.MostEvents)
                    throw new FormatException(path, $"has more than {SensorRecording.MostEvents} events, the most that is read: cut the recording.");
            }

            return Recording(path, events, size);
        }
        catch (Exception error) when (error is ArgumentException or IndexOutOfRangeException or OverflowException or InvalidDataException or IOException or NotSupportedException or NotImplementedException or ZstdException or InvalidOperationException)
        {
            throw new FormatException(path, "is damaged: its packets cannot be unpacked or make no sense; record it again.", error);
        }
    }

    private static int Length(string path, Stream file, string what)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(EventBytes.Exactly(path, file, Prefix, $"the length of {what}"));
        return length is >= Prefix and <= MostPacket ? (int)length : throw new FormatException(path, $"gives {what} {length} bytes, but {Prefix} to {MostPacket} are read.");
    }

    private static (Compression, long) Header(string path, byte[] bytes)
    {
        if (bytes.Length < 8 || !bytes.AsSpan(4, 4).SequenceEqual("IOHE"u8))
            throw new FormatException(path, "has no header called IOHE.");
        var buffer = new ByteBuffer(bytes);
        var header = new Table(buffer.GetInt(0), buffer);
        var compression = header.__offset(CompressionField) is var at and > 0 ? buffer.GetInt(header.bb_pos + at) : 0;
        var table = header.__offset(TableField) is var place and > 0 ? buffer.GetLong(header.bb_pos + place) : -1;
        return Enum.IsDefined((Compression)compression)
            ? ((Compression)compression, table)
            : throw new FormatException(path, $"has the compression {compression}, but only none, LZ4 and Zstandard (0 to 4) are known.");
    }

    private static byte[] Unpacked(string path, byte[] packed, Compression compression)
    {
        if (compression == Compression.None)
            return packed;
        using var from = new MemoryStream(packed);
        using Stream plain = compression is Compression.Lz4 or Compression.Lz4High ? LZ4Stream.Decode(from) : new DecompressionStream(from);
        return EventBytes.ToEnd(path, plain, MostPacket, "an unpacked packet");
    }

    private static void Packet(string path, byte[] bytes, List<(long Time, short X, short Y, bool IsBrighter)> events)
    {
        if (bytes.Length < Least)
            throw new FormatException(path, $"has a packet of {bytes.Length} bytes, too few for any.");
        if (!bytes.AsSpan(Prefix + 4, 4).SequenceEqual("EVTS"u8))
            return;
        var buffer = new ByteBuffer(bytes, Prefix);
        var packet = new Table(buffer.GetInt(Prefix) + Prefix, buffer);
        if (packet.__offset(ElementsField) is not (var field and > 0))
            return;
        var (first, count) = (packet.__vector(field), packet.__vector_len(field));
        if (count < 0 || first < 0 || first + ((long)count * EventBytesEach) > bytes.Length)
            throw new FormatException(path, $"has a packet of {bytes.Length} bytes that declares {count} events of {EventBytesEach}.");
        for (var at = first; count > 0; count--, at += EventBytesEach)
            events.Add((buffer.GetLong(at), buffer.GetShort(at + 8), buffer.GetShort(at + 10), buffer.GetSbyte(at + 12) != 0));
    }

    private static SensorRecording Recording(string path, List<(long Time, short X, short Y, bool IsBrighter)> events, (int Width, int Height)? size)
    {
        if (events.Count == 0)
            throw new FormatException(path, "has no events.");
        var (width, height) = size ?? (events.Max(one => one.X) + 1, events.Max(one => one.Y) + 1);
        if (2L * width * height > int.MaxValue)
            throw new FormatException(path, $"has pixels up to {width - 1}, {height - 1}, more than any camera: record it again, or say --size.");
        var start = events.Min(one => one.Time);
        var all = ImmutableArray.CreateBuilder<SensorEvent>(events.Count);
        foreach (var (time, x, y, isBrighter) in events)
        {
            if (x < 0 || y < 0 || x >= width || y >= height)
                throw new FormatException(path, $"has an event at the pixel {x}, {y}, but there are {width} x {height} (--size says otherwise).");
            all.Add(new SensorEvent(((double)time - start) * Microsecond, SensorRecording.Pixel(x, y, isBrighter, width, height)));
        }

        return new SensorRecording(2 * width * height, all.MoveToImmutable(), SensorRecording.Camera(width, height));
    }
}
