// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Netlists;

namespace NeuroCore.Mutation;

/// <summary>
/// Tells by proof which mutants change nothing: of Yosys' mutations some are an input that is 0 held at 0, or a carry that nothing
/// looks at. The design with the mutant and the design without it start from the same state, which may be any, and get the same
/// inputs and the same words of memories: if in none of these a register's next value, a word that a memory is written, an address
/// that it is read at, or a port can differ, they are the same circuit. Yosys' own solver decides.
/// </summary>
/// <param name="yosys">Yosys, and the folder with the design.</param>
/// <param name="top">Name of the design.</param>
internal sealed class SameCircuit(YosysScript yosys, string top)
{
    // A mutant for which this is not enough counts as one that changes something.
    private const int SolverSeconds = 60;

    private string Prepared => yosys.PathOf("proof.il");

    /// <summary>Makes what the proofs start from: registers and memories become ports, registers that nothing hangs on go.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">Yosys failed.</exception>
    public Task PrepareAsync(CancellationToken cancellation) => yosys.RunAsync(
        "proof",
        $"""
        read_verilog {yosys.PathOf(MutatedDesign.Verilog)}
        hierarchy -top {top}
        proc
        flatten
        opt_expr
        opt_clean
        memory_collect
        delete t:$mem*
        setundef -undriven -expose
        dffunmap
        simplemap t:$dff t:$mux
        opt_clean -purge
        splitnets
        splitnets -ports {top}/o:*
        autoname
        setattr -unset init w:*
        expose -evert-dff {top}/c:*
        opt_expr
        opt_clean
        write_rtlil {Prepared}
        """,
        cancellation);

    /// <summary>Tries to prove that a mutant changes nothing.</summary>
    /// <param name="mutant">The mutant.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>True if it is proved.</returns>
    /// <exception cref="NeuroCoreException">Yosys failed, or does not say.</exception>
    public async Task<bool> HasAsync(Mutant mutant, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"proof{mutant.Number}");
        var said = await yosys.RunAsync(
            name,
            $"""
            read_rtlil {Prepared}
            copy {top} mutated
            cd {top}
            connect -set mutant {MutatedDesign.ChoiceBits}'d0
            cd mutated
            {string.Create(CultureInfo.InvariantCulture, $"connect -set mutant {MutatedDesign.ChoiceBits}'d{mutant.Number}")}
            cd
            opt_expr
            opt_clean
            scc
            miter -equiv -flatten {top} mutated both
            hierarchy -top both
            opt_merge
            opt -full
            opt_merge
            opt_clean
            sat -timeout {SolverSeconds} -prove trigger 0 both
            """,
            cancellation).ConfigureAwait(false);
        // What holds for all values of a loop proves nothing, since there need not be any.
        if (!said.Contains("Found 0 SCCs in module mutated.", StringComparison.Ordinal))
            return false;
        if (said.Contains("SAT proof finished - no model found: SUCCESS!", StringComparison.Ordinal))
            return true;
        if (said.Contains("SAT proof finished - model found: FAIL!", StringComparison.Ordinal) || said.Contains("Interrupted SAT solver: TIMEOUT!", StringComparison.Ordinal))
            return false;
        throw new NeuroCoreException($"Yosys does not say whether mutant {mutant.Number} changes anything: its whole output is in {yosys.PathOf($"{name}.log")}.");
    }
}
