// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>A winner-take-all group in a tick.</summary>
/// <param name="LastNeuron">Its last neuron.</param>
/// <param name="Winners">Neurons of it that fire.</param>
public readonly record struct GroupCost(int LastNeuron, int Winners);
