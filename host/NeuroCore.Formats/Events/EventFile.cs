// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Formats.Nir;

namespace NeuroCore.Formats.Events;

/// <summary>What a file of events or values holds: one of the two.</summary>
/// <param name="Kind">What the file is, such as <c>N-MNIST</c>.</param>
/// <param name="Recording">Events of a sensor; null if it holds values.</param>
/// <param name="Rows">Rows of values: an image is one row of 0..1; empty if it holds events.</param>
/// <param name="Layout">What a row or the channels are, in words.</param>
public sealed record EventFile(string Kind, SensorRecording? Recording, ImmutableArray<ImmutableArray<double>> Rows, string Layout)
{
    private const int Longest = 16;
    private const double White = 255;

    /// <summary>Reads a file by what it begins with; files without a beginning of their own by their names (<c>.bin</c>: N-MNIST, else a table).</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What it does not say.</param>
    /// <exception cref="FormatException">It is damaged, or has no such entry.</exception>
    public static EventFile Read(string path, EventFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var start = new byte[Longest];
        using (var file = EventBytes.Open(path))
            file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (PngFile.LooksLike(start))
        {
            var picture = PngFile.Read(path);
            return Image("PNG", path, picture.Pixels.AsSpan(), picture.Width, picture.Height, options.Pool);
        }

        if (Aedat4File.LooksLike(start))
            return Events("AEDAT 4", Aedat4File.Read(path, options.Size));
        if (NirImport.IsHdf(start))
            return Events("SHD", ShdFile.Read(path, options.Entry));
        if (path.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            return Events("N-MNIST", NMnistFile.Read(path, options.Size?.Width ?? NMnistFile.Side, options.Size?.Height ?? NMnistFile.Side));
        if (IdxFile.LooksLike(start) || (start[0] == 0x1f && start[1] == 0x8b))
            return Of(path, IdxFile.Read(path), options);
        return new EventFile("table", null, ValueTable.Read(path), "values");
    }

    private static EventFile Events(string kind, SensorRecording recording) => new(kind, recording, [], recording.Layout);

    /// <summary>An entry of a file that was read.</summary>
    /// <param name="path">Its name, for what is wrong with it.</param>
    /// <param name="idx">What it holds.</param>
    /// <param name="options">Which entry, and how.</param>
    /// <exception cref="FormatException">There is no such entry.</exception>
    public static EventFile Of(string path, IdxFile idx, EventFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(idx);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Entry >= idx.Count)
            throw new FormatException(path, $"has {idx.Count} entries, so the last one is {idx.Count - 1}; there is no {options.Entry}.");
        var (height, width) = idx.Shape is [_, var rows, var columns] ? (rows, columns) : (1, idx.EntrySize);
        return Image("idx", path, idx.Entry(options.Entry), width, height, options.Pool);
    }

    private static EventFile Image(string kind, string path, ReadOnlySpan<byte> pixels, int width, int height, int pool)
    {
        if (pixels.Length > PngFile.MostPixels)
            throw new FormatException(path, $"has {pixels.Length} values in an entry, but at most {PngFile.MostPixels} are read.");
        if (width % pool != 0 || height % pool != 0)
            throw new FormatException(path, $"has {width} x {height} pixels, which squares of {pool} do not divide.");
        var (across, down) = (width / pool, height / pool);
        var values = new double[across * down];
        for (var at = 0; at < pixels.Length; at++)
            values[(at / width / pool * across) + (at % width / pool)] += pixels[at] / (White * pool * pool);
        return new EventFile(kind, null, [[.. values.Select(value => Math.Min(value, 1))]], $"{across} x {down} pixels");
    }
}

/// <summary>What files of events do not say.</summary>
public sealed record EventFileOptions
{
    /// <summary>Which image or recording of several, from 0.</summary>
    public int Entry { get; init; }

    /// <summary>Side of the squares of pixels of which the mean is taken, 1 or more.</summary>
    public int Pool { get; init; } = 1;

    /// <summary>Pixels of a row and rows of a camera; null: those of N-MNIST, or as many as the events need.</summary>
    public (int Width, int Height)? Size { get; init; }
}
