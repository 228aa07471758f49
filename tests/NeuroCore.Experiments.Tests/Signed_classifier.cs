// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Figures;
using NeuroCore.Trainer.Conversion;
using NeuroCore.Trainer.Digits;
using Xunit.Abstractions;

namespace NeuroCore.Experiments.Tests;

/// <summary>A quantised classifier converted to signed spikes, on the model.</summary>
public class Signed_classifier(ITestOutputHelper output)
{
    private const string Build = "icebreaker-inference";

    [Fact]
    public void Not_one_count_differs_from_the_integer_network_over_all_1797_digits()
    {
        var images = DigitFile.Read(Path.Combine(Example.Folder("digits"), DigitTraining.ImageFile));
        var split = DigitSplit.Of(images);
        var integers = SignedTraining.Train(split.Training, seed: 1);
        var network = Example.Network("signed-digits");
        var run = new ModelRun(network, Build);
        int[] hidden = new int[integers.Hidden.Neurons], digits = new int[DigitImage.Classes];
        var (negative, spikes, right) = (0, 0, 0);
        var held = split.Held.Select(image => image.Number).ToHashSet();

        foreach (var image in images)
        {
            integers.Count(image.Pixels.AsSpan(), hidden, digits);
            var counts = Counts(run, image);

            for (var unit = 0; unit < hidden.Length; unit++)
            {
                Assert.True(hidden[unit] == counts[run.Place("hidden", unit)], $"image {image.Number}, hidden {unit}: {counts[run.Place("hidden", unit)]}, not {hidden[unit]}");
                Assert.True(Math.Max(hidden[unit], 0) == counts[run.Place("rectified", unit)], $"image {image.Number}, rectifier {unit}");
                negative += hidden[unit] < 0 ? 1 : 0;
                spikes += Math.Abs(hidden[unit]);
            }

            for (var digit = 0; digit < digits.Length; digit++)
                Assert.True(digits[digit] == counts[run.Place("digits", digit)], $"image {image.Number}, output {digit}");
            right += held.Contains(image.Number) && DigitNetwork.Decide(digits) == image.Label ? 1 : 0;
        }

        output.WriteLine($"{images.Length} images, {hidden.Length * images.Length} hidden counts, {negative} of them negative, {spikes} net spikes; held-out images right: {right} of {held.Count}");
        Assert.Equal(1797, images.Length);
        Assert.True(negative > images.Length);
        Assert.Equal(576, right);
    }

    [Fact]
    public void The_shipped_files_come_out_of_the_trainer_byte_for_byte()
    {
        var folder = Directory.CreateTempSubdirectory("neurocore-signed-").FullName;
        try
        {
            using var said = new StringWriter();
            SignedTraining.Train(Example.Folder("digits"), folder, 1, said);

            Assert.All(SignedWriter.FileNames, name => Assert.Equal(
                File.ReadAllBytes(Path.Combine(Example.Folder("signed-digits"), name)), File.ReadAllBytes(Path.Combine(folder, name))));
            Assert.Contains("held-out images: 96.97 % (576/594)", said.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int[] Counts(ModelRun run, DigitImage image)
    {
        run.Rest();
        var counts = new int[256];
        var events = SignedWriter.Events(image).ToLookup(sent => sent.Tick, sent => run.Place(sent.Input, sent.Index));
        for (var tick = 0; tick < SignedTiming.Ticks; tick++)
        {
            foreach (var (neuron, sign) in run.Tick(events[tick]))
                counts[neuron] += sign;
        }

        return counts;
    }
}
