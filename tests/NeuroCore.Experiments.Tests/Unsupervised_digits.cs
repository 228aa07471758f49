// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using NeuroCore.Experiments.Digits;
using NeuroCore.Hardware;
using NeuroCore.Trainer.Digits;
using Xunit.Abstractions;

namespace NeuroCore.Experiments.Tests;

/// <summary>Digits learned on the chip without labels, on the model and on the emulator.</summary>
public class Unsupervised_digits(ITestOutputHelper output)
{
    [Fact]
    public async Task Are_told_apart_after_each_training_image_was_shown_once()
    {
        var split = DigitSplit.Of(DigitFile.Read(Path.Combine(Example.Folder("digits"), DigitTraining.ImageFile)));
        await using var board = await ExperimentBoard.ModelAsync(
            DigitLearner.Compile(Example.Folder("unsupervised-digits"), Configurations.Named("icebreaker")));
        var time = Stopwatch.StartNew();
        var course = await DigitCourse.RunAsync(board, split, split.Training.Length);
        var model = time.Elapsed;

        await using var emulated = await ExperimentBoard.EmulatorAsync(board.Image);
        time.Restart();
        Assert.True(course.IsSame(await DigitCourse.RunAsync(emulated, split, split.Training.Length)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"model {model.TotalSeconds:F2} s, emulator {time.Elapsed.TotalSeconds:F2} s, {model / time.Elapsed:F0} times"));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{course.Right:P2} of the {DigitSplit.HeldCount} held-out images"));
        Assert.InRange(course.Right, 0.8, 1);
        Assert.Equal(course.Weights.AsEnumerable(), await new DigitLearner(board).WeightsAsync());
        Assert.Equal(course.Thresholds.AsEnumerable(), await new DigitLearner(board).ThresholdsAsync());
    }
}
