// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace NeuroCore.Cosim;

/// <summary>The first clock in which model and RTL disagree.</summary>
/// <param name="Clock">Number of the clock, from the start of the case.</param>
/// <param name="Fields">What differs.</param>
internal sealed record Difference(long Clock, IReadOnlyList<FieldDifference> Fields)
{
    /// <summary>Finds the first record that differs.</summary>
    /// <param name="fields">All fields of a record.</param>
    /// <param name="firstClock">Clock of the first record.</param>
    /// <param name="model">Records of the model.</param>
    /// <param name="rtl">Records of the RTL, as many.</param>
    /// <param name="words">Words of a record.</param>
    /// <returns>Null if all agree.</returns>
    public static Difference? Find(
        IReadOnlyList<RecordField> fields, long firstClock, ReadOnlySpan<ulong> model, ReadOnlySpan<ulong> rtl, int words)
    {
        var same = model.CommonPrefixLength(rtl);
        if (same == model.Length)
            return null;
        var clock = same / words;
        var ours = model.Slice(clock * words, words);
        var theirs = rtl.Slice(clock * words, words);
        var differing = new List<FieldDifference>();
        foreach (var field in fields)
        {
            if (field.In(ours) != field.In(theirs))
                differing.Add(new FieldDifference(field.Name, field.In(ours), field.In(theirs)));
        }

        return new Difference(firstClock + clock, differing);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"clock {Clock}:");
        foreach (var field in Fields)
            text.Append(CultureInfo.InvariantCulture, $"\n    {field.Name}: model {field.Model}, RTL {field.Rtl}");
        return text.ToString();
    }
}

/// <summary>A field that differs.</summary>
internal sealed record FieldDifference(string Name, long Model, long Rtl);
