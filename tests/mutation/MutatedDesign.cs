// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Cosim;
using NeuroCore.Hardware;
using NeuroCore.Netlists;
using NeuroCore.Synthesis;

namespace NeuroCore.Mutation;

/// <summary>
/// The elaborated RTL of a part of a build with many mutants in it, of which a simulation has the one whose number it is given.
/// Yosys draws them, so that they are spread over sources, wires and cells. Those of the core are put into the core alone,
/// where lockstep has a hand at all its ports; those of the link into the board.
/// </summary>
/// <param name="root">Root of the repository.</param>
/// <param name="part">The core, or the board.</param>
/// <param name="build">The build.</param>
/// <param name="folder">Folder for what lies between, which exists.</param>
internal sealed class MutatedDesign(string root, string part, Configuration build, string folder)
{
    // Some that are drawn are in memories or in the top, which are not mutated.
    private const double Drawn = 1.45;

    // Some more than are wanted, in place of those that turn out to change nothing.
    private const double Spare = 1.1;


    /// <summary>Bits of the input that chooses a mutant.</summary>
    public const int ChoiceBits = 16;

    /// <summary>File of the design with all mutants.</summary>
    public const string Verilog = "mutated.v";

    private static readonly string[] s_folders = ["hdl/core", "hdl/link", "hdl/memory"];

    private readonly YosysScript _yosys = new(root, folder);

    /// <summary>Name of the design.</summary>
    public string Top => part == Libraries.CorePart ? "core" : "neurocore";

    /// <summary>Draws mutants of the part's own sources, <c>hdl/core</c> or <c>hdl/link</c>.</summary>
    /// <param name="count">How many are wanted of the whole design.</param>
    /// <param name="seed">Which.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many of those wanted are of the part's own sources; and the mutants, some more, in place of those that change nothing.</returns>
    /// <exception cref="NeuroCoreException">A tool is missing or fails, or there are not so many mutants.</exception>
    public async Task<(int Wanted, IReadOnlyList<Mutant> Mutants)> DrawAsync(int count, int seed, CancellationToken cancellation)
    {
        var list = Path.Combine(folder, "mutations.txt");
        await _yosys.RunAsync("draw", Elaborate() + $"""

            write_rtlil {Path.Combine(folder, "design.il")}
            mutate -list {(int)(Drawn * count)} -seed {seed} -o {list}
            """, cancellation).ConfigureAwait(false);
        var lines = await File.ReadAllLinesAsync(list, cancellation).ConfigureAwait(false);
        var drawn = lines.Select(line => Mutant.Parse(0, line)).Where(mutant => mutant.Counts).Take((int)(Spare * count)).ToList();
        if (drawn.Count < (int)(Spare * count))
            throw new NeuroCoreException($"Yosys drew {drawn.Count} mutants in the {part} of '{build.Name}', {(int)(Spare * count)} are wanted: ask for fewer.");
        return (drawn.Take(count).Count(IsOwn), [.. drawn.Where(IsOwn).Select((mutant, index) => mutant with { Number = index + 1 })]);
    }

    private bool IsOwn(Mutant mutant) => part == Libraries.CorePart || mutant.File.StartsWith("hdl/link/", StringComparison.Ordinal);

    /// <summary>Puts mutants into the design that they were drawn of, and compiles its simulation.</summary>
    /// <param name="mutants">The mutants.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">A tool is missing or fails.</exception>
    public async Task<LockstepLibrary> BuildAsync(IReadOnlyList<Mutant> mutants, CancellationToken cancellation)
    {
        var design = Path.Combine(folder, "design.il");
        var observed = new ObservedWires(part, build, File.ReadLines(design));
        var mutated = Path.Combine(folder, Verilog);
        await _yosys.RunAsync("mutate", $"""
            read_rtlil {design}
            {string.Join('\n', mutants.Select(mutant => string.Create(CultureInfo.InvariantCulture, $"{mutant.Command} -ctrl mutant {ChoiceBits} {mutant.Number}")))}
            add -output record_o {observed.Words * 64} {Top}
            add -output reads_o {observed.ReadBits} {Top}
            opt_clean
            write_verilog -noattr {mutated}
            """, cancellation).ConfigureAwait(false);
        var text = await File.ReadAllTextAsync(mutated, cancellation).ConfigureAwait(false);
        var end = text.IndexOf("endmodule", text.IndexOf($"\nmodule {Top}(", StringComparison.Ordinal), StringComparison.Ordinal);
        await File.WriteAllTextAsync(mutated, $"{text[..end]}  assign record_o = {observed.Expression};\n  assign reads_o = {observed.Reads};\n{text[end..]}", cancellation).ConfigureAwait(false);
        var library = Path.Combine(folder, "mutated.so");
        await Tool.RunAsync(root, Path.Combine(folder, "build.log"), "tests/mutation/build.sh",
            [part, (observed.Words * 64).ToString(CultureInfo.InvariantCulture), mutated, library], cancellation).ConfigureAwait(false);
        return new LockstepLibrary(library, part == Libraries.CorePart ? CoreInputWords.Words : BoardRecord.InputWords, observed.Words);
    }

    // Instances have no source, so that cells keep their own when the hierarchy goes. Registers begin at 0, since a mutant at the
    // output of one takes its first value away.
    private string Elaborate()
    {
        var files = s_folders
            .SelectMany(sources => Directory.GetFiles(Path.Combine(root, sources), "*.v")).Order(StringComparer.Ordinal).ToList();
        var modules = files.Select(Path.GetFileNameWithoutExtension);
        return $"""
            read_verilog -Ihdl/registers hdl/neurocore.v {string.Join(' ', files.Select(file => Path.GetRelativePath(root, file)))}
            hierarchy -top {Top} {string.Join(' ', Parameters().Select(parameter => $"-chparam {parameter}"))}
            setattr -unset src */t:$paramod* {string.Join(' ', modules.Select(module => $"*/t:{module}"))}
            proc
            flatten
            opt -full
            wreduce
            opt_clean
            memory_collect
            zinit
            opt_clean
            """;
    }

    private string[] Parameters()
    {
        string[] core =
        [
            $"NEURONS {build.Neurons}", $"SOURCES {build.Sources}", $"LANES {build.Lanes}", $"CURRENT_WIDTH {build.CurrentWidth}",
            $"MEMBRANE_WIDTH {build.MembraneWidth}", $"ACCUMULATOR_SHIFT_BITS {build.AccumulatorShiftBits}",
            $"CURRENT_SHIFT_BITS {build.CurrentShiftBits}", $"EXPONENT_BITS {build.ExponentBits}", $"DELAY_BITS {build.DelayBits}",
            $"ENCODERS {build.Encoders}", $"WINNERS {build.Winners}", $"FEATURES 32'h{(uint)build.Capabilities:X8}",
        ];
        return part == Libraries.CorePart
            ? core
            : [.. core, $"CLOCK_HERTZ {build.ClockHertz}", $"BAUD {build.Baud}", $"CONFIGURATION_HASH 32'h{build.NameHash:X8}"];
    }
}
