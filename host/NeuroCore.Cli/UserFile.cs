// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cli;

/// <summary>Opens files that a user named.</summary>
internal static class UserFile
{
    /// <summary>Opens a file that must exist.</summary>
    /// <exception cref="NeuroCoreException">It does not, or must not be read.</exception>
    public static FileStream OpenRead(string path) => Try(
        () => File.OpenRead(path),
        File.Exists(path) || Directory.Exists(path)
            ? $"The file {path} cannot be read: check that it is a file and that you may read it."
            : $"The file {path} does not exist: check the name.");

    /// <summary>Does something that makes a file.</summary>
    /// <exception cref="NeuroCoreException">It cannot be made.</exception>
    public static T Create<T>(string path, Func<T> create) => Try(
        create, $"The file {path} cannot be written: check that its folder exists and that you may write to it.");

    private static T Try<T>(Func<T> open, string sentence)
    {
        try
        {
            return open();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new NeuroCoreException(sentence, error);
        }
    }
}
