// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator.Plan;

/// <summary>Runs of neurons that share all parameters but bias and threshold.</summary>
internal static unsafe class NeuronRuns
{
    // Each run has code of its own.
    private const int Most = 8;

    /// <summary>The runs, ascending; one of all neurons if there were too many.</summary>
    public static IReadOnlyList<(int First, int Count)> Of(Engine core)
    {
        var runs = new List<(int First, int Count)>();
        for (var first = 0; first < core.Neurons;)
        {
            var end = first + 1;
            while (end < core.Neurons && Same(core, first, end))
                end++;
            runs.Add((first, end - first));
            if (runs.Count > Most)
                return [(0, core.Neurons)];
            first = end;
        }

        return runs;
    }

    private static bool Same(Engine core, int one, int other)
    {
        for (var array = NeuronWords.Membrane + 1; array < NeuronWords.Count; array++)
        {
            if (array != NeuronWords.Bias && core.Arrays[array][one] != core.Arrays[array][other])
                return false;
        }

        return true;
    }
}
