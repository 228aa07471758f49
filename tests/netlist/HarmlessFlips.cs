// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Netlists;

/// <summary>
/// Tells by proof which flipped bits change nothing at all. The circuit with the flip and the circuit without it start from
/// the same state, which may be any: flip-flops, outputs of memories and of multipliers, pins. If in none of them a flip-flop's
/// next value, an input of a memory that has an effect, an input of a multiplier, or a pin can differ, no test could notice the flip, and it is not a fault:
/// the inputs of its LUT depend on each other, or what the entry gives is not used. Yosys' own solver decides. A flip that makes
/// a LUT depend on an input that follows from its output is passed over as well: a simulation clock by clock does not know what
/// such a loop does.
/// </summary>
/// <param name="yosys">Yosys, and the folder with the netlist.</param>
internal sealed class HarmlessFlips(YosysScript yosys)
{
    // A flip for which this is not enough counts as one that matters.
    private const int SolverSeconds = 120;

    private string Prepared => yosys.PathOf("proof.il");

    /// <summary>Makes what the proofs start from.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">Yosys failed.</exception>
    public Task PrepareAsync(CancellationToken cancellation) => yosys.RunAsync(
        "proof",
        // The state becomes pins: what a flip-flop holds or a box gives is an input, what they get is an output.
        $"""
        {yosys.Circuit}
        setattr -unset init w:*
        expose -evert-dff top/c:*
        expose -evert top/c:*
        splitnets -ports -format . top/i:{FaultyNetlist.Chosen}
        simplemap
        opt_expr
        opt_clean
        write_rtlil {Prepared}
        """,
        cancellation);

    /// <summary>Tells what a flip does. Only what hangs on it is compared.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="fault">One of its flips.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">Yosys failed.</exception>
    public async Task<FlipEffect> EffectAsync(FaultyNetlist netlist, Fault fault, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"proof{fault.Number}");
        var said = await yosys.RunAsync(
            name,
            $"""
            read_rtlil {Prepared}
            select -set within top/i:{FaultyNetlist.Chosen}.{fault.Number} %coe*
            select -assert-min 1 top/o:* @within %i
            delete -output top/o:* @within %d
            opt_clean
            copy top flipped
            cd top
            {netlist.Choosing(null)}
            cd flipped
            {netlist.Choosing(fault)}
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
        throw new NeuroCoreException($"Yosys does not say whether flip {fault.Number} matters: its whole output is in {yosys.PathOf($"{name}.log")}.");
    }
}
