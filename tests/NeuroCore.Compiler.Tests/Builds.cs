// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Tests;

/// <summary>The builds that random tests go through.</summary>
internal static class Builds
{
    /// <summary>A build for a seed: all of them in turn.</summary>
    public static Configuration For(ulong seed) => Configurations.All[(int)(seed % (ulong)Configurations.All.Count)];

    /// <summary>One that can run integer weights.</summary>
    public static Configuration ExactFor(ulong seed)
    {
        var able = Configurations.All.Where(build => build is { MembraneWidth: 24, MostAccumulatorShift: 7, MostCurrentShift: 7 }).ToList();
        return able[(int)(seed % (ulong)able.Count)];
    }
}
