// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Experiments;

/// <summary>The experiments as a program.</summary>
public static class CommandLine
{
    /// <summary>Runs an experiment.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors) => Task.FromResult(2);
}
