// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Numerics;
using NeuroCore.Hardware;

namespace NeuroCore.Netlists;

/// <summary>Draws the flips that a test should notice, and passes over those that are proved to be none.</summary>
/// <param name="yosys">Yosys, and the folder with the netlist.</param>
internal sealed class FlipDraw(YosysScript yosys)
{
    private readonly HarmlessFlips _harmless = new(yosys);
    private readonly UnreachableEntries _unreachable = new(yosys);

    /// <summary>Draws as many as are wanted, the first ones that matter.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="wanted">How many.</param>
    /// <param name="lookedUp">A bit for each flip whose entry was looked up in the netlist without a fault.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>All that were drawn, in order, and what each does.</returns>
    /// <exception cref="NeuroCoreException">Yosys failed, too few of the flips matter, or a proof is wrong.</exception>
    public async Task<ImmutableArray<(Fault Fault, FlipEffect Effect)>> DrawAsync(FaultyNetlist netlist, int wanted, BigInteger lookedUp, CancellationToken cancellation)
    {
        var drawn = ImmutableArray.CreateBuilder<(Fault, FlipEffect Effect)>();
        if (wanted == 0)
            return [];
        await Task.WhenAll(_harmless.PrepareAsync(cancellation), _unreachable.PrepareAsync(cancellation)).ConfigureAwait(false);
        var control = ContradictAsync(netlist, lookedUp, cancellation);
        foreach (var faults in netlist.Faults.Chunk(Environment.ProcessorCount))
        {
            var effects = await Task.WhenAll(faults.Select(fault => EffectAsync(netlist, fault, lookedUp, cancellation))).ConfigureAwait(false);
            foreach (var each in faults.Zip(effects))
            {
                drawn.Add(each);
                if (drawn.Count(one => one.Effect == FlipEffect.Matters) < wanted)
                    continue;
                await control.ConfigureAwait(false);
                return drawn.ToImmutable();
            }
        }

        throw new NeuroCoreException($"Of {netlist.Faults.Count} drawn flips only {drawn.Count(one => one.Effect == FlipEffect.Matters)} matter, {wanted} are wanted: ask for fewer with FAULTS.");
    }

    private async Task<FlipEffect> EffectAsync(FaultyNetlist netlist, Fault fault, BigInteger lookedUp, CancellationToken cancellation)
    {
        var effect = await _harmless.EffectAsync(netlist, fault, cancellation).ConfigureAwait(false);
        return effect == FlipEffect.Matters && !IsLookedUp(fault, lookedUp) && await _unreachable.HasAsync(netlist, fault, cancellation).ConfigureAwait(false)
            ? FlipEffect.Unreachable
            : effect;
    }

    // The proofs must not hold for an entry that was seen to be looked up.
    private async Task ContradictAsync(FaultyNetlist netlist, BigInteger lookedUp, CancellationToken cancellation)
    {
        if (netlist.Faults.FirstOrDefault(fault => IsLookedUp(fault, lookedUp)) is { } fault &&
            await _unreachable.HasAsync(netlist, fault, cancellation).ConfigureAwait(false))
            throw new NeuroCoreException($"Flip {fault.Number}, {fault.Where}, was looked up and is \"proved\" to be out of reach: the proof is wrong, which is an error of this test.");
    }

    private static bool IsLookedUp(Fault fault, BigInteger lookedUp) => !((lookedUp >> fault.Number) & 1).IsZero;
}
