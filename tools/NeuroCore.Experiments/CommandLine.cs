// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Experiments.Assemblies;
using NeuroCore.Experiments.Choice;
using NeuroCore.Experiments.Digits;
using NeuroCore.Experiments.Protocols;
using NeuroCore.Experiments.Weights;
using NeuroCore.Hardware;

namespace NeuroCore.Experiments;

/// <summary>The experiments as a program.</summary>
public static class CommandLine
{
    private const string Usage = """
        Shows what the learning engine learns, on the cycle-accurate model and on the virtual board, and compares the two.

          stdp         window of pair STDP, and triplet protocols, against their formulas
          brian        pair STDP under random spikes; writes what the comparison with Brian2 needs
          weights      distributions of weights under a multiplicative and an additive rule
          digits       handwritten digits without labels
          choice       two choices from reward
          assemblies   assemblies of neurons, recalled from a half
          all          all of them, the default

          --model-only               leaves the virtual boards out
          --examples <folder>        host/examples by default
          --virtual-boards <folder>  build/verilator by default
          -o <folder>                takes pictures and tables, build/learn by default
        """;

    private static readonly ImmutableArray<(string Name, Func<ExperimentOptions, Findings, Task> RunAsync)> s_experiments =
    [
        ("stdp", StdpReport.RunAsync),
        ("brian", BrianReport.RunAsync),
        ("weights", WeightReport.RunAsync),
        ("digits", DigitReport.RunAsync),
        ("choice", ChoiceReport.RunAsync),
        ("assemblies", AssemblyReport.RunAsync),
    ];

    /// <summary>Runs experiments.</summary>
    /// <param name="arguments">As given by the user.</param>
    /// <param name="output">Takes what was found.</param>
    /// <param name="errors">Takes complaints.</param>
    /// <returns>Exit code: 0 everything is as promised, 1 it is not, or something is missing, 2 bad arguments.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        if (arguments is ["--help" or "-h"])
        {
            await output.WriteLineAsync(Usage).ConfigureAwait(false);
            return 0;
        }

        if (Parse(arguments) is not var (wanted, options))
        {
            await errors.WriteLineAsync($"'{string.Join(' ', arguments)}' cannot be understood.\n{Usage}").ConfigureAwait(false);
            return 2;
        }

        var findings = new Findings(output);
        try
        {
            foreach (var experiment in s_experiments.Where(experiment => wanted is null || wanted == experiment.Name))
                await experiment.RunAsync(options, findings).ConfigureAwait(false);
            return findings.AllAsPromised ? 0 : 1;
        }
        catch (NeuroCoreException error)
        {
            await errors.WriteLineAsync(error.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static (string? Wanted, ExperimentOptions Options)? Parse(IReadOnlyList<string> arguments)
    {
        var (wanted, options) = ((string?)null, new ExperimentOptions());
        for (var at = 0; at < arguments.Count; at++)
        {
            var value = at + 1 < arguments.Count ? arguments[at + 1] : null;
            switch (arguments[at])
            {
                case "all" when at == 0:
                    break;
                case var name when at == 0 && s_experiments.Any(experiment => experiment.Name == name):
                    wanted = name;
                    break;
                case "--model-only":
                    options = options with { OnVirtualBoards = false };
                    break;
                case "--examples" when value is not null:
                    options = options with { Examples = value };
                    at++;
                    break;
                case "--virtual-boards" when value is not null:
                    options = options with { VirtualBoards = value };
                    at++;
                    break;
                case "-o" or "--output" when value is not null:
                    options = options with { Output = value };
                    at++;
                    break;
                default:
                    return null;
            }
        }

        return (wanted, options);
    }
}
