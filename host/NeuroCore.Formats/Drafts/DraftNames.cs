// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Drafts;

/// <summary>Names of other tools as names of a description: letters, digits, '_', '-' and '.', none twice.</summary>
internal sealed class DraftNames
{
    private const int Longest = 64;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>A name that nobody has yet, as near to the wish as may be.</summary>
    public string Take(string wish)
    {
        var name = Clean(wish);
        for (var number = 2; !_taken.Add(name); number++)
        {
            var end = $"_{number}";
            name = Clean(wish)[..Math.Min(Clean(wish).Length, Longest - end.Length)] + end;
        }

        return name;
    }

    /// <summary>A name without what descriptions do not allow.</summary>
    public static string Clean(string wish)
    {
        var letters = string.Concat(wish.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' ? letter : '_'));
        if (letters.Length == 0 || !(char.IsAsciiLetter(letters[0]) || letters[0] == '_'))
            letters = "_" + letters;
        return letters[..Math.Min(letters.Length, Longest)];
    }
}
