// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Synthesis;

namespace NeuroCore.Netlists;

/// <summary>Runs Yosys on a netlist. Scripts lie beside what they say: <c>name.ys</c> and <c>name.log</c>.</summary>
/// <param name="root">Root of the repository, where they run.</param>
/// <param name="folder">Their folder.</param>
internal sealed class YosysScript(string root, string folder)
{
    /// <summary>
    /// Commands that read a netlist with flips, <c>simulated.v</c>: LUTs, carries and flip-flops are what their models say, other
    /// cells are boxes, memories for what has an effect.
    /// </summary>
    public string Circuit => $"""
        read_verilog -lib +/ice40/cells_sim.v
        delete =SB_LUT4 =SB_CARRY =SB_DFF* =SB_RAM40_4K =SB_SPRAM256KA
        read_verilog tests/netlist/effective_memories.v
        read_verilog -defer +/ice40/cells_sim.v
        read_verilog sim/verilator/netlist/fault_choice.v {PathOf("simulated.v")}
        hierarchy -top top
        flatten
        proc
        opt_expr
        dffunmap
        """;

    /// <summary>A file in the folder.</summary>
    public string PathOf(string file) => Path.Combine(folder, file);

    /// <summary>Runs a script.</summary>
    /// <returns>What Yosys says.</returns>
    /// <exception cref="NeuroCoreException">It failed.</exception>
    public async Task<string> RunAsync(string name, string script, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(PathOf($"{name}.ys"), script, cancellation).ConfigureAwait(false);
        await Tool.RunAsync(root, PathOf($"{name}.log"), "yosys", [PathOf($"{name}.ys")], cancellation).ConfigureAwait(false);
        return await File.ReadAllTextAsync(PathOf($"{name}.log"), cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs a script of ABC, which comes with Yosys.</summary>
    /// <returns>What it says, whether it came to an end or not.</returns>
    public async Task<string> RunAbcAsync(string name, string script, CancellationToken cancellation)
    {
        var (_, output) = await Tool.StartAsync(root, "yosys-abc", ["-c", script], cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(PathOf($"{name}.log"), output, cancellation).ConfigureAwait(false);
        return output;
    }
}
