// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Generator;

/// <summary>A description that says something wrong; the message is one sentence with the place and the remedy.</summary>
public sealed class DescriptionException : Exception
{
    /// <summary>An error told in one sentence.</summary>
    public DescriptionException(string sentence, Exception? inner = null) : base(sentence, inner)
    {
    }
}
