// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Hardware;

namespace NeuroCore.Mutation;

/// <summary>What is mutated, and what it is held to.</summary>
/// <param name="Builds">Builds that are mutated, each as much as the others.</param>
/// <param name="Mutants">Mutants of each.</param>
/// <param name="Cases">Random cases of the lockstep that each mutant has to go through.</param>
/// <param name="Seed">Seed of the mutants; the cases have seeds from 1 on.</param>
/// <param name="Only">The one mutant to try, its part and number; null: all.</param>
internal sealed record Options(IReadOnlyList<Configuration> Builds, int Mutants, int Cases, int Seed, string? Only)
{
    /// <summary>The command line.</summary>
    /// <param name="run">What is done with what it says.</param>
    public static RootCommand Command(Func<Options, CancellationToken, Task<int>> run)
    {
        var builds = new Option<string[]>("--build") { Description = "Builds to mutate", DefaultValueFactory = _ => ["tiny", "odd_one", "odd_two", "odd_four"] };
        var mutants = Number("--mutants", "Mutants of each build", 260, 4000);
        var cases = Number("--cases", "Random cases of the lockstep that each mutant has to go through", 32, 1000);
        var seed = Number("--seed", "Seed that chooses the mutants", 1, int.MaxValue);
        var only = new Option<string?>("--only") { Description = "The one mutant to try: core-<n> or board-<n>" };
        var command = new RootCommand("Puts mutants into the RTL, one at a time, and counts those that random hosts notice.") { builds, mutants, cases, seed, only };
        command.SetAction((parsed, cancellation) => run(
            new Options(
                [.. parsed.GetValue(builds)!.Select(Configurations.Named)], parsed.GetValue(mutants), parsed.GetValue(cases), parsed.GetValue(seed),
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
