// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Tests.Learning;

/// <summary>The rules that come with the project.</summary>
internal static class Firmware
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "firmware");

    /// <summary>Names of all rules.</summary>
    public static IEnumerable<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.rule").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    /// <summary>The text of a rule.</summary>
    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".rule"));

    /// <summary>A build with ticks of 1 ms.</summary>
    public static RuleTarget On(string build) => new(Configurations.Named(build), 1e-3);

    /// <summary>A rule, assembled.</summary>
    public static AssembledRule Rule(string name, RuleTarget target) => RuleAssembler.Assemble(Text(name), name + ".rule", target);

    /// <summary>A synapse with a rule of the project.</summary>
    public static OneSynapse Synapse(string name, string build, double weight, ulong seed = 1, int source = 17, int neuron = 5) =>
        new(Rule(name, On(build)), On(build), weight, seed, source, neuron);
}
