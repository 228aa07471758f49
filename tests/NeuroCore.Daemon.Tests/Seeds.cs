// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Daemon.Tests;

/// <summary>Seeds of random tests: fixed, unless NEUROCORE_SEED says otherwise; a failure says how to repeat it.</summary>
internal static class Seeds
{
    private const string Variable = "NEUROCORE_SEED";

    public static int Chosen(int usual) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    public static string Replay(int seed, string test) =>
        $"Seed {seed}. Replay: {Variable}={seed} dotnet test tests/NeuroCore.Daemon.Tests --filter {test}";
}
