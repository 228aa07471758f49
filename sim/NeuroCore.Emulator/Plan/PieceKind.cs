// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator.Plan;

/// <summary>What pieces have in common: code is made for each kind.</summary>
/// <param name="Form">How they are held.</param>
/// <param name="Delivers">They deliver at all.</param>
/// <param name="Exponent">Of pieces in place or packed: the words act times 2^exponent.</param>
/// <param name="Negative">Of pieces in place or packed: with the opposite sign.</param>
/// <param name="Rule">Rule that an event of the source, or the end of an epoch, executes; 0: none.</param>
/// <param name="Gaps">Of pieces in place: some words say that there is no synapse.</param>
/// <param name="Saturates">Sums may reach the bounds of an accumulator.</param>
/// <param name="Uniform">Of lists: each piece delivers the same to all its neurons.</param>
internal readonly record struct PieceKind(
    PieceForm Form, bool Delivers, int Exponent, bool Negative, int Rule, bool Gaps, bool Saturates, bool Uniform = false);
