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
        if (options.Exponent is not null && mode != WeightMode.Exact)
            throw new DescriptionException($"the projection '{label}' has an exponent, which goes with 'weights: integer' alone: real weights are scaled by the compiler.");
        if (options.Exponent is < 0 or > ProjectionOptions.MostExponent)
            throw new DescriptionException($"the exponent of the projection '{label}' is {options.Exponent}, but must lie within 0..{ProjectionOptions.MostExponent}.");
    }
}
