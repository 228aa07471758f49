// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Finds what somebody probably meant to write.</summary>
internal static class Nearest
{
    /// <summary>A question after an unknown word: the nearest known one, or all of them if none is near.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What could have been written.</param>
    public static string Hint(string word, IReadOnlyCollection<string> known)
    {
        if (known.Count == 0)
            return "there is none.";
        var (best, distance) = known.Select(candidate => (candidate, Distance(word, candidate))).MinBy(pair => pair.Item2);
        return distance <= Math.Max(2, word.Length / 3)
            ? $"did you mean '{best}'?"
            : $"known are {string.Join(", ", known)}.";
    }

    /// <summary>Letters to insert, remove or change to get from one word to the other.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var change = diagonal + (char.ToLowerInvariant(from[i]) == char.ToLowerInvariant(to[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(change, 1 + Math.Min(row[j], diagonal));
            }
        }

        return row[^1];
    }
}
