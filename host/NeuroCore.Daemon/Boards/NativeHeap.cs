// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace NeuroCore.Daemon.Boards;

/// <summary>Memory that the runtime, SQLite and other native code freed, and that the C library keeps for later.</summary>
internal static partial class NativeHeap
{
    /// <summary>Gives it back to the system, where the C library can.</summary>
    public static void GiveBack()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = Trim(0);
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            // Not glibc: others keep less, and have no such call.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Trim(nuint keep);
}
