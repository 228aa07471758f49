// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using System.Xml.Linq;
using SkiaSharp;

namespace NeuroCore.Plot.Tests;

/// <summary>Draws into a folder of its own and reads what was drawn.</summary>
internal sealed class Pictures : IDisposable
{
    private const string Svg = "{http://www.w3.org/2000/svg}";
    private readonly string _folder = Directory.CreateTempSubdirectory("neurocore-plot-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Pixels of what is saved.</summary>
    public SKBitmap Png(Action<string> save)
    {
        string path = At(".png");
        save(path);
        return SKBitmap.Decode(path);
    }

    /// <summary>Words of what is saved, a line of text each.</summary>
    public string[] Words(Action<string> save)
    {
        string path = At(".svg");
        save(path);
        return [.. XDocument.Load(path).Descendants(Svg + "text").Select(text => text.Value.Trim())];
    }

    /// <summary>Checks that nothing is saved, and that the error has these words.</summary>
    public void Refuses(Action<string> save, string words)
    {
        string path = At(".png");
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => save(path)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path), "a picture was drawn all the same");
    }

    /// <summary>Number of pixels in which two pictures of one size differ.</summary>
    public static int Different(SKBitmap one, SKBitmap other) => Places(one, other).Count;

    /// <summary>Middle of the pixels in which two pictures of one size differ.</summary>
    public static (int Across, int Down) Middle(SKBitmap one, SKBitmap other)
    {
        List<int> places = Places(one, other);
        Assert.True(places.Count > 0, "the pictures are the same");
        return ((int)places.Average(at => at % other.Width), (int)places.Average(at => at / other.Width));
    }

    private static List<int> Places(SKBitmap one, SKBitmap other)
    {
        Assert.Equal((one.Width, one.Height, 4), (other.Width, other.Height, one.BytesPerPixel));
        ReadOnlySpan<uint> before = MemoryMarshal.Cast<byte, uint>(one.GetPixelSpan()), after = MemoryMarshal.Cast<byte, uint>(other.GetPixelSpan());
        var places = new List<int>();
        for (int at = 0; at < before.Length; at++)
        {
            if (before[at] != after[at])
                places.Add(at);
        }
        return places;
    }

    // Folders on the way are made.
    private string At(string ending) => Path.Combine(_folder, "made", "on", "the", "way", Guid.NewGuid().ToString("N") + ending);
}
