// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator.Memory;

/// <summary>Pages of memory from the operating system, and what may be done with them.</summary>
internal static unsafe partial class Pages
{
    private const int PrivateAnonymousLinux = 0x22;
    private const int PrivateAnonymousMac = 0x1002;
    private const uint CommitReserve = 0x3000;
    private const uint Release = 0x8000;

    /// <summary>Bytes of a page.</summary>
    public static int Size { get; } = Environment.SystemPageSize;

    /// <summary>Bytes in whole pages.</summary>
    public static long Whole(long bytes) => (bytes + Size - 1) / Size * Size;

    /// <summary>New pages, all 0, that may be read and written.</summary>
    /// <param name="bytes">Whole pages.</param>
    /// <exception cref="NeuroCoreException">There is no such memory.</exception>
    public static byte* Take(long bytes)
    {
        var taken = OperatingSystem.IsWindows()
            ? VirtualAlloc(null, (nuint)bytes, CommitReserve, (uint)WindowsOf(PageAccess.ReadWrite))
            : Map(null, (nuint)bytes, (int)PageAccess.ReadWrite, OperatingSystem.IsMacOS() ? PrivateAnonymousMac : PrivateAnonymousLinux, -1, 0);
        return (nint)taken is 0 or -1
            ? throw new NeuroCoreException($"The emulator needs {bytes} bytes of memory, which the operating system does not give: close other programs, or take a smaller network.")
            : (byte*)taken;
    }

    /// <summary>Says what may be done with pages from now on.</summary>
    /// <exception cref="NeuroCoreException">The operating system does not allow it.</exception>
    public static void Allow(byte* first, long bytes, PageAccess access)
    {
        var done = OperatingSystem.IsWindows()
            ? VirtualProtect(first, (nuint)bytes, (uint)WindowsOf(access), out _) != 0
            : Protect(first, (nuint)bytes, (int)access) == 0;
        if (!done)
            throw new NeuroCoreException($"The operating system does not let pages be {access} ({Marshal.GetLastPInvokeErrorMessage()}): run with `--on model` instead.");
    }

    /// <summary>Gives pages back.</summary>
    public static void Return(byte* first, long bytes)
    {
        if (OperatingSystem.IsWindows())
            _ = VirtualFree(first, 0, Release);
        else
            _ = Unmap(first, (nuint)bytes);
    }

    private static int WindowsOf(PageAccess access) => access switch
    {
        PageAccess.None => 0x01,
        PageAccess.Read => 0x02,
        PageAccess.ReadWrite => 0x04,
        _ => 0x20,
    };

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void* Map(void* at, nuint bytes, int access, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Protect(void* first, nuint bytes, int access);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unmap(void* first, nuint bytes);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial void* VirtualAlloc(void* at, nuint bytes, uint type, uint access);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int VirtualProtect(void* first, nuint bytes, uint access, out uint before);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int VirtualFree(void* first, nuint bytes, uint type);
}
