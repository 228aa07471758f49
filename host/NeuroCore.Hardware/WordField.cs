// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>Puts values into the fields of 16-bit words, and takes them out.</summary>
internal static class WordField
{
    /// <summary>The value of a field.</summary>
    public static int Get(ushort word, int low, int width) => (word >> low) & ((1 << width) - 1);

    /// <summary>A value in its place.</summary>
    /// <param name="value">From 0 to what the field holds.</param>
    /// <param name="low">Lowest bit of the field.</param>
    /// <param name="width">Bits of the field.</param>
    /// <param name="name">Name of the field, for messages.</param>
    /// <param name="word">What the word is, for messages: "a projection".</param>
    /// <exception cref="NeuroCoreException">The value does not fit.</exception>
    public static int Put(int value, int low, int width, string name, string word) =>
        Checked(value, 0, (1 << width) - 1, name, word) << low;

    /// <summary>A value, if it lies within its bounds.</summary>
    /// <exception cref="NeuroCoreException">It does not.</exception>
    public static int Checked(int value, int least, int most, string name, string word) =>
        value >= least && value <= most
            ? value
            : throw new NeuroCoreException($"{name} is {value}, but {word} holds {least}..{most}.");
}
