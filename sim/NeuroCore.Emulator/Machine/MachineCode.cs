// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Iced.Intel;
using NeuroCore.Emulator.Plan;

namespace NeuroCore.Emulator.Machine;

/// <summary>The code of one core, ready to run; it holds as long as the plan that it was made for.</summary>
internal sealed unsafe class MachineCode : IDisposable
{
    private readonly Emitter _emitter;
    private readonly CodePages _pages;
    private readonly nint _entry;

    private readonly InstructionCount? _count;

    private MachineCode(Emitter emitter, CodePages pages, nint entry, int length, (int Offset, string What)[] parts, InstructionCount? count, SynapseLists? lists)
    {
        _count = count;
        Lists = lists;
        Length = length;
        Parts = parts;
        _emitter = emitter;
        _pages = pages;
        _entry = entry;
    }

    /// <summary>This processor and operating system can execute it.</summary>
    public static bool Possible { get; } =
        RuntimeInformation.ProcessArchitecture == Architecture.X64 && !OperatingSystem.IsWindows() && Avx2.IsSupported && Bmi1.X64.IsSupported;

    /// <summary>This processor has vectors of 512 bits, and masks for them (AVX-512 F, BW, DQ and VL).</summary>
    public static bool HasWideVectors { get; } = Possible && Avx512BW.VL.IsSupported && Avx512DQ.VL.IsSupported;

    /// <summary>It can also pick bytes, by their places and by a mask (AVX-512 VBMI and VBMI2).</summary>
    public static bool PicksBytes { get; } = HasWideVectors && Avx512Vbmi.IsSupported && Avx512Vbmi2.IsSupported && Bmi2.X64.IsSupported;

    /// <summary>What it has as lists instead of in the core's memory; null if nothing.</summary>
    public SynapseLists? Lists { get; }

    /// <summary>Bytes of code.</summary>
    public int Length { get; }

    /// <summary>Its parts, and where they begin.</summary>
    public (int Offset, string What)[] Parts { get; }

    /// <summary>Instructions that each part has executed so far; none where they are not counted.</summary>
    public IEnumerable<(string What, long Instructions)> Executed => _count?.OfParts(_emitter.Parts) ?? [];

    /// <summary>Where the code lies.</summary>
    public nint First => _pages.First;

    /// <summary>Its instructions.</summary>
    public IEnumerable<Instruction> Decode()
    {
        var bytes = new byte[Length];
        Marshal.Copy(First, bytes, 0, Length);
        var decoder = Decoder.Create(64, bytes, (ulong)First);
        while (decoder.IP < (ulong)First + (ulong)Length)
            yield return decoder.Decode();
    }

    /// <summary>What lies at a distance from the header; null if nothing has a name there.</summary>
    public string? NameAt(long distance) => _emitter.Names.LastOrDefault(name => name.Key <= distance).Value;

    /// <summary>Sources and first neurons of the pieces that a routine treats.</summary>
    public IEnumerable<(int Source, int Neuron)> Reach(string what)
    {
        var (plan, pairs) = (_emitter.Core.Plan, new List<(int, int)>());
        for (var source = 0; source < _emitter.Core.Sources; source++)
        {
            for (var piece = plan.RowStart[source]; piece >= 0; piece++)
            {
                if (PieceText.Of(plan.Kinds[plan.Pieces[piece].Kind], Lists is not null) == what)
                    pairs.Add((source, plan.Kinds[plan.Pieces[piece].Kind].Form is PieceForm.Sparse or PieceForm.Packed ? plan.Pieces[piece].Targets[0] : plan.Pieces[piece].First));
                if (plan.Pieces[piece].Last != 0)
                    break;
            }
        }

        return pairs;
    }

    /// <summary>Makes code for the plan of a core.</summary>
    public static MachineCode For(Engine core)
    {
        var emitter = new Emitter(core);
        var maker = new TickCode(emitter);
        var pages = maker.Make(out var entry, out var length, out var parts);
        return new MachineCode(emitter, pages, entry, length, parts, maker.Count, maker.Lists);
    }

    /// <summary>Runs ticks until none is left or there is no room for the spikes of one more.</summary>
    public void Run(CoreHeader* header) => ((delegate* unmanaged[Cdecl]<CoreHeader*, void>)_entry)(header);

    /// <inheritdoc/>
    public void Dispose()
    {
        _pages.Dispose();
        _emitter.Data.Dispose();
    }
}
