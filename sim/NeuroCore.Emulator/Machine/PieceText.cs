// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Emulator.Plan;

namespace NeuroCore.Emulator.Machine;

/// <summary>What listings call the routine of a kind of pieces.</summary>
internal static class PieceText
{
    /// <summary>A few words.</summary>
    public static string Of(PieceKind kind) => kind.Form switch
    {
        PieceForm.Dense => "a dense row that does not change",
        PieceForm.Sparse => kind.Saturates ? "a list of synapses, saturating" : "a list of synapses",
        _ => string.Create(CultureInfo.InvariantCulture, $"a row in place{(kind.Rule > 0 ? $", rule {kind.Rule}" : "")}{(kind.Delivers ? "" : ", not delivered")}"),
    };
}
