// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Experiments.Choice;

/// <summary>A trial of the two-choice task.</summary>
/// <param name="Cue">Which cue was shown.</param>
/// <param name="Spikes">Spikes of the neurons of each choice until the decision; most of them decide.</param>
/// <param name="IsRight">True if the choice was that wanted; none at all is wrong.</param>
public sealed record ChoiceTrial(int Cue, ImmutableArray<int> Spikes, bool IsRight)
{
    /// <summary>Trials in a row that a share of right choices is taken over.</summary>
    public const int Window = 50;

    /// <summary>Share of right choices, 0..1.</summary>
    public static double Right(IReadOnlyCollection<ChoiceTrial> trials) => trials.Average(trial => trial.IsRight ? 1.0 : 0.0);

    /// <summary>Trials after which more than a share of the next <see cref="Window"/> were right; null if there never were.</summary>
    /// <param name="trials">The trials in their order.</param>
    /// <param name="share">0..1.</param>
    public static int? TrialsUntil(ImmutableArray<ChoiceTrial> trials, double share)
    {
        for (var first = 0; first + Window <= trials.Length; first++)
        {
            if (Right(trials[first..(first + Window)]) > share)
                return first;
        }

        return null;
    }
}
