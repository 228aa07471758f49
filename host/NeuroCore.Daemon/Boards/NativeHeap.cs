// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace NeuroCore.Daemon.Boards;

/// <summary>Memory that the runtime, SQLite and other native code freed, and that the C library keeps for later.</summary>
internal static partial class NativeHeap
{
    // M_ARENA_MAX of malloc.h.
    private const int MostArenas = -8;

    /// <summary>
    /// Lets all threads share one heap, where the C library can: of several, each keeps pages that it uses a little of, and the threads
    /// of a daemon have little to ask of it at a time. To be called before there are many threads.
    /// </summary>
    public static void UseOneHeap() => Try(() => Set(MostArenas, 1));

    /// <summary>Gives it back to the system, where the C library can.</summary>
    public static void GiveBack() => Try(() => Trim(0));

    private static void Try(Func<int> call)
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = call();
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            // Not glibc: others keep less, and have no such call.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Set(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Trim(nuint keep);
}
