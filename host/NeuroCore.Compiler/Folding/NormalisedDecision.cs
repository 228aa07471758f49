// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>
/// The decision of a neuron behind a batch normalisation, gamma * (x - mean) / sqrt(variance + epsilon) + beta + bias
/// >= level, as one comparison with a number. With the parameters taken as the exact numbers that their doubles are, nothing is rounded
/// in the choice of an integer threshold.
/// </summary>
internal sealed class NormalisedDecision
{
    private readonly Dyadic _gamma;
    private readonly Dyadic _mean;
    private readonly Dyadic _offset;
    private readonly Dyadic _spread;
    private readonly double _bound;

    /// <param name="gamma">Scale.</param>
    /// <param name="beta">Shift.</param>
    /// <param name="mean">Mean of x.</param>
    /// <param name="variance">Variance of x, 0 or more.</param>
    /// <param name="epsilon">Added to the variance; the sum is above 0.</param>
    /// <param name="level">What the normalised x is compared with.</param>
    /// <param name="bias">Added to the normalised x.</param>
    public NormalisedDecision(double gamma, double beta, double mean, double variance, double epsilon, double level, double bias = 0)
    {
        (_gamma, _mean) = (Dyadic.Of(gamma), Dyadic.Of(mean));
        _offset = Dyadic.Of(beta) + Dyadic.Of(bias) - Dyadic.Of(level);
        _spread = Dyadic.Of(variance) + Dyadic.Of(epsilon);
        _bound = mean - (beta + bias - level) * Math.Sqrt(variance + epsilon) / gamma;
    }

    /// <summary>True if a larger x is further from a spike: the neuron's weights are negated, and -x is compared.</summary>
    public bool Negated => _gamma.Sign < 0;

    /// <summary>The threshold among real numbers, for x or, if negated, for -x; infinite where every x decides alike.</summary>
    public double Threshold => _gamma.Sign switch
    {
        0 => _offset.Sign >= 0 ? double.NegativeInfinity : double.PositiveInfinity,
        < 0 => -_bound,
        _ => _bound,
    };

    /// <summary>Whether the neuron spikes at this x, exactly.</summary>
    public bool Spikes(int x)
    {
        // a + b * sqrt(c) >= 0, all of them exact: by signs, else by squares.
        var (a, b) = (_gamma * (Dyadic.Of(x) - _mean), _offset);
        if (a.Sign >= 0 && b.Sign >= 0)
            return true;
        if (a.Sign <= 0 && b.Sign <= 0)
            return false;
        var difference = a * a - b * b * _spread;
        return a.Sign > 0 ? difference.Sign >= 0 : difference.Sign <= 0;
    }

    /// <summary>
    /// The integer t with which x >= t, or -x >= t if negated, is the neuron's decision for all integers x with
    /// |x| up to <paramref name="most"/>. "-x >= -u" is "x is at most u", equality included, so nothing is off by one.
    /// </summary>
    /// <returns>-most..most, or most + 1 for a neuron that never spikes.</returns>
    public int IntegerThreshold(int most)
    {
        // The decision is monotonous in the compared number: false below the threshold, true from it on.
        var (low, high) = (-most, most + 1);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (Spikes(Negated ? -middle : middle))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
