// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Netlists;

/// <summary>What a flipped bit does to a circuit.</summary>
internal enum FlipEffect
{
    /// <summary>It may change a next state or a pin.</summary>
    Matters,

    /// <summary>It is proved to change nothing.</summary>
    None,

    /// <summary>It is proved to be looked up in no state that the circuit can get into.</summary>
    Unreachable,

    /// <summary>It closes a loop of combinational logic.</summary>
    Loop,
}
