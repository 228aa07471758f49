// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>Makes the words of a section of an image, always the same; from several threads at once, if they ask.</summary>
public interface IWordSource
{
    /// <summary>How many words there are.</summary>
    int Length { get; }

    /// <summary>Makes some.</summary>
    /// <param name="first">The first of them, from 0.</param>
    /// <param name="words">Where to, as many as are wanted.</param>
    void CopyTo(int first, Span<ushort> words);
}
