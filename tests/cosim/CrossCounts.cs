// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>How often each combination of each cross was met.</summary>
internal sealed class CrossCounts
{
    private readonly Dictionary<Cross, long[]> _counts = new(Crosses.All.Select(cross => KeyValuePair.Create(cross, new long[cross.Count])), ReferenceEqualityComparer.Instance);

    /// <summary>Counts one.</summary>
    public void Hit(Cross cross, params ReadOnlySpan<int> values) => _counts[cross][cross.Number(values)]++;

    /// <summary>Adds those of a case. Safe for use by several threads at a time.</summary>
    public void Add(CrossCounts other)
    {
        lock (_counts)
        {
            foreach (var (cross, counts) in other._counts)
            {
                for (var number = 0; number < counts.Length; number++)
                    _counts[cross][number] += counts[number];
            }
        }
    }

    /// <summary>Says what was met.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="all">All that can be is to be met; otherwise it is only counted.</param>
    /// <returns>True if everything was that is to be, and nothing that cannot.</returns>
    public bool Write(TextWriter output, bool all)
    {
        var (met, possible) = (0, 0);
        var good = true;
        foreach (var (cross, counts) in _counts)
        {
            for (var number = 0; number < counts.Length; number++)
            {
                var words = cross.Values(number);
                var impossible = cross.Impossible.Where(one => one.Has(words)).Select(one => one.Reason).FirstOrDefault();
                possible += impossible is null ? 1 : 0;
                met += impossible is null && counts[number] > 0 ? 1 : 0;
                if (counts[number] > 0 == impossible is null || (impossible is null && !all))
                    continue;
                good = false;
                var what = string.Join(", ", cross.Axes.Zip(words, (axis, word) => $"{axis.Name} {word}"));
                output.WriteLine(impossible is null ? $"never met: {cross.Name}: {what}" : $"met, though it cannot be ({impossible}): {cross.Name}: {what}");
            }
        }

        output.WriteLine($"crosses: {met} of {possible} combinations of {_counts.Count} crosses met");
        return good;
    }
}
