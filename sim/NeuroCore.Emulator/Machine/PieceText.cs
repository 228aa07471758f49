// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Emulator.Plan;

namespace NeuroCore.Emulator.Machine;

/// <summary>What listings call the routine of a kind of pieces.</summary>
internal static class PieceText
{
    /// <summary>A few words.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="lists">Code has what may change as lists.</param>
    public static string Of(PieceKind kind, bool lists) => kind.Form switch
    {
        PieceForm.Dense => "a dense row that does not change",
        PieceForm.Sparse or PieceForm.Packed => kind.Saturates ? "a list of synapses, saturating" : "a list of synapses",
        _ => string.Create(CultureInfo.InvariantCulture, $"a row {(lists ? "by a list" : "in place")}{(kind.Rule > 0 ? $", rule {kind.Rule}" : "")}{(kind.Delivers ? "" : ", not delivered")}"),
    };
}
