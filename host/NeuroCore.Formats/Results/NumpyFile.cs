// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace NeuroCore.Formats.Results;

/// <summary>
/// Writes a run as NumPy's <c>.npz</c>: <c>ticks</c>, <c>tick_seconds</c>; for each population <c>name.tick</c>,
/// <c>name.index</c>, <c>name.sign</c>; for each sampled value <c>name.tick</c> and <c>name.value</c>.
/// </summary>
public static class NumpyFile
{
    private const int Aligned = 64;
    private static readonly DateTimeOffset s_always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="run">The run.</param>
    public static void Write(Stream stream, RunData run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Longs(zip, "ticks", [run.Ticks], scalar: true);
        Array(zip, "tick_seconds", "<f8", [run.TickSeconds], 8, BinaryPrimitives.WriteDoubleLittleEndian, scalar: true);
        foreach (var population in run.Populations)
        {
            Longs(zip, $"{population.Name}.tick", [.. population.Spikes.Select(spike => spike.Tick)]);
            Longs(zip, $"{population.Name}.index", [.. population.Spikes.Select(spike => (long)spike.Index)]);
            Array(zip, $"{population.Name}.sign", "|i1", [.. population.Spikes.Select(spike => (sbyte)spike.Sign)], 1, (span, value) => span[0] = (byte)value);
        }

        foreach (var trace in run.Traces)
        {
            Longs(zip, $"{trace.Name}.tick", [.. trace.Ticks]);
            Array(zip, $"{trace.Name}.value", "<i4", [.. trace.Values], 4, BinaryPrimitives.WriteInt32LittleEndian);
        }
    }

    private static void Longs(ZipArchive zip, string name, long[] values, bool scalar = false) =>
        Array(zip, name, "<i8", values, 8, BinaryPrimitives.WriteInt64LittleEndian, scalar);

    private static void Array<T>(ZipArchive zip, string name, string type, T[] values, int width, ItemWriter<T> write, bool scalar = false)
    {
        var shape = scalar ? "()" : string.Create(CultureInfo.InvariantCulture, $"({values.Length},)");
        var header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}";
        const int Before = 10;
        header = header.PadRight(((Before + header.Length + Aligned) / Aligned * Aligned) - Before - 1) + "\n";
        var entry = zip.CreateEntry(name + ".npy");
        entry.LastWriteTime = s_always;
        using var stream = entry.Open();
        var start = new byte[Before];
        new byte[] { 0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0 }.CopyTo(start, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(start.AsSpan(Before - 2), (ushort)header.Length);
        stream.Write(start);
        stream.Write(Encoding.ASCII.GetBytes(header));
        var bytes = new byte[values.Length * width];
        for (var at = 0; at < values.Length; at++)
            write(bytes.AsSpan(at * width, width), values[at]);
        stream.Write(bytes);
    }

    private delegate void ItemWriter<T>(Span<byte> bytes, T value);
}
