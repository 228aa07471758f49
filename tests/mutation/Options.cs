// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Hardware;

namespace NeuroCore.Mutation;

/// <summary>What is mutated, and what it is held to.</summary>
/// <param name="Builds">Builds that are mutated, each as much as the others.</param>
/// <param name="Mutants">Mutants of each.</param>
/// <param name="Recordings">Random hosts that each mutant has to answer to.</param>
/// <param name="Seed">Seed of the mutants; the recordings have seeds from 1 on.</param>
/// <param name="Only">Number of the one mutant to try; null: all.</param>
internal sealed record Options(IReadOnlyList<Configuration> Builds, int Mutants, int Recordings, int Seed, int? Only)
{
    /// <summary>The command line.</summary>
    /// <param name="run">What is done with what it says.</param>
    public static RootCommand Command(Func<Options, CancellationToken, Task<int>> run)
    {
        var builds = new Option<string[]>("--build") { Description = "Builds to mutate", DefaultValueFactory = _ => ["tiny", "odd_one", "odd_two", "odd_four"] };
        var mutants = Number("--mutants", "Mutants of each build", 260, 4000);
        var recordings = Number("--recordings", "Random hosts that each mutant has to answer to", 60, 1000);
        var seed = Number("--seed", "Seed that chooses the mutants", 1, int.MaxValue);
        var only = new Option<int?>("--only") { Description = "Number of the one mutant to try" };
        var command = new RootCommand("Puts mutants into the RTL, one at a time, and counts those that random hosts notice.") { builds, mutants, recordings, seed, only };
        command.SetAction((parsed, cancellation) => run(
            new Options(
                [.. parsed.GetValue(builds)!.Select(Configurations.Named)], parsed.GetValue(mutants), parsed.GetValue(recordings), parsed.GetValue(seed),
                parsed.GetValue(only)),
            cancellation));
        return command;
    }

    private static Option<int> Number(string name, string about, int usual, int most)
    {
        var option = new Option<int>(name) { Description = about, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < 1 || value > most))
                result.AddError($"{name} is {value}: give a number from 1 to {most}.");
        });
        return option;
    }
}
