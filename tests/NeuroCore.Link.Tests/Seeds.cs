// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Runtime.CompilerServices;

namespace NeuroCore.Link.Tests;

/// <summary>Seeds of random tests: fixed, unless NEUROCORE_SEED says otherwise; a failure says how to repeat it.</summary>
internal static class Seeds
{
    private const string Variable = "NEUROCORE_SEED";

    public static int Chosen(int usual) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    public static string Replay(int seed, [CallerMemberName] string test = "") =>
        $"Seed {seed}. Replay: {Variable}={seed} dotnet test tests/NeuroCore.Link.Tests --filter {test}";

    public static async Task RunAsync(int seed, Func<Random, Task> body, [CallerMemberName] string test = "")
    {
        try
        {
            await body(new Random(seed));
        }
        catch (Exception error)
        {
            throw new Xunit.Sdk.XunitException($"{Replay(seed, test)}\n{error}");
        }
    }
}
