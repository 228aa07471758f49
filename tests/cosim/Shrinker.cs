// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Diagnostics;
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>
/// Makes a script that fails as short as it can: takes steps away, first many at a time, as long as what is left still fails
/// (delta debugging: Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002).
/// </summary>
/// <param name="fails">Whether a script fails.</param>
/// <param name="time">After this the shortest one so far is taken.</param>
internal sealed class Shrinker(Func<CaseScript, bool> fails, TimeSpan time)
{
    private const string AnyContents = "up5k";    // builds whose synapses start as anything

    /// <summary>Shrinks a script.</summary>
    /// <param name="script">One that fails.</param>
    /// <returns>One that fails too.</returns>
    public CaseScript Shrink(CaseScript script)
    {
        var watch = Stopwatch.StartNew();
        for (var size = (script.Steps.Length + 1) / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2)
        {
            for (var again = true; again && watch.Elapsed < time;)
            {
                again = false;
                for (var end = script.Steps.Length; end > 0 && watch.Elapsed < time; end -= size)
                {
                    var first = Math.Max(0, end - size);
                    var rest = script with { Steps = Without(script, first, Math.Min(end, script.Steps.Length) - first) };
                    if (rest.Steps.Length == script.Steps.Length || !fails(rest))
                        continue;
                    script = rest;
                    again = size == 1;
                }
            }
        }

        return script;
    }

    // A synapse that is read has to be written before where memory starts as anything, or the difference would be that.
    private static ImmutableArray<ScriptStep> Without(CaseScript script, int first, int count) =>
        script.Build.Technology != AnyContents
            ? script.Steps.RemoveRange(first, count)
            : [.. script.Steps.Where((step, index) => index < first || index >= first + count || step.Operation is { Write: true, Word.Bank: Bank.Synapse })];
}
