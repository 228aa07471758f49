// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Names of networks, populations and inputs.</summary>
public static class Names
{
    private const int Longest = 64;

    /// <summary>Refuses a name that files and messages could not carry.</summary>
    /// <param name="name">The name.</param>
    /// <param name="what">What is named, for the message.</param>
    /// <exception cref="DescriptionException">The name is empty, too long or has a sign that is not allowed.</exception>
    public static string Check(string name, string what)
    {
        var good = name.Length is > 0 and <= Longest && (char.IsAsciiLetter(name[0]) || name[0] == '_') &&
            name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.');
        return good
            ? name
            : throw new DescriptionException(
                $"'{name}' cannot be the name of {what}: use up to {Longest} letters, digits, '_', '-' and '.', a letter or '_' first.");
    }
}
