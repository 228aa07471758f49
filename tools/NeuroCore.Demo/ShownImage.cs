// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Link;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Demo;

/// <summary>What came of showing an image to a board.</summary>
/// <param name="Image">The image.</param>
/// <param name="Counts">Spikes of each output.</param>
/// <param name="Run">All spikes and clocks.</param>
public sealed record ShownImage(DigitImage Image, ImmutableArray<int> Counts, RunRecord Run)
{
    /// <summary>The digit seen.</summary>
    public int Seen => DigitNetwork.Decide(Counts.AsSpan());

    /// <summary>True if that is the digit that was meant.</summary>
    public bool Right => Seen == Image.Label;
}
