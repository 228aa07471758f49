// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>What a projection must obey.</summary>
internal static class ProjectionRules
{
    /// <summary>Refuses a projection that contradicts itself, its populations or the mode.</summary>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    public static void Check(Projection projection, ProjectionEnds ends, double tickSeconds, WeightMode mode)
    {
        var (label, _, _, connector, weight, options) = projection;
        if (weight is null && !connector.BringsEveryWeight)
            throw new DescriptionException($"the projection '{label}' has no weight: give it one, or list one with every pair.");
        if (weight is not null && connector.BringsSomeWeight)
            throw new DescriptionException($"the projection '{label}' has a weight and its connector lists others: leave one of them out.");
        if (options.Delay is not null && connector.BringsSomeDelay)
            throw new DescriptionException($"the projection '{label}' has a delay and its connector lists others: leave one of them out.");
        if (connector.BringsSomeDelay && !connector.BringsEveryDelay)
            throw new DescriptionException($"the connector of the projection '{label}' lists delays for some pairs alone: list one with every pair.");
        connector.Check(ends, tickSeconds, mode);
        int Connections() => connector.Pairs(ends).Count();
        weight?.Check(ends, Connections, mode);
        options.Delay?.Check(ends, Connections, tickSeconds);
        CheckUnit(label, options, mode);
        if (options.Exponent is not null && mode != WeightMode.Exact)
            throw new DescriptionException($"the projection '{label}' has an exponent, which goes with 'weights: integer' alone: real weights are scaled by the compiler.");
        if (options.Exponent is < 0 or > ProjectionOptions.MostExponent)
            throw new DescriptionException($"the exponent of the projection '{label}' is {options.Exponent}, but must lie within 0..{ProjectionOptions.MostExponent}.");
    }

    private static void CheckUnit(string label, ProjectionOptions options, WeightMode mode)
    {
        if (options.WeightUnit is { } unit && !(unit > 0 && Numbers.IsUsable(unit)))
            throw new DescriptionException($"weight_unit of the projection '{label}' is {Numbers.Text(unit)}, but must be above 0.");
        if (options.WeightUnit is not null && mode == WeightMode.Exact)
            throw new DescriptionException($"the projection '{label}' has a weight_unit, which goes with real weights alone: with 'weights: integer' it is 1.");
        if (options.Rule is not null && options.WeightUnit is null && mode == WeightMode.Scaled)
        {
            throw new DescriptionException(
                $"the projection '{label}' has a rule, which speaks of integer steps of weights: say with weight_unit what weight a step stands for, or write 'weights: integer'.");
        }
    }
}
