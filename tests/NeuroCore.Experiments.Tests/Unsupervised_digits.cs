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
    [Fact]
    public async Task Are_told_apart_after_each_training_image_was_shown_once()
    {
        var split = DigitSplit.Of(DigitFile.Read(Path.Combine(Example.Folder("digits"), DigitTraining.ImageFile)));
        await using var board = await ExperimentBoard.ModelAsync(
            DigitLearner.Compile(Example.Folder("unsupervised-digits"), Configurations.Named("icebreaker")));
        var course = await DigitCourse.RunAsync(board, split, split.Training.Length);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{course.Right:P2} of the {DigitSplit.HeldCount} held-out images"));
        Assert.InRange(course.Right, 0.8, 1);
        Assert.Equal(course.Weights.AsEnumerable(), await new DigitLearner(board).WeightsAsync());
        Assert.Equal(course.Thresholds.AsEnumerable(), await new DigitLearner(board).ThresholdsAsync());
    }
}
