// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Whose weights share an exponent.</summary>
/// <param name="Source">Name of the population or input that they come from.</param>
/// <param name="Receptor">Where they act.</param>
/// <param name="Fixed">Name of the projection, if the description fixes its unit.</param>
internal sealed record ExponentKey(string Source, Receptor Receptor, string? Fixed)
{
    /// <summary>The key of a projection.</summary>
    public static ExponentKey Of(Projection projection) =>
        new(projection.Source, projection.Options.Receptor, projection.Options.WeightUnit is null ? null : projection.Name);
}

/// <summary>A population in the board's integers.</summary>
/// <param name="Place">Where it lies.</param>
/// <param name="Parameters">What it is to be like, its normalisation folded.</param>
/// <param name="Scale">How its numbers became integers.</param>
/// <param name="Load">What arrives at it, on the network's scale.</param>
/// <param name="Exponents">Exponent of the weights from a source into a receptor, and of each projection whose unit is fixed.</param>
/// <param name="Class">What its neurons share.</param>
/// <param name="Second">Second current: 4096ths that it keeps, and its shift.</param>
/// <param name="Keeps">keep_u and keep_v of each neuron.</param>
/// <param name="Thresholds">Threshold of each neuron.</param>
/// <param name="Biases">Bias of each neuron.</param>
/// <param name="Initial">Membrane of each neuron before the first tick, in 256ths.</param>
/// <param name="Thetas">Theta of each neuron before the first tick.</param>
internal sealed record QuantisedPopulation(
    PlacedPopulation Place,
    NeuronParameters Parameters,
    Scale Scale,
    InputLoad Load,
    ImmutableDictionary<ExponentKey, int> Exponents,
    ClassParameters Class,
    (int Keep, int Shift) Second,
    ImmutableArray<(int U, int V)> Keeps,
    ImmutableArray<int> Thresholds,
    ImmutableArray<int> Biases,
    ImmutableArray<int> Initial,
    ImmutableArray<int> Thetas)
{
    /// <summary>Exponent of a projection into this population.</summary>
    public int Exponent(Projection projection) =>
        projection.Options.Exponent ?? Exponents.GetValueOrDefault(ExponentKey.Of(projection));

    /// <summary>Scale of the weights of a projection: those of a divisive one are shares of the membrane.</summary>
    public Scale ScaleOf(Projection projection, WeightMode mode) => (projection.Options.Receptor, mode) switch
    {
        (Receptor.Divisive, WeightMode.Exact) => new Scale(1, 0, 0),
        (Receptor.Divisive, _) => new Scale(Ranges.KeepAll, 0, 0),
        (Receptor.Second, WeightMode.Scaled) => Scale with { WeightUnits = Math.ScaleB(Scale.WeightUnits, Scale.AccumulatorShift - Second.Shift) },
        _ => Scale,
    };

    /// <summary>True if all neurons share their decays.</summary>
    public bool SharesDecays => Keeps.Distinct().Count() <= 1;
}
