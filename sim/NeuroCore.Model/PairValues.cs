// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

namespace NeuroCore.Model;

/// <summary>One 16-bit value for each pair of lanes, or lane of 16 bits; those that a build does not have are 0.</summary>
[InlineArray(Most)]
#pragma warning disable CA1815 // Elements are compared one by one: what matters is which pair differs.
public struct PairValues
#pragma warning restore CA1815
{
    /// <summary>Most pairs that a build can have.</summary>
    public const int Most = 8;

    private ushort _first;
}
