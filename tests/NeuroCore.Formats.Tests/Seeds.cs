// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Tests;

/// <summary>Seeds of the random tests: a fixed few, or the one in the environment.</summary>
internal static class Seeds
{
    private const string Variable = "NEUROCORE_SEED";

    /// <summary>Runs a test for every seed; a failure says how to run it again.</summary>
    public static void Try(int count, Action<ulong> test)
    {
        var one = Environment.GetEnvironmentVariable(Variable);
        IEnumerable<ulong> seeds = one is null
            ? Enumerable.Range(1, count).Select(seed => (ulong)seed)
            : [ulong.Parse(one, System.Globalization.CultureInfo.InvariantCulture)];
        foreach (var seed in seeds)
        {
            try
            {
                test(seed);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException(
                    $"Seed {seed} fails: {Variable}={seed} dotnet test tests/NeuroCore.Formats.Tests runs it again. {error.Message}", error);
            }
        }
    }
}
