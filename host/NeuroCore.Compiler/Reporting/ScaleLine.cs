// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>The scale of a population.</summary>
/// <param name="Population">Name of the population.</param>
/// <param name="WeightUnits">The board's weight units for a weight of 1.</param>
/// <param name="LevelUnits">Units of the membrane's integer part for a membrane of 1.</param>
/// <param name="AccumulatorShift">a.</param>
/// <param name="CurrentShift">b.</param>
/// <param name="WorstVolley">Largest sum of the board's weights of one sign into one neuron: all its sources fire in one tick.</param>
/// <param name="VolleyLimit">Largest sum that neither accumulator nor current cuts off.</param>
/// <param name="SustainedActivity">
/// Fraction of the synapses that may be active in every tick, all of one sign, before the current saturates; 1 is all of them, for ever.
/// </param>
public sealed record ScaleLine(
    string Population, double WeightUnits, double LevelUnits, int AccumulatorShift, int CurrentShift,
    int WorstVolley, int VolleyLimit, double SustainedActivity);
