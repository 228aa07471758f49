// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator.Machine;

/// <summary>Steps that machine code leaves to plain code.</summary>
internal static unsafe class Callbacks
{
    /// <summary>Address of <see cref="UpdateNeurons"/>.</summary>
    public static nint Update => (nint)(delegate* unmanaged[Cdecl]<CoreHeader*, int, void>)&UpdateNeurons;

    /// <summary>Address of <see cref="EncodeInputs"/>.</summary>
    public static nint Encode => (nint)(delegate* unmanaged[Cdecl]<CoreHeader*, void>)&EncodeInputs;

    /// <summary>Address of <see cref="EndEpoch"/>.</summary>
    public static nint Epoch => (nint)(delegate* unmanaged[Cdecl]<CoreHeader*, void>)&EndEpoch;

    /// <summary>Address of <see cref="DeliverPiece"/>.</summary>
    public static nint Piece => (nint)(delegate* unmanaged[Cdecl]<CoreHeader*, Piece*, int, int, void>)&DeliverPiece;

    /// <summary>Address of <see cref="LearnPiece"/>.</summary>
    public static nint Row => (nint)(delegate* unmanaged[Cdecl]<CoreHeader*, Piece*, int, void>)&LearnPiece;

    /// <summary>Address of <see cref="LearnColumn"/>.</summary>
    public static nint Column => (nint)(delegate* unmanaged[Cdecl]<CoreHeader*, int, void>)&LearnColumn;

    private static Engine Of(CoreHeader* header) => (Engine)GCHandle.FromIntPtr(header->Engine).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void UpdateNeurons(CoreHeader* header, int first) => Of(header).UpdateFrom(first);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void EncodeInputs(CoreHeader* header) => Of(header).Encode();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void EndEpoch(CoreHeader* header) => Of(header).Epoch();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void DeliverPiece(CoreHeader* header, Piece* piece, int source, int negative) =>
        Of(header).DeliverPiece(piece, source, negative != 0);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void LearnPiece(CoreHeader* header, Piece* piece, int source)
    {
        var core = Of(header);
        if (core.Registers.Gate)
            core.LearnRow(piece, core.Plan.Kinds[piece->Kind], LearningTrigger.Pre, source);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void LearnColumn(CoreHeader* header, int neuron) => Of(header).LearnColumn(neuron);
}
