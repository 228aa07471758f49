// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Synthesis;

namespace NeuroCore.Mutation;

/// <summary>
/// The elaborated RTL of a build with many mutants in it, of which a simulation has the one whose number it is given. Yosys
/// draws them, so that they are spread over sources, wires and cells.
/// </summary>
/// <param name="root">Root of the repository.</param>
/// <param name="build">The build.</param>
/// <param name="folder">Folder for what lies between, which exists.</param>
internal sealed class MutatedDesign(string root, Configuration build, string folder)
{
    // Some that are drawn are in memories or in the top, which are not mutated.
    private const double Drawn = 1.3;
    private const int ChoiceBits = 16;

    private static readonly string[] s_parts = ["hdl/core", "hdl/link", "hdl/memory"];

    /// <summary>Draws mutants, puts them into the design and compiles its simulation.</summary>
    /// <param name="wanted">How many.</param>
    /// <param name="seed">Which.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The mutants, and the simulation.</returns>
    /// <exception cref="NeuroCoreException">A tool is missing or fails, or there are not so many mutants.</exception>
    public async Task<(IReadOnlyList<Mutant> Mutants, string Program)> MakeAsync(int wanted, int seed, CancellationToken cancellation)
    {
        var list = Path.Combine(folder, "mutations.txt");
        await RunAsync("draw", Elaborate() + $"""

            write_rtlil {Path.Combine(folder, "design.il")}
            mutate -list {(int)(Drawn * wanted)} -seed {seed} -o {list}
            """, cancellation).ConfigureAwait(false);
        var lines = await File.ReadAllLinesAsync(list, cancellation).ConfigureAwait(false);
        var mutants = lines.Select(line => Mutant.Parse(0, line)).Where(mutant => mutant.Counts).Take(wanted)
            .Select((mutant, index) => mutant with { Number = index + 1 }).ToList();
        if (mutants.Count < wanted)
            throw new NeuroCoreException($"Yosys drew {mutants.Count} mutants in '{build.Name}', {wanted} are wanted: ask for fewer.");
        var mutated = Path.Combine(folder, "mutated.v");
        await RunAsync("mutate", $"""
            read_rtlil {Path.Combine(folder, "design.il")}
            {string.Join('\n', mutants.Select(mutant => string.Create(CultureInfo.InvariantCulture, $"{mutant.Command} -ctrl mutant {ChoiceBits} {mutant.Number}")))}
            opt_clean
            write_verilog -noattr {mutated}
            """, cancellation).ConfigureAwait(false);
        var program = Path.Combine(folder, "virtual_board");
        await Tool.RunAsync(root, Path.Combine(folder, "build.log"), "tests/mutation/build.sh",
            [build.Name, build.ClockHertz.ToString(CultureInfo.InvariantCulture), build.Baud.ToString(CultureInfo.InvariantCulture), mutated, program], cancellation).ConfigureAwait(false);
        return (mutants, program);
    }

    // Instances have no source, so that cells keep their own when the hierarchy goes.
    private string Elaborate()
    {
        var files = s_parts
            .SelectMany(part => Directory.GetFiles(Path.Combine(root, part), "*.v")).Order(StringComparer.Ordinal).ToList();
        var modules = files.Select(Path.GetFileNameWithoutExtension);
        return $"""
            read_verilog -Ihdl/registers hdl/neurocore.v {string.Join(' ', files.Select(file => Path.GetRelativePath(root, file)))}
            hierarchy -top neurocore {string.Join(' ', Parameters().Select(parameter => $"-chparam {parameter}"))}
            setattr -unset src */t:$paramod* {string.Join(' ', modules.Select(module => $"*/t:{module}"))}
            proc
            flatten
            opt -full
            wreduce
            opt_clean
            memory_collect
            opt_clean
            """;
    }

    private IEnumerable<string> Parameters() =>
    [
        $"NEURONS {build.Neurons}", $"SOURCES {build.Sources}", $"LANES {build.Lanes}", $"CURRENT_WIDTH {build.CurrentWidth}",
        $"MEMBRANE_WIDTH {build.MembraneWidth}", $"ACCUMULATOR_SHIFT_BITS {build.AccumulatorShiftBits}",
        $"CURRENT_SHIFT_BITS {build.CurrentShiftBits}", $"EXPONENT_BITS {build.ExponentBits}", $"DELAY_BITS {build.DelayBits}",
        $"ENCODERS {build.Encoders}", $"WINNERS {build.Winners}", $"CLOCK_HERTZ {build.ClockHertz}", $"BAUD {build.Baud}",
        $"FEATURES 32'h{(uint)build.Capabilities:X8}", $"CONFIGURATION_HASH 32'h{build.NameHash:X8}",
    ];

    private async Task RunAsync(string name, string script, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync($"{file}.ys", script, cancellation).ConfigureAwait(false);
        await Tool.RunAsync(root, $"{file}.log", "yosys", [$"{file}.ys"], cancellation).ConfigureAwait(false);
    }
}
