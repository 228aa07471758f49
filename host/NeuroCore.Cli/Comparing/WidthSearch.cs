// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Cli.Comparing;

/// <summary>Widths that were tried.</summary>
/// <param name="Widths">Bits.</param>
/// <param name="Agreement">Share of right answers, or least share of spikes of a population within a tick.</param>
internal readonly record struct TriedWidths(NetworkWidths Widths, double Agreement);

/// <summary>
/// Finds the smallest widths with which answers are still right, or spikes agree, as wished: bits are taken from the weights as
/// long as they do, then from the decays.
/// </summary>
internal static class WidthSearch
{
    /// <summary>Tries widths from those of the hardware downwards.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="wanted">Share, 0..1, of right answers, or, without labels, of spikes that must have a partner at most a tick away in every population.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>All that was tried, and the smallest that agree; null if even the hardware's do not.</returns>
    public static (ImmutableArray<TriedWidths> Tried, NetworkWidths? Smallest) Of(ComparisonRequest request, double wanted, CancellationToken cancellation)
    {
        var tried = ImmutableArray.CreateBuilder<TriedWidths>();
        NetworkWidths? best = null;
        for (var bits = NetworkWidths.Hardware.Weights; bits >= NetworkWidths.FewestWeights && Agrees(new NetworkWidths(bits, NetworkWidths.Hardware.Decays)); bits--)
        {
        }

        for (var bits = NetworkWidths.Hardware.Decays - 1; best is { } found && bits >= NetworkWidths.FewestDecays && Agrees(found with { Decays = bits }); bits--)
        {
        }

        return (tried.ToImmutable(), best);

        bool Agrees(NetworkWidths widths)
        {
            var agreement = Comparison.Of(request with { Widths = widths }, cancellation).Agreement;
            tried.Add(new TriedWidths(widths, agreement));
            if (agreement >= wanted)
                best = widths;
            return agreement >= wanted;
        }
    }
}
