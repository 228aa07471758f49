// SPDX-License-Identifier: Apache-2.0
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>Puts a drawing into a file.</summary>
internal static class PictureFile
{
    private const int PixelsPerPoint = 2;

    /// <summary>Draws into a PNG, or into an SVG when the path ends in ".svg"; folders on the way are made.</summary>
    internal static void Save(string path, int width, int height, Action<SKCanvas> draw)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        if (path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            SaveSvg(path, width, height, draw);
        else
            SavePng(path, width, height, draw);
    }

    private static void SavePng(string path, int width, int height, Action<SKCanvas> draw)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width * PixelsPerPoint, height * PixelsPerPoint));
        surface.Canvas.Scale(PixelsPerPoint);
        draw(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        using FileStream file = File.Create(path);
        data.SaveTo(file);
    }

    private static void SaveSvg(string path, int width, int height, Action<SKCanvas> draw)
    {
        using FileStream file = File.Create(path);
        using SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), file);
        draw(canvas);
    }
}
