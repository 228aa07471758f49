// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator.Plan;

/// <summary>Which of the four traces take part: those that grow, or are not 0.</summary>
internal static unsafe class TracePlan
{
    /// <summary>Of x1, x2, y1 and y2.</summary>
    public static ImmutableArray<bool> Of(Engine core) => [.. Enumerable.Range(0, 4).Select(trace => IsActive(core, trace))];

    private static bool IsActive(Engine core, int trace)
    {
        var (array, count) = trace < 2
            ? (core.Arrays.SourceTraces[trace], core.Shape.SourceRoom)
            : (core.Arrays.NeuronItems[trace - 2], core.Shape.NeuronRoom);
        return core.Parameter(trace, TraceParameter.Impulse) > 0 || new ReadOnlySpan<byte>((void*)array, count).ContainsAnyExcept((byte)0);
    }
}
