// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator.Plan;

/// <summary>How a piece of a row is held.</summary>
internal enum PieceForm
{
    /// <summary>What is delivered, scaled and signed, 16 bits for each of a run of neurons; 0 where there is no synapse.</summary>
    Dense,

    /// <summary>What is delivered, scaled and signed, and to which neurons.</summary>
    Sparse,

    /// <summary>Weights and to which neurons, where the core holds no more of a row either.</summary>
    Packed,

    /// <summary>The synapse words themselves, since they change.</summary>
    InPlace,
}
