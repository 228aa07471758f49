// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>Commands of yosys that synthesise for a family of parts, a line each.</summary>
/// <param name="Flat">For placing.</param>
/// <param name="Hierarchical">For counting cells by module.</param>
public sealed record SynthesisCommand(string Flat, string Hierarchical)
{
    /// <summary>The commands for a board.</summary>
    public static SynthesisCommand Of(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return board.Family switch
        {
            BoardFamily.Ice40 => new(
                Ice40($"synth_ice40 {board.YosysOptions} -abc9 -top top", "flatten"),
                Ice40($"synth_ice40 {board.YosysOptions} -noflatten -top top", null)),
            // Without abc9, which yosys 0.23 does not survive on this design.
            BoardFamily.Xilinx => new($"synth_xilinx {board.YosysOptions} -flatten -top top\n{Hash}", $"synth_xilinx {board.YosysOptions} -top top"),
            _ => new($"synth_ecp5 {board.YosysOptions} -abc9 -top top\n{Hash}", $"synth_ecp5 {board.YosysOptions} -noflatten -top top"),
        };
    }

    // The hash of the sources has kept out of the mapper's sight (hdl/link/source_hash.v): its bits go into the tables that read them.
    private const string Hash = "setattr -mod -unset keep_hierarchy source_hash\nflatten";

    /// <summary>The map that takes constants into the tables of an iCE40, from the root.</summary>
    public const string Fold = "tools/NeuroCore.Synthesis/fold_constants.v";

    // The pass that infers DSPs takes those that stand in the source for its own and loses their mode: they are hidden in a box
    // (hdl/memory/dsp_pair.v) until it has run.
    private static string Ice40(string synthesis, string? open) => string.Join('\n', new[]
    {
        $"{synthesis} -run begin:map_ram",
        "setattr -mod -unset whitebox =dsp_pair",
        open,
        $"{synthesis} -run map_ram:",
        open is null ? null : $"select -set readers t:source_hash %co2 t:SB_LUT4 %i\n{Hash}\ntechmap -max_iter 1 -map {Fold} @readers\nclean",
    }.OfType<string>());
}
