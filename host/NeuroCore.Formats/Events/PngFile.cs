// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using SkiaSharp;

namespace NeuroCore.Formats.Events;

/// <summary>A picture in shades of grey.</summary>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">Rows from above, each from the left: 0 (black) to 255 (white).</param>
public sealed record GreyImage(int Width, int Height, ImmutableArray<byte> Pixels);

/// <summary>Reads PNG files.</summary>
public static class PngFile
{
    /// <summary>Most pixels that a picture may have.</summary>
    public const int MostPixels = 1 << 24;

    private const int MostBytes = 1 << 28;

    /// <summary>True if a file begins as PNG files do.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);

    /// <summary>Reads a picture; colours become their luminance, and what is transparent is black.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no PNG, cut off, or too large.</exception>
    public static GreyImage Read(string path)
    {
        using var file = EventBytes.Open(path);
        var bytes = EventBytes.ToEnd(path, file, MostBytes, "the file");
        if (!LooksLike(bytes))
            throw new FormatException(path, "does not begin as a PNG file.");
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            throw new FormatException(path, "is damaged: its head makes no sense.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostPixels)
            throw new FormatException(path, $"has {width} x {height} pixels, but at most {MostPixels} are read: make it smaller.");
        var info = new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul);
        using var bitmap = new SKBitmap(info);
        var result = codec.GetPixels(info, bitmap.GetPixels());
        if (result != SKCodecResult.Success)
            throw new FormatException(path, $"is damaged: its pixels cannot be read ({result}).");
        var pixels = bitmap.Bytes;
        return new GreyImage(width, height, [.. Enumerable.Range(0, width * height).Select(at => Luminance(pixels, 4 * at))]);
    }

    // ITU-R BT.709, in 65536ths.
    private static byte Luminance(byte[] pixels, int at) => (byte)(((pixels[at] * 4732) + (pixels[at + 1] * 46871) + (pixels[at + 2] * 13933) + 32768) >> 16);
}
