// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Experiments.Protocols;

/// <summary>Pair STDP: all pairs count, by exponentials of the time between them.</summary>
/// <param name="TauX">Time constant of potentiation, ticks.</param>
/// <param name="TauY">Time constant of depression, ticks.</param>
/// <param name="Impulse">What a spike adds to a trace, 1..255.</param>
/// <param name="Plus">Change by a source one moment before the neuron, in units of the weight.</param>
/// <param name="Minus">The same after it, positive.</param>
public sealed record PairRule(double TauX, double TauY, int Impulse, double Plus, double Minus) : IProtocolRule
{
    /// <inheritdoc/>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"""
        trace x1: tau = {TauX} ticks, impulse = {Impulse}
        trace y1: tau = {TauY} ticks, impulse = {Impulse}
        bounds: -127 .. 127
        rounding: stochastic
        A_plus = {Plus} / {Impulse}
        A_minus = {Minus} / {Impulse}
        dw = A_plus * x1 * y0 - A_minus * y1 * x0
        """);

    /// <inheritdoc/>
    public double Change(ProtocolCase spikes, TraceKeeps keeps)
    {
        ArgumentNullException.ThrowIfNull(spikes);
        ArgumentNullException.ThrowIfNull(keeps);
        return (Plus * spikes.Post.Sum(post => TraceKeeps.AtSpike(keeps.X1, spikes.Pre, post))) -
            (Minus * spikes.Pre.Sum(pre => TraceKeeps.AtEvent(keeps.Y1, spikes.Post, pre)));
    }
}
