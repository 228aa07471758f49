// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Learning;

/// <summary>Weights whose unit the description fixes, as steps of the board.</summary>
internal static class WeightSteps
{
    /// <summary>The weight, on the network's scale, that one step of a projection stands for before its exponent; null if the compiler chooses it.</summary>
    public static double? Unit(Projection projection, WeightMode mode) => mode == WeightMode.Exact ? 1 : projection.Options.WeightUnit;

    /// <summary>Refuses weights that no word holds, or that a rule would not leave as they are.</summary>
    /// <exception cref="NeuroCoreException">A weight lies outside.</exception>
    public static void Require(NetworkDescription network, Connections connections, LearningPlan plan)
    {
        for (var i = 0; i < network.Projections.Length; i++)
        {
            var projection = network.Projections[i];
            if (Unit(projection, network.Weights) is not { } unit)
                continue;
            var rule = plan.RuleOf(projection);
            var (lower, upper) = rule is null ? (WeightCodes.Least, WeightCodes.Most) : (rule.Lower, rule.Upper);
            foreach (var connection in connections.Of[i])
            {
                var steps = connection.Weight / unit;
                if (Math.Round(steps, MidpointRounding.AwayFromZero) is var rounded && (rounded < lower || rounded > upper))
                    throw Outside(network, projection, connection, rounded, rule);
            }
        }
    }

    /// <summary>True if a weight of the board as a whole number of steps would not be what the description says.</summary>
    public static bool HasFractions(NetworkDescription network, Connections connections, int projection) =>
        network.Weights == WeightMode.Exact && connections.Of[projection].Any(connection => connection.Weight != Math.Round(connection.Weight));

    private static NeuroCoreException Outside(
        NetworkDescription network, Projection projection, Connection connection, double steps, PlacedRule? rule)
    {
        var unit = network.Weights == WeightMode.Exact ? "" : FormattableString.Invariant($", {steps:G6} steps of {projection.Options.WeightUnit}");
        var where = FormattableString.Invariant(
            $"The network '{network.Name}' has a weight of {connection.Weight}{unit} from {projection.Source}[{connection.Pre}] to {projection.Target}[{connection.Post}] in projection '{projection.Name}'");
        return new NeuroCoreException(rule is null
            ? $"{where}, but a board holds {WeightCodes.Least}..{WeightCodes.Most} steps: make weight_unit larger."
            : $"{where}, but its rule '{rule.Name}' keeps weights within {rule.Lower}..{rule.Upper}: begin within these bounds, give the rule others, or let 'sign: negative' turn the weights.");
    }
}
