// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>
/// Something that a user can put right. <see cref="Exception.Message"/> is one sentence:
/// what is wrong, where, and what to do.
/// </summary>
public class NeuroCoreException : Exception
{
    /// <summary>An error told in one sentence.</summary>
    /// <param name="sentence">What is wrong, where, and what to do.</param>
    /// <param name="inner">What was caught on the way, if anything.</param>
    public NeuroCoreException(string sentence, Exception? inner = null) : base(sentence, inner)
    {
    }
}
