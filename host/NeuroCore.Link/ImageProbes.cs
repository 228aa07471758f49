// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>What an image samples by itself.</summary>
internal static class ImageProbes
{
    /// <summary>Its probes, in the order of the samples.</summary>
    public static ImmutableArray<ProbeWord> Of(RegisterImage image) => image.Target.Has(Capabilities.Probes)
        ? [.. Enumerable.Range(0, image.WordAt(Bank.Control, (int)ControlRegister.ProbeCount))
            .Select(entry => ProbeWord.FromWord(image.WordAt(Bank.Probe, entry)))]
        : [];
}
