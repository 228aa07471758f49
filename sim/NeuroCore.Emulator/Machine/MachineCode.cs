// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using NeuroCore.Emulator.Plan;

namespace NeuroCore.Emulator.Machine;

/// <summary>The code of one core, ready to run; it holds as long as the plan that it was made for.</summary>
internal sealed unsafe class MachineCode : IDisposable
{
    private readonly Emitter _emitter;
    private readonly CodePages _pages;
    private readonly nint _entry;

    private MachineCode(Emitter emitter, CodePages pages, nint entry)
    {
        _emitter = emitter;
        _pages = pages;
        _entry = entry;
    }

    /// <summary>This processor and operating system can execute it.</summary>
    public static bool Possible { get; } =
        RuntimeInformation.ProcessArchitecture == Architecture.X64 && !OperatingSystem.IsWindows() && Avx2.IsSupported && Bmi1.X64.IsSupported;

    /// <summary>Bytes of code.</summary>
    public int Length => _pages.Length;

    /// <summary>Where the code lies.</summary>
    public nint First => _pages.First;

    /// <summary>What its parts are.</summary>
    public Emitter Emitter => _emitter;

    /// <summary>Makes code for the plan of a core.</summary>
    public static MachineCode For(Engine core)
    {
        var emitter = new Emitter(core);
        var maker = new TickCode(emitter);
        var pages = maker.Make(out var entry);
        return new MachineCode(emitter, pages, entry);
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
