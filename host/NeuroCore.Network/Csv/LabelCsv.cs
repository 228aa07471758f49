// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>What the samples of a stimulus are: a CSV file with the columns <c>tick</c> and <c>label</c>.</summary>
public static class LabelCsv
{
    /// <summary>Name of the column with the first tick of each sample.</summary>
    public const string Tick = "tick";

    /// <summary>Name of the column with what it is.</summary>
    public const string Label = "label";

    /// <summary>Reads the samples.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ticks">Length of the run; samples begin before its end.</param>
    /// <param name="classes">Labels are 0 to one less.</param>
    /// <exception cref="DescriptionException">The file cannot be read, or a row is out of order or range.</exception>
    public static ImmutableArray<LabelledSample> Read(string path, int ticks, int classes)
    {
        var table = CsvTable.Read(path);
        var (tick, label) = (table.Column(Tick), table.Column(Label));
        var samples = ImmutableArray.CreateBuilder<LabelledSample>();
        foreach (var row in table.Records())
        {
            var sample = new LabelledSample(row.Index(tick, Tick), row.Index(label, Label));
            if (samples.Count > 0 && sample.Tick <= samples[^1].Tick)
                throw row.Error($"the sample begins in tick {sample.Tick}, but the one before in tick {samples[^1].Tick}: give them in the order of their ticks.");
            if (sample.Tick >= ticks)
                throw row.Error($"the sample begins in tick {sample.Tick}, but the run ends before tick {ticks}: make the run longer, or leave the sample out.");
            if (sample.Label >= classes)
                throw row.Error($"the label is {sample.Label}, but there are {classes} classes, so the last is {classes - 1}.");
            samples.Add(sample);
        }

        return samples.Count > 0 ? samples.ToImmutable() : throw new DescriptionException($"the file {path} has no samples below its header.");
    }
}
