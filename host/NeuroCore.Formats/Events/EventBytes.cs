// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Events;

/// <summary>Bytes of files that nobody vouches for.</summary>
internal static class EventBytes
{
    private const int Step = 1 << 20;

    /// <summary>Opens a file.</summary>
    /// <exception cref="FormatException">There is none, or it may not be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FormatException(path, File.Exists(path) ? "the file cannot be read: check that you may read it." : "there is no such file: check the name.", error);
        }
    }

    /// <summary>Reads so many bytes; memory grows with what is there, not with what is asked for.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="stream">Where to read.</param>
    /// <param name="count">How many.</param>
    /// <param name="what">What they are, for messages.</param>
    /// <exception cref="FormatException">There are fewer.</exception>
    public static byte[] Exactly(string path, Stream stream, int count, string what)
    {
        var bytes = new byte[Math.Min(count, Step)];
        for (var have = 0; ;)
        {
            have += stream.ReadAtLeast(bytes.AsSpan(have), bytes.Length - have, throwOnEndOfStream: false);
            if (have == count)
                return bytes;
            if (have < bytes.Length)
                throw new FormatException(path, $"ends after {have} of the {count} bytes of {what}.");
            Array.Resize(ref bytes, (int)Math.Min(count, 2L * bytes.Length));
        }
    }

    /// <summary>Reads to the end.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="stream">Where to read.</param>
    /// <param name="most">Most bytes that may come.</param>
    /// <param name="what">What they are, for messages.</param>
    /// <exception cref="FormatException">There are more.</exception>
    public static byte[] ToEnd(string path, Stream stream, int most, string what)
    {
        var bytes = new byte[Math.Min(most, Step)];
        for (var have = 0; ;)
        {
            have += stream.ReadAtLeast(bytes.AsSpan(have), bytes.Length - have, throwOnEndOfStream: false);
            if (have < bytes.Length)
                return bytes[..have];
            if (have == most && stream.ReadByte() >= 0)
                throw new FormatException(path, $"{what} has more than {most} bytes, the most that is read.");
            if (have == most)
                return bytes;
            Array.Resize(ref bytes, (int)Math.Min(most, 2L * bytes.Length));
        }
    }
}
