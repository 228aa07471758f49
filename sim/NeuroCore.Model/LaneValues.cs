// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

namespace NeuroCore.Model;

/// <summary>One 16-bit value for each lane; lanes that a build does not have are 0.</summary>
[InlineArray(Most)]
#pragma warning disable CA1815 // Elements are compared one by one: what matters is which lane differs.
public struct LaneValues
#pragma warning restore CA1815
{
    /// <summary>Most lanes that a build can have.</summary>
    public const int Most = 16;

    private short _first;
}
