// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;
using PureHDF;

namespace NeuroCore.Formats.Nir;

/// <summary>What a population is in NIR: a node, perhaps with a threshold behind it, whose input adds to the membrane as it is.</summary>
/// <param name="Type">Type of the node.</param>
/// <param name="Values">What it holds.</param>
/// <param name="Threshold">Thresholds of a node behind it, since it does not reset; null if it has its own.</param>
/// <param name="Bias">What has to be added to its input in each tick; null if the node itself says so, or there is none.</param>
internal sealed record NirExportCell(string Type, ImmutableArray<(string Key, object Value)> Values, object? Threshold, double[]? Bias)
{
    /// <summary>The node.</summary>
    /// <exception cref="NeuroCoreException">There is none for such neurons.</exception>
    public static NirExportCell Of(NetworkDescription network, Population population, bool isEuler)
    {
        var (parameters, name) = (population.Parameters, population.Name);
        double[] Each(Func<int, double> value) => [.. Enumerable.Range(0, population.Size).Select(value)];
        object Array(double[] values) => new H5Dataset(values, fileDims: [(ulong)values.Length]);
        var membrane = Each(n => parameters.TauMembrane[n].FractionKept(network.TickSeconds));
        var synapse = Each(n => parameters.TauSynapse[n].FractionKept(network.TickSeconds));
        var bias = Each(n => parameters.Bias[n]);
        object Tau(double[] keeps) => Array([.. keeps.Select(keep => network.TickSeconds * (isEuler ? 1 / (1 - keep) : -1 / Math.Log(keep)))]);
        object Gain(double[] keeps) => Array([.. keeps.Select(keep => 1 / (1 - keep))]);
        var isCuba = synapse.Any(keep => keep > 0);
        var leaks = membrane.All(keep => keep is > 0 and < 1);
        var threshold = Array(Below(network, population));
        var resets = parameters.Reset != ResetMode.None;
        if (membrane.All(keep => keep == 0) && !isCuba)
            return new NirExportCell("Threshold", [("threshold", threshold)], null, AnyBias());
        if (!leaks && (isCuba || membrane.Any(keep => keep < 1)))
            throw new NeuroCoreException($"The population '{name}' cannot be written: neurons whose membrane keeps {(isCuba ? "everything, or nothing, under a current that decays," : "everything beside others that do not")} have no node in NIR. Give it one time constant of the membrane.");
        if (isCuba && synapse.Any(keep => keep is 0 or 1))
            throw new NeuroCoreException($"The population '{name}' cannot be written: currents that decay beside others that do not have no node in NIR. Give it one time constant of the synapse.");
        var reset = Array(Each(_ => parameters.Reset == ResetMode.Value ? parameters.VReset : 0));
        var values = new List<(string, object)>();
        if (leaks)
        {
            // A unit of input is to raise the membrane by a unit, as a weight does here.
            values.AddRange([(isCuba ? "tau_mem" : "tau", Tau(membrane)), ("r", Gain(membrane)), ("v_leak", Array([.. bias.Zip(membrane, (value, keep) => value / (1 - keep))]))]);
            if (isCuba)
                values.AddRange([("tau_syn", Tau(synapse)), ("w_in", Gain(synapse))]);
        }
        else
        {
            values.Add(("r", Array(Each(_ => 1))));
        }

        if (resets)
            values.AddRange([("v_threshold", threshold), ("v_reset", reset)]);
        var type = (leaks, isCuba) switch { (false, _) => "I", (true, false) => "LI", (true, true) => "CubaLI" };
        return new NirExportCell(resets ? type + "F" : type, [.. values], resets ? null : threshold, leaks ? null : AnyBias());

        double[]? AnyBias() => bias.Any(value => value != 0) ? bias : null;
    }

    // NIR spikes above a threshold, the core at it as well. Where membranes are sums of round numbers half a step lies
    // between; else the next smaller number that arithmetic of 32 bits can tell apart.
    private static double[] Below(NetworkDescription network, Population population)
    {
        var parameters = population.Parameters;
        var thresholds = Enumerable.Range(0, population.Size).Select(n => parameters.Threshold[n]);
        var weights = network.Projections.Where(projection => projection.Target == population.Name && projection.Options.Enabled)
            .SelectMany(projection => network.ConnectionsOf(projection).Select(synapse => synapse.Weight * NirExportWeights.Factor(projection)));
        var isSummed = parameters.Reset != ResetMode.Subtract &&
            parameters.TauMembrane.Distinct.All(decay => decay.FractionKept(network.TickSeconds) is 0 or 1) &&
            parameters.TauSynapse.Distinct.All(decay => decay.FractionKept(network.TickSeconds) == 0);
        var step = isSummed ? StrictThreshold.Step(weights.Concat(parameters.Bias.Distinct).Append(parameters.VReset)) : null;
        return [.. thresholds.Select(threshold => step is { } one ? (Math.Ceiling((threshold / one) - 1e-9) - 0.5) * one : (double)MathF.BitDecrement((float)threshold))];
    }
}
