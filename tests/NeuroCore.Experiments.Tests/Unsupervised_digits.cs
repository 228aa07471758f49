// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Experiments.Digits;
using NeuroCore.Hardware;
using NeuroCore.Trainer.Digits;
using Xunit.Abstractions;

namespace NeuroCore.Experiments.Tests;

/// <summary>Digits learned on the chip without labels, on the model.</summary>
public class Unsupervised_digits(ITestOutputHelper output)
{
    private const int NamingImages = 600;

    [Fact]
    public async Task Are_told_apart_after_each_training_image_was_shown_once()
    {
        var split = DigitSplit.Of(DigitFile.Read(Path.Combine(Example.Folder("digits"), DigitTraining.ImageFile)));
        await using var board = await ExperimentBoard.ModelAsync(
            DigitLearner.Compile(Example.Folder("unsupervised-digits"), Configurations.Named("icebreaker")));
        var learner = new DigitLearner(board);

        await learner.ShowAsync(split.Training);
        await learner.FreezeAsync();
        var weights = await learner.WeightsAsync();
        var naming = split.Training[..NamingImages];
        var names = NamedNeurons.Of(naming, await learner.ShowAsync(naming));
        var right = names.Right(split.Held, await learner.ShowAsync(split.Held)) / (double)DigitSplit.HeldCount;

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{right:P2} of the {DigitSplit.HeldCount} held-out images"));
        Assert.InRange(right, 0.8, 1);
        Assert.Equal(weights.AsEnumerable(), await learner.WeightsAsync());
    }
}
