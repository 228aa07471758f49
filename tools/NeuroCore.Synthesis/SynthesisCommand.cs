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

    // The hash of the sources stayed out of the mapper's sight (hdl/link/source_hash.v). On an iCE40 HashBox opens its box.
    private const string Hash = "setattr -mod -unset keep_hierarchy source_hash\nflatten";

    // The pass that infers DSPs takes those that stand in the source for its own and loses their mode: they are hidden in a box
    // (hdl/memory/dsp_pair.v) until it has run.
    private static string Ice40(string synthesis, string? open) => string.Join('\n', new[]
    {
        $"{synthesis} -run begin:map_ram",
        "setattr -mod -unset whitebox =dsp_pair",
        open,
        $"{synthesis} -run map_ram:",
    }.OfType<string>());
}
