// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Netlists;

/// <summary>
/// Tells by proof which entries of truth tables are never looked up, whatever happens at the pins: no state that the circuit can
/// get into from the one in which it starts gives that LUT those inputs. What memories and multipliers give may be anything at
/// any clock, so more states count as reachable than are. ABC searches on an abstraction that leaves out most of the circuit: the
/// gates that keep the entry from being looked up for as many clocks as it can tell (Mishchenko et al., GLA, 2013), of which
/// BDDs then give all states that can be reached; or by property directed reachability, which finds an invariant by itself
/// (Bradley, SAT-Based Model Checking without Unrolling, 2011).
/// </summary>
/// <param name="yosys">Yosys, and the folder with the netlist.</param>
internal sealed class UnreachableEntries(YosysScript yosys)
{
    // What is not proved by then counts as reachable.
    private const int Seconds = 60;

    // What the search for a small abstraction may take of it.
    private const int AbstractionSeconds = 20;

    // Which of them is fast differs from entry to entry: the first where a few registers decide, the others where many do.
    private static readonly (string Commands, string Proved)[] s_searches =
    [
        (string.Create(CultureInfo.InvariantCulture, $"&get -n; &gla -T {AbstractionSeconds}; &gla_derive; &put; scorr; dc2; reach -B 500000 -F 1000000 -T {Seconds}"),
            "The miter is proved unreachable"),
        (string.Create(CultureInfo.InvariantCulture, $"pdr -t -nc -T {Seconds}"), "Property proved."),
        (string.Create(CultureInfo.InvariantCulture, $"pdr -t -T {Seconds}"), "Property proved."),
    ];

    private string Prepared => yosys.PathOf("reach.il");

    /// <summary>Makes what the proofs start from.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">Yosys failed.</exception>
    public Task PrepareAsync(CancellationToken cancellation) => yosys.RunAsync(
        "reach",
        // Of the pins only what tells that an entry is looked up is asked for.
        $"""
        {yosys.Circuit}
        expose -evert top/c:*
        delete -output top/o:* top/o:{FaultyNetlist.Differs} %d
        splitnets -ports -format . top/i:{FaultyNetlist.Chosen} top/o:{FaultyNetlist.Differs}
        opt_expr
        opt_clean
        write_rtlil {Prepared}
        """,
        cancellation);

    /// <summary>Tries to prove that an entry is never looked up.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="fault">The flip of that entry.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>True if it is proved.</returns>
    /// <exception cref="NeuroCoreException">Yosys failed.</exception>
    public async Task<bool> HasAsync(FaultyNetlist netlist, Fault fault, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"reach{fault.Number}");
        var circuit = yosys.PathOf($"{name}.aig");
        await yosys.RunAsync(
            name,
            $"""
            read_rtlil {Prepared}
            delete -output top/o:* top/o:{FaultyNetlist.Differs}.{fault.Number} %d
            cd top
            {netlist.Choosing(null)}
            cd
            setundef -undriven -anyseq
            opt_expr
            opt_clean
            techmap
            opt_expr
            aigmap
            opt_clean
            write_aiger -zinit {circuit}
            """,
            cancellation).ConfigureAwait(false);
        foreach (var (number, (search, proved)) in s_searches.Index())
        {
            var said = await yosys.RunAbcAsync(
                string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"), $"&r {circuit}; &scl; &put; scorr; dc2; {search}", cancellation).ConfigureAwait(false);
            if (said.Contains(proved, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
