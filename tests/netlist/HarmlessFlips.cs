// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Synthesis;

namespace NeuroCore.Netlists;

/// <summary>
/// Tells by proof which flipped bits change nothing at all. The circuit with the flip and the circuit without it start from
/// the same state, which may be any: flip-flops, outputs of memories and of multipliers, pins. If in none of them a flip-flop's
/// next value, an input of a memory that has an effect, an input of a multiplier, or a pin can differ, no test could notice the flip, and it is not a fault:
/// the inputs of its LUT depend on each other, or what the entry gives is not used. Yosys' own solver decides. A flip that makes
/// a LUT depend on an input that follows from its output is passed over as well: a simulation clock by clock does not know what
/// such a loop does.
/// </summary>
/// <param name="root">Root of the repository.</param>
/// <param name="folder">Folder for what lies between, which has the netlist as <c>simulated.v</c>.</param>
internal sealed class HarmlessFlips(string root, string folder)
{
    // A flip for which this is not enough counts as one that matters.
    private const int SolverSeconds = 120;

    // The pin that the output of the module `choice` becomes.
    private const string Choice = "choice.chosen_o";

    private string Prepared => Path.Combine(folder, "proof.il");

    /// <summary>Keeps as many of a netlist's faults as are wanted, the first ones that matter.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="wanted">How many.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Those that are kept, and those among them that were passed over since they change nothing, or close a loop.</returns>
    /// <exception cref="NeuroCoreException">Yosys failed, or too few of the faults matter.</exception>
    public async Task<(List<Fault> Kept, List<Fault> Harmless, List<Fault> Loops)> DrawAsync(FaultyNetlist netlist, int wanted, CancellationToken cancellation)
    {
        var (kept, harmless, loops) = (new List<Fault>(), new List<Fault>(), new List<Fault>());
        if (wanted == 0)
            return (kept, harmless, loops);
        await PrepareAsync(cancellation).ConfigureAwait(false);
        foreach (var faults in netlist.Faults.Chunk(Environment.ProcessorCount))
        {
            var effects = await Task.WhenAll(faults.Select(fault => EffectAsync(netlist, fault, cancellation))).ConfigureAwait(false);
            foreach (var (fault, effect) in faults.Zip(effects))
            {
                if (kept.Count < wanted)
                    (effect switch { FlipEffect.None => harmless, FlipEffect.Loop => loops, _ => kept }).Add(fault);
            }

            if (kept.Count == wanted)
                return (kept, harmless, loops);
        }

        throw new NeuroCoreException($"Of {netlist.Faults.Count} drawn flips only {kept.Count} matter, {wanted} are wanted: ask for fewer with FAULTS.");
    }

    // LUTs, carries and flip-flops are what their models say, other cells are boxes, memories for what has an effect. The state
    // becomes pins: what a flip-flop holds or a box gives is an input, what they get is an output.
    private Task<string> PrepareAsync(CancellationToken cancellation) => RunAsync(
        "proof",
        $"""
        read_verilog -lib +/ice40/cells_sim.v
        delete =SB_LUT4 =SB_CARRY =SB_DFF* =SB_RAM40_4K =SB_SPRAM256KA
        read_verilog tests/netlist/effective_memories.v
        read_verilog -defer +/ice40/cells_sim.v
        read_verilog sim/verilator/netlist/fault_choice.v {Path.Combine(folder, "simulated.v")}
        hierarchy -top top
        flatten
        proc
        opt_expr
        dffunmap
        setattr -unset init w:*
        expose -evert-dff top/c:*
        expose -evert top/c:*
        splitnets -ports -format . top/i:{Choice}
        simplemap
        opt_expr
        opt_clean
        write_rtlil {Prepared}
        """,
        cancellation);

    // Only what hangs on the flip is compared.
    private async Task<FlipEffect> EffectAsync(FaultyNetlist netlist, Fault fault, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"proof{fault.Number}");
        var said = await RunAsync(
            name,
            $"""
            read_rtlil {Prepared}
            select -set within top/i:{Choice}.{fault.Number} %coe*
            select -assert-min 1 top/o:* @within %i
            delete -output top/o:* @within %d
            opt_clean
            copy top flipped
            cd top
            {Choose(netlist, null)}
            cd flipped
            {Choose(netlist, fault)}
            opt_expr
            opt_clean
            scc
            cd
            miter -equiv -flatten top flipped both
            hierarchy -top both
            opt_merge
            opt_expr
            opt_clean
            sat -timeout {SolverSeconds} -prove trigger 0 both
            """,
            cancellation).ConfigureAwait(false);
        // First of all: values of a loop need not exist, and what holds for all of none proves nothing.
        if (!said.Contains("Found 0 SCCs in module flipped.", StringComparison.Ordinal))
            return FlipEffect.Loop;
        if (said.Contains("SAT proof finished - no model found: SUCCESS!", StringComparison.Ordinal))
            return FlipEffect.None;
        if (said.Contains("SAT proof finished - model found: FAIL!", StringComparison.Ordinal) || said.Contains("Interrupted SAT solver: TIMEOUT!", StringComparison.Ordinal))
            return FlipEffect.Matters;
        throw new NeuroCoreException($"Yosys does not say whether flip {fault.Number} matters: its whole output is in {Path.Combine(folder, name)}.log.");
    }

    private static string Choose(FaultyNetlist netlist, Fault? one) => string.Join('\n', netlist.Faults.Select(fault =>
        string.Create(CultureInfo.InvariantCulture, $"connect -set {Choice}.{fault.Number} 1'b{(fault == one ? 1 : 0)}")));

    private async Task<string> RunAsync(string name, string script, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync($"{file}.ys", script, cancellation).ConfigureAwait(false);
        await Tool.RunAsync(root, $"{file}.log", "yosys", [$"{file}.ys"], cancellation).ConfigureAwait(false);
        return await File.ReadAllTextAsync($"{file}.log", cancellation).ConfigureAwait(false);
    }
}
