// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Daemon.Store;

/// <summary>The folder that holds a daemon's jobs; one daemon at a time has it.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream folderLock) => (Path, _lock) = (path, folderLock);

    /// <summary>Path of the folder.</summary>
    public string Path { get; }

    /// <summary>The database.</summary>
    public string Database => System.IO.Path.Combine(Path, "jobs.sqlite");

    /// <summary>Processes that the daemon started, so that the next one can end what a killed one left.</summary>
    public string Children => System.IO.Path.Combine(Path, "children");

    /// <summary>Makes the folder if need be, and takes it.</summary>
    /// <exception cref="NeuroCoreException">Another daemon has it, or it cannot be written.</exception>
    public static DataFolder Take(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else if (!Directory.Exists(path))
                Directory.CreateDirectory(path, OwnerOnly);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NeuroCoreException($"The folder {path} cannot be made ({error.Message}): give another with --data.", error);
        }

        try
        {
            return new DataFolder(path, new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NeuroCoreException(
                $"The folder {path} belongs to a daemon that runs, or you may not write it: use that daemon, end it, or give another folder with --data.", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
