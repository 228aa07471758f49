// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <content>Step 2: neurons.</content>
internal sealed partial class FunctionalCore
{
    // A tick of a neuron up to the test: the sign of the spike that it would fire, or 0.
    private int Update(int n)
    {
        var slot = (int)(T % Delays);
        var input = Accumulators[slot, n];
        var second = Has(Capabilities.TwoReceptors) ? Accumulators[Delays + slot, n] : 0;
        var divisive = Has(Capabilities.Divisive) ? Accumulators[(DivisiveRing * Delays) + slot, n] : 0;
        for (var ring = 0; ring < _build.AccumulatorSlots; ring += Delays)
            Accumulators[ring + slot, n] = 0;
        if (Silenced[n])
            return 0;

        var c = Class(n);
        var (keepU, a, keepV, b) = Decay(n);
        U[n] = Sat(Trunc((long)U[n] * keepU) + (input * (1L << a)), _build.CurrentWidth);
        if (Has(Capabilities.TwoReceptors))
            U2[n] = SecondCurrent(n, second);
        if (Has(Capabilities.Adaptation) && T % (1L << c.ThetaPeriod) == 0)
            Theta[n] = (int)Trunc((long)Theta[n] * c.KeepTheta);
        if (Refractory[n] > 0)
        {
            Refractory[n]--;
            return 0;
        }

        keepV = Math.Max(0, keepV - Math.Max(0, divisive));
        var bias = Has(Capabilities.Bias) ? _net.Biases[n] * 256L : 0;
        V[n] = Sat(Trunc((long)V[n] * keepV) + ((U[n] + U2[n]) * (1L << b)) + bias + Noise(n, c), _build.MembraneWidth);
        if (Has(Capabilities.Floor))
            V[n] = Math.Max(V[n], Sat(c.VMin, _build.MembraneWidth - 8) * 256);

        return V[n] >= Test(n) ? 1
            : Has(Capabilities.Bipolar) && c.Bipolar && V[n] <= -Test(n) ? -1
            : 0;
    }

    private void Spike(int n, int sign)
    {
        var c = Class(n);
        V[n] = Mode(c.Reset) switch
        {
            ResetMode.Value => Low(c.VReset * 256L),
            ResetMode.Subtract => (int)Trunc((long)Low(V[n] - (sign * Test(n))) * (Has(Capabilities.KeepReset) ? c.KeepReset : 4096)),
            _ => V[n],
        };
        if (Has(Capabilities.Adaptation))
            Theta[n] = Sat(Theta[n] + c.ThetaStep, 16);
        if (Has(Capabilities.Refractory))
            Refractory[n] = c.RefractoryTicks;
        if (!Has(Capabilities.Counters))
            return;
        if (Counts[n] == 0)
            FirstSpikes[n] = Elapsed;
        Counts[n] = Math.Min(Counts[n] + 1, 65535);
    }

    private ClassParameters Class(int n) => _net.Classes[n / _build.Lanes];

    // T of the page, on v's scale.
    private long Test(int n) => (_net.Thresholds[n] + Theta[n]) * 256L;

    private long Noise(int n, ClassParameters c) =>
        Has(Capabilities.Noise) ? FunctionalNoise.Membrane(FunctionalNoise.Of(H, n), c.NoiseAmplitude) : 0;

    private (int KeepU, int A, int KeepV, int B) Decay(int n)
    {
        var (keepU, a, keepV, b) = _net.Decays[n];
        return (
            Has(Capabilities.SynapticDecay) ? keepU : 0, a & _build.MostAccumulatorShift,
            Has(Capabilities.Leak) ? keepV : 4096, b & _build.MostCurrentShift);
    }

    private int SecondCurrent(int n, int input)
    {
        var (keep, shift) = _net.SecondDecays[n / _build.Lanes];
        return Sat(
            Trunc((long)U2[n] * (Has(Capabilities.SynapticDecay) ? keep : 0)) +
            (input * (1L << (shift & _build.MostAccumulatorShift))), _build.CurrentWidth);
    }

    // A mode that the build lacks acts as the lowest-numbered one that it has.
    private ResetMode Mode(ResetMode mode)
    {
        (ResetMode Mode, Capabilities Feature)[] modes =
        [
            (ResetMode.Value, Capabilities.ResetValue), (ResetMode.Subtract, Capabilities.ResetSubtract),
            (ResetMode.None, Capabilities.ResetNone),
        ];
        ResetMode[] had = [.. modes.Where(entry => Has(entry.Feature)).Select(entry => entry.Mode)];
        return had.Contains(mode) ? mode : had[0];
    }

    // What fits the membrane.
    private int Low(long value) => (int)(value << (64 - _build.MembraneWidth) >> (64 - _build.MembraneWidth));
}
