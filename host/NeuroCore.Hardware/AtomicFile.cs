// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>Writes files so that a reader finds the old content or the new, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes to a temporary file in the same folder and moves it into place.</summary>
    /// <param name="path">File to write; its folder must exist. A file that is there is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="NeuroCoreException">The file cannot be written there.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NeuroCoreException(
                $"{path} cannot be written ({error.Message}): check that its folder exists and that you may write to it.", error);
        }
        finally
        {
            // Gone after a successful move; left over after any failure.
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }
}
