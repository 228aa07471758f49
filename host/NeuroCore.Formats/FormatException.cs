// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Formats;

/// <summary>A file of another tool that cannot be read, or says what the core cannot do; one sentence that begins with the file.</summary>
public sealed class FormatException : NeuroCoreException
{
    /// <summary>A mistake in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sentence">What is wrong, where, and what to do; without the file.</param>
    /// <param name="inner">What was caught on the way, if anything.</param>
    public FormatException(string file, string sentence, Exception? inner = null) : base($"{file}: {sentence}", inner)
    {
    }
}
