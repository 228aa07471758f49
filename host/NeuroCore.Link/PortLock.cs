// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>
/// Sees to it that a port is open in one program at a time. What the system offers for that does not hold for everybody (the
/// superuser may open an exclusive terminal again), so a file stands for each port, and whoever has the port holds its lock.
/// The lock goes with the process, however that ends.
/// </summary>
internal static class PortLock
{
    private const string SharedFolder = "/run/lock";
    private const UnixFileMode Everybody =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Takes the lock of a port; disposing gives it back.</summary>
    /// <exception cref="TransportException">Another program, or another part of this one, has the port.</exception>
    public static IDisposable Take(string port)
    {
        // Elsewhere than here a port is opened once; one that is not there says so when it is opened.
        if (OperatingSystem.IsWindows() || !File.Exists(port))
            return Nothing.Instance;
        var path = Path.Combine(Directory.Exists(SharedFolder) ? SharedFolder : Path.GetTempPath(), FileFor(port));
        try
        {
            return Open(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TransportException($"The port {port} is in use by another program: close that program and try again.", error);
        }
    }

    // A port has one file under all of its names.
    private static string FileFor(string port)
    {
        var target = Path.GetFullPath(port);
        try
        {
            target = File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target;
        }
        catch (IOException)
        {
            // It is not there: opening it says so.
        }

        return $"neurocore{target.Replace(Path.DirectorySeparatorChar, '-')}.lock";
    }

    private static FileStream Open(string path)
    {
        if (!File.Exists(path))
        {
            var made = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(made.SafeFileHandle, Everybody);
            return made;
        }

        // Not "or create": in a folder of everybody the system refuses that for a file of somebody else.
        return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
        }
    }
}
