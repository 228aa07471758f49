// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Iced.Intel;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator.Machine;

/// <summary>The machine code of a network as text, with the names of its populations and of what the core holds as comments.</summary>
public static unsafe class CodeListing
{
    private const int CommentColumn = 64;

    /// <summary>The code of an image.</summary>
    /// <param name="image">The image.</param>
    /// <exception cref="NeuroCoreException">There is no machine code on this machine.</exception>
    public static IEnumerable<string> Of(RegisterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var core = new EmulatedCore(image.Target);
        core.Load(image);
        return [.. Lines(core.MachineCode(), image)];
    }

    private static IEnumerable<string> Lines(MachineCode code, RegisterImage image)
    {
        foreach (var place in image.Metadata.Populations)
            yield return string.Create(CultureInfo.InvariantCulture, $"; {(place.IsInput ? "sources" : "neurons")} {place.First}..{place.First + place.Count - 1}: {place.Name}");
        yield return string.Create(CultureInfo.InvariantCulture, $"; {code.Length} bytes; rbx: what the core holds, r15: constants");
        var parts = code.Parts.GroupBy(part => part.Offset).ToDictionary(group => group.Key, group => string.Join("; ", group.Select(part => part.What)));
        var formatter = new NasmFormatter();
        formatter.Options.FirstOperandCharIndex = 12;
        formatter.Options.HexPrefix = "0x";
        formatter.Options.HexSuffix = null;
        var output = new StringOutput();
        foreach (var instruction in code.Decode())
        {
            var offset = (int)(instruction.IP - (ulong)code.First);
            if (parts.TryGetValue(offset, out var what))
                yield return $"\n; {what}{Reach(code, what, image)}";
            if (instruction.Code == Code.Nopd)
                continue;
            formatter.Format(instruction, output);
            var line = string.Create(CultureInfo.InvariantCulture, $"{offset,6:x}  {output.ToStringAndReset()}");
            yield return NameOf(code, instruction) is { } name ? $"{line.PadRight(CommentColumn)}; {name}" : line;
        }
    }

    private static string? NameOf(MachineCode code, in Instruction instruction) =>
        instruction.MemoryBase == Register.RBX ? code.NameAt((long)instruction.MemoryDisplacement64) : null;

    // Which populations the pieces of a routine join.
    private static string Reach(MachineCode code, string what, RegisterImage image)
    {
        var pairs = code.Reach(what).Select(pair =>
            (Source: NameOf(image, pair.Source), Target: NameOf(image, pair.Neuron))).Where(pair => pair.Source is not null && pair.Target is not null)
            .Distinct().Select(pair => $"{pair.Source} to {pair.Target}").ToArray();
        return pairs.Length == 0 ? "" : $": {string.Join(", ", pairs)}";
    }

    private static string? NameOf(RegisterImage image, int position) =>
        image.Metadata.Populations.FirstOrDefault(place => place.Holds(position))?.Name;
}
