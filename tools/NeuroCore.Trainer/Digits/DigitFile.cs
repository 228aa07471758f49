// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Trainer.Digits;

/// <summary>Reads the images: a line each, 64 pixels and the label, separated by commas.</summary>
public static class DigitFile
{
    /// <summary>Reads all images of a file.</summary>
    /// <exception cref="NeuroCoreException">The file is missing, or a line of it is no image.</exception>
    public static ImmutableArray<DigitImage> Read(string path)
    {
        if (!File.Exists(path))
            throw new NeuroCoreException($"There are no digits at '{path}': run from the top folder of the project or name the folder with digits.csv.");
        string[] lines = File.ReadAllLines(path);
        return [.. lines.Select((line, number) => Parse(path, line, number))];
    }

    private static DigitImage Parse(string path, string line, int number)
    {
        string[] fields = line.Split(',');
        if (fields.Length != DigitImage.Size + 1)
            throw new NeuroCoreException($"{path}, line {number + 1}: {fields.Length} values where an image has {DigitImage.Size + 1}, 64 pixels and the label; take the file as it was shipped.");
        var values = new byte[fields.Length];
        for (int at = 0; at < fields.Length; at++)
        {
            int most = at < DigitImage.Size ? DigitImage.Ink : DigitImage.Classes - 1;
            if (!byte.TryParse(fields[at], NumberStyles.None, CultureInfo.InvariantCulture, out values[at]) || values[at] > most)
                throw new NeuroCoreException($"{path}, line {number + 1}: value {at + 1} is '{fields[at]}', not a whole number from 0 to {most}; take the file as it was shipped.");
        }
        return new DigitImage(number, [.. values[..DigitImage.Size]], values[DigitImage.Size]);
    }
}
