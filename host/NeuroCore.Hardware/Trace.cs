// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>The traces of a build that learns, by their numbers: 8 bits, unsigned.</summary>
public enum Trace
{
    /// <summary>x1, one of each source.</summary>
    X1 = 0,

    /// <summary>x2, one of each source.</summary>
    X2 = 1,

    /// <summary>y1, one of each neuron.</summary>
    Y1 = 2,

    /// <summary>y2, one of each neuron.</summary>
    Y2 = 3,
}
