// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using NeuroCore.Hardware;

namespace NeuroCore.Mutation;

/// <summary>One mutant: one bit of one port of one cell of the elaborated RTL is something else.</summary>
/// <param name="Number">Its number, from 1 on: what chooses it in the simulation.</param>
/// <param name="Command">The line of yosys that makes it.</param>
/// <param name="File">Source that the cell is of, from the root of the repository.</param>
/// <param name="Line">Its line there; 0: yosys does not tell.</param>
/// <param name="What">What is changed, in words that do not hang on lines or on yosys' numbering.</param>
internal sealed partial record Mutant(int Number, string Command, string File, int Line, string What)
{
    private static readonly string[] s_mutated = ["hdl/core/", "hdl/link/"];

    /// <summary>Module that it is in.</summary>
    public string Module => Path.GetFileNameWithoutExtension(File);

    /// <summary>It is in a part of the project that is mutated.</summary>
    public bool Counts => s_mutated.Any(folder => File.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Where it is, and what it is.</summary>
    public string Where => $"{File}:{Line} {What}";

    /// <summary>Reads a line that <c>mutate -list</c> wrote.</summary>
    /// <param name="number">Number that the mutant gets.</param>
    /// <param name="line">The line.</param>
    /// <exception cref="NeuroCoreException">It is no such line.</exception>
    public static Mutant Parse(int number, string line)
    {
        var parts = Parts().Match(line);
        if (!parts.Success)
            throw new NeuroCoreException($"Yosys wrote a mutation that cannot be read: {line}");
        var cell = parts.Groups["cell"].Value;
        // A cell is named after its line, or its source is told; of those that are joined the first is as good as any.
        var place = Place().Match(cell) is { Success: true } named ? named : Place().Match(parts.Groups["sources"].Value);
        var wire = parts.Groups["wire"] is { Success: true } name ? $" of {name.Value}" : $" of {Plain(cell)}";
        var control = parts.Groups["control"] is { Success: true } bit ? $" by bit {bit.Value}" : "";
        return new Mutant(
            number, line[..parts.Groups["sources"].Index].Trim(), place.Groups["file"].Value, place.Success ? int.Parse(place.Groups["line"].Value, null) : 0,
            $"{parts.Groups["mode"].Value}{control}: {parts.Groups["port"].Value}[{parts.Groups["bit"].Value}]{wire}");
    }

    // The kind of a cell and the instance that it is in, without the numbers that yosys gives.
    private static string Plain(string cell) => Numbers().Replace(cell.Replace("$flatten", "", StringComparison.Ordinal), "").Replace("\\", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^mutate -mode (?<mode>\w+) -module \S+ -cell (?<cell>\S+) -port (?<port>\S+) -portbit (?<bit>\d+)(?: -ctrlbit (?<control>\d+))?(?: -wire (?<wire>\S+) -wirebit \d+)?(?<sources>(?: -src \S+)*)\s*$")]
    private static partial Regex Parts();

    [GeneratedRegex(@"(?<file>hdl/[\w/]+\.v):(?<line>\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"\$\d+$|hdl/[\w/]+\.v:[\d.\-]+")]
    private static partial Regex Numbers();
}
