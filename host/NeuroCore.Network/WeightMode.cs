// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>How the numbers of a network relate to the board's integers.</summary>
public enum WeightMode
{
    /// <summary>Real numbers on the network's own scale; the compiler scales and rounds them.</summary>
    Scaled,

    /// <summary>Integers that the board computes with as they are: weights -127..127, a weight of 1 raises the membrane by 1.</summary>
    Exact,
}
