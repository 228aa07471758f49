// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Trainer.Digits;

/// <summary>
/// Which images train and which are held out. Fixed before the first training and never changed since:
/// nothing is ever chosen by looking at the held-out images.
/// </summary>
/// <param name="Held">The held-out images, in the order of the shuffle.</param>
/// <param name="Training">All others.</param>
public sealed record DigitSplit(ImmutableArray<DigitImage> Held, ImmutableArray<DigitImage> Training)
{
    /// <summary>Seed of the shuffle.</summary>
    public const ulong Seed = 20261122;

    /// <summary>Number of held-out images: 33 % of 1,797, rounded up.</summary>
    public const int HeldCount = 594;

    /// <summary>Shuffles all images with SplitMix64 and holds out the first <see cref="HeldCount"/>.</summary>
    public static DigitSplit Of(ImmutableArray<DigitImage> all)
    {
        DigitImage[] order = [.. all];
        new SplitMix64(Seed).Shuffle(order.AsSpan());
        return new DigitSplit([.. order[..HeldCount]], [.. order[HeldCount..]]);
    }

    /// <summary>Splits the training images once more, for choosing anything that has to be chosen.</summary>
    /// <param name="fold">Which part validates, 0..folds-1.</param>
    /// <param name="folds">Number of parts, 2 or more.</param>
    /// <returns>The same kind of split with one part of the training images held out; the real held-out images are not in it.</returns>
    public DigitSplit Fold(int fold, int folds) => new(
        [.. Training.Where((_, place) => place % folds == fold)],
        [.. Training.Where((_, place) => place % folds != fold)]);
}
