// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Experiments.Protocols;

/// <summary>
/// The minimal triplet model of Pfister and Gerstner, "Triplets of spikes in a model of spike timing-dependent plasticity",
/// J. Neurosci. 26 (2006) 9673, table 4, all to all: pairs post-pre depress, pairs pre-post and triplets post-pre-post potentiate.
/// </summary>
/// <param name="Tau">tau+, tau- and tau_y in ticks of a millisecond.</param>
/// <param name="Amplitudes">A2+, A2- and A3+ as published.</param>
/// <param name="Unit">Units of the weight for a change of 1.</param>
/// <param name="Impulses">
/// Of x1, y1 and y2: so small that no trace meets 255, and such that the number of the triplet term is a power of two.
/// </param>
public sealed record TripletRule(
    (double Plus, double Minus, double Y) Tau, (double Pair, double Depression, double Triplet) Amplitudes, double Unit, (int X1, int Y1, int Y2) Impulses)
    : IProtocolRule
{
    /// <summary>Visual cortex, after Sjöström and others (2001): no pairs potentiate, triplets do.</summary>
    public static TripletRule VisualCortex { get; } = new((16.8, 33.7, 114), (0, 7.1e-3, 6.5e-3), 100, (148, 96, 36));

    /// <summary>Hippocampal culture, after Wang and others (2005).</summary>
    public static TripletRule Hippocampus { get; } = new((16.8, 33.7, 40), (5.3e-3, 3.5e-3, 8e-3), 250, (128, 96, 64));

    /// <inheritdoc/>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"""
        trace x1: tau = {Tau.Plus} ms, impulse = {Impulses.X1}
        trace y1: tau = {Tau.Minus} ms, impulse = {Impulses.Y1}
        trace y2: tau = {Tau.Y} ms, impulse = {Impulses.Y2}
        bounds: -127 .. 127
        rounding: stochastic
        A3_plus = {Amplitudes.Triplet} * {Unit} / ({Impulses.X1} * {Impulses.Y2})
        A2_minus = {Amplitudes.Depression} * {Unit} / {Impulses.Y1}
        {(Amplitudes.Pair == 0 ? "" : $"A2_plus = {Amplitudes.Pair} * {Unit} / {Impulses.X1}")}
        dw = A3_plus * x1 * y2 * y0 {(Amplitudes.Pair == 0 ? "" : "+ A2_plus * x1 * y0")} - A2_minus * y1 * x0
        """);

    /// <inheritdoc/>
    public double Change(ProtocolCase spikes, TraceKeeps keeps)
    {
        ArgumentNullException.ThrowIfNull(spikes);
        ArgumentNullException.ThrowIfNull(keeps);
        var potentiation = spikes.Post.Sum(post =>
            (Amplitudes.Pair + (Amplitudes.Triplet * TraceKeeps.AtSpike(keeps.Y2, spikes.Post, post))) * TraceKeeps.AtSpike(keeps.X1, spikes.Pre, post));
        var depression = Amplitudes.Depression * spikes.Pre.Sum(pre => TraceKeeps.AtEvent(keeps.Y1, spikes.Post, pre));
        return Unit * (potentiation - depression);
    }
}
