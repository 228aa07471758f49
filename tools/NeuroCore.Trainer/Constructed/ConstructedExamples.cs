// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NeuroCore.Network;

namespace NeuroCore.Trainer.Constructed;

/// <summary>The tables of the examples that need no training: they come from a rule or from chance.</summary>
public static class ConstructedExamples
{
    /// <summary>What is written, as folder/file.</summary>
    public static ImmutableArray<string> FileNames { get; } =
    [
        "single-neurons/driven.csv", "reset-rules/currents.csv", "rule110/cells.csv", "rule110/triples.csv",
        "rule110/stimulus.csv", "delay-ring/stimulus.csv", "normalisation/weights.csv", "normalisation/units.csv", "normalisation/stimulus.csv",
        "assemblies/members.csv", "assemblies/stimulus.csv",
    ];

    private const ulong AssemblySeed = 1;

    /// <summary>Writes all of them.</summary>
    public static void Write(string folder, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        string[] texts =
        [
            Driven(), Currents(), Cells(), Triples(),
            Starts(), Bits(), NormalisedWeights(), NormalisedUnits(), NormalisedInputs(),
            Assemblies(), Volleys(),
        ];
        for (int number = 0; number < texts.Length; number++)
        {
            string[] parts = FileNames[number].Split('/');
            ExampleFile.Write(Path.Combine(folder, parts[0]), parts[1], texts[number]);
        }
        output.WriteLine($"wrote {string.Join(", ", FileNames)} to {folder}");
    }

    // Currents around and above the least that makes a neuron of threshold 1 and time constant 20 ticks spike, 0.0488.
    private static string Driven() => Table("bias", Enumerable.Range(0, 64).Select(number => Text(0.04 + (0.005 * number))));

    private static string Currents()
    {
        var random = new SplitMix64(2);
        return Table("current", Enumerable.Range(0, ResetRule.Neurons).Select(_ => Text(random.Below(ResetRule.Threshold))));
    }

    private static string Cells() => Table("pre,post", Rule110.CellPairs.Select(pair => $"{pair.Pre},{pair.Post}"));

    private static string Triples() => Table("pre,post", Rule110.TriplePairs.Select(pair => $"{pair.Pre},{pair.Post}"));

    private static string Starts()
    {
        var random = new SplitMix64(110);
        int start = random.Below(1 << Rule110.Cells);
        return Table("tick,index", Enumerable.Range(0, Rule110.Cells).Where(cell => (start >> cell & 1) == 1).Select(cell => $"0,{cell}"));
    }

    private static string Bits() => Table("tick,index", DelayRing.Spikes(7).Select(tick => $"{tick},0"));

    private static string NormalisedWeights()
    {
        var units = NormalisedLayer.Draw(NormalisedLayer.Seed);
        var text = new StringBuilder();
        for (int input = 0; input < NormalisedLayer.Inputs; input++)
            text.AppendJoin(',', Enumerable.Range(0, NormalisedLayer.Units).Select(unit => units.Weights[(input * NormalisedLayer.Units) + unit])).Append('\n');
        return text.ToString();
    }

    private static string NormalisedUnits()
    {
        var units = NormalisedLayer.Draw(NormalisedLayer.Seed);
        return Table("gamma,beta,mean,variance", Enumerable.Range(0, NormalisedLayer.Units).Select(unit =>
            $"{Text(units.Gamma[unit])},{Text(units.Beta[unit])},{Text(units.Mean[unit])},{Text(units.Variance[unit])}"));
    }

    private static string NormalisedInputs()
    {
        var random = new SplitMix64(66);
        return Table("tick,index", Enumerable.Range(0, NormalisedLayer.Shown).SelectMany(tick => NormalisedLayer.Pattern(random).Select(input => $"{tick},{input}")));
    }

    private static string Assemblies() => Table("assembly,neuron", StoredAssemblies.Draw(AssemblySeed).SelectMany(
        (members, assembly) => members.Select(neuron => $"{assembly},{neuron}")));

    private static string Volleys() => Table(
        "tick,index", StoredAssemblies.Spikes(StoredAssemblies.Draw(AssemblySeed)).Select(spike => $"{spike.Tick},{spike.Neuron}"));

    private static string Table(string header, IEnumerable<string> rows) => header + "\n" + string.Concat(rows.Select(row => row + "\n"));

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
