// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>
/// Takes from each neuron's bias what rounding adds to it in the mean. A rounded weight of a source of rate f brings
/// f (w' / (1 - ku') - w / (1 - ku)) a tick too much, ku being what the current keeps; a current that is truncated toward zero
/// loses half a unit in each tick in which there is one; a rounded leak loses (kv - kv') of the mean membrane. Where bias
/// and mean input make a neuron fire, its threshold then keeps its period.
/// </summary>
internal static class RoundingBias
{
    private const double MeanLoss = 0.5;

    /// <summary>The population with biases and thresholds that do so.</summary>
    /// <param name="network">The network.</param>
    /// <param name="population">The population in integers.</param>
    /// <param name="synapses">Its synapses, a part for each projection.</param>
    /// <param name="placement">Where sources lie.</param>
    /// <param name="calibration">What the data were.</param>
    /// <param name="target">The build.</param>
    public static QuantisedPopulation Of(
        NetworkDescription network, QuantisedPopulation population, ImmutableArray<ReadOnlyMemory<PlacedSynapse>> synapses, Placement placement, Calibration calibration, Configuration target)
    {
        var place = population.Place;
        if (calibration.Populations.GetValueOrDefault(place.Population.Name) is not { } seen)
            return population;
        var size = place.Population.Size;
        var (rates, excess, drive) = (Rates(placement, calibration), new double[placement.Neurons], new double[placement.Neurons]);
        var (exact, own) = (new (double U, double V)[placement.Neurons], new int[size]);
        for (var index = 0; index < size; index++)
        {
            own[index] = place.Neuron(index);
            exact[own[index]] = (
                population.Parameters.TauSynapse[index].FractionKept(network.TickSeconds), population.Parameters.TauMembrane[index].FractionKept(network.TickSeconds));
        }

        var keeps = new (double U, double V)[placement.Neurons];
        for (var index = 0; index < size; index++)
            keeps[own[index]] = ((double)population.Keeps[index].U / Ranges.KeepAll, (double)population.Keeps[index].V / Ranges.KeepAll);
        foreach (var part in synapses)
        {
            var projection = network.Projections[part.Span[0].Projection];
            if (projection.Options.Receptor != Receptor.First || projection.Options.Rule is not null || !projection.Options.Enabled)
                continue;
            var exponent = population.Exponent(projection);
            foreach (ref readonly var synapse in part.Span)
            {
                if (IsKept(keeps[synapse.Neuron].U) || IsKept(exact[synapse.Neuron].U))
                    continue;
                var rounded = population.Scale.WeightOf(population.Scale.Weight(synapse.Weight, exponent), exponent);
                var rate = (projection.Options.Negative ? -1 : 1) * rates[synapse.Source];
                var (wanted, had) = (rate * synapse.Weight / Lost(exact[synapse.Neuron].U), rate * rounded / Lost(keeps[synapse.Neuron].U));
                drive[synapse.Neuron] += wanted;
                excess[synapse.Neuron] += had - wanted;
            }
        }

        var (biases, thresholds) = (new int[size], population.Thresholds.ToArray());
        for (var index = 0; index < size; index++)
        {
            var (neuron, keep) = (own[index], keeps[own[index]]);
            var truncated = keep.U == 0 || IsKept(keep.U) ? 0 : seen.Signs[index] * MeanLoss / Lost(keep.U) / Math.ScaleB(population.Scale.WeightUnits, population.Scale.AccumulatorShift);
            var leaked = (exact[neuron].V - keep.V) * seen.Membranes[index];
            var ofInput = truncated - excess[neuron];
            biases[index] = Math.Clamp(population.Scale.Level(population.Parameters.Bias[index] + ofInput + leaked), short.MinValue, short.MaxValue);
            // One unit less is as near as makes no difference to a threshold that fits it, and may spare it the top of its range.
            for (var bias = biases[index]; bias >= Math.Max(biases[index] - 1, short.MinValue); bias--)
            {
                var wanted = population.Parameters.Bias[index] + drive[neuron];
                var had = bias + ((drive[neuron] - ofInput) * population.Scale.LevelUnits);
                if (Threshold(population, index, (wanted, exact[neuron].V), (had, keep.V)) is not { } threshold || threshold > Ranges.LargestLevel(target))
                    continue;
                (biases[index], thresholds[index]) = (bias, threshold);
                break;
            }
        }

        return population with { Biases = [.. biases], Thresholds = [.. thresholds] };
    }

    // The threshold that keeps a neuron's period; null if it has none.
    private static int? Threshold(QuantisedPopulation population, int index, (double Drive, double Keep) exact, (double Drive, double Keep) board)
    {
        var parameters = population.Parameters;
        if (parameters.Reset == ResetMode.None)
            return null;
        var (reset, boardReset) = parameters.Reset == ResetMode.Value ? (parameters.VReset, population.Class.VReset) : (0, 0);
        // The leak is rounded toward zero, in 256ths of a unit.
        var rounded = board.Keep < 1 ? MeanLoss / (1 << Ranges.FractionBits) : 0;
        return MeanPeriod.Threshold((exact.Drive, exact.Keep, reset, parameters.Threshold[index]), (board.Drive - rounded, board.Keep, boardReset)) is { } threshold
            && Math.Round(threshold) is > 0 and <= int.MaxValue and var whole ? (int)whole : null;
    }

    // A current that keeps everything loses nothing and has no mean: there is nothing to make up for.
    private static bool IsKept(double keep) => Lost(keep) < 1.0 / Ranges.KeepAll;

    private static double Lost(double keep) => 1 - keep;

    private static double[] Rates(Placement placement, Calibration calibration)
    {
        var rates = new double[placement.Sources];
        foreach (var source in placement.Places)
        {
            var of = calibration.Rates.GetValueOrDefault(source.Name, []);
            for (var index = 0; index < of.Length; index++)
                rates[source.Position(index)] = of[index];
        }

        return rates;
    }
}
