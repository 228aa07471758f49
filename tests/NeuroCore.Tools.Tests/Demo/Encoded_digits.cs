// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Demo;
using NeuroCore.Demo.Encoded;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;
using NeuroCore.Network;
using NeuroCore.Tools.Tests.Generator;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Tools.Tests.Demo;

public class Encoded_digits
{
    private const int Images = 40;
    private static readonly string Example = Path.Combine(Repository.Root, "host", "examples", "digits");

    [Fact]
    public void A_pixel_spikes_as_often_as_its_value_says_and_never_in_tick_0()
    {
        for (int pixel = 0; pixel <= DigitImage.Ink; pixel++)
        {
            int drive = DriveEncoding.Of(Drive.Regular(Rates.PerTick(pixel / (double)DigitImage.Ink)), 0, 1e-3).Drive;
            int[] ticks = [.. Enumerable.Range(0, 17).Where(tick => drive * (tick + 1) % EncoderWord.DriveOfOne < drive)];

            Assert.Equal(pixel, ticks.Length);
            Assert.DoesNotContain(0, ticks);
        }
    }

    [Theory]
    [InlineData("icebreaker")]
    [InlineData("icebreaker-inference")]
    public void Nothing_but_the_membranes_is_left_of_an_image(string build) =>
        Assert.Equal([Bank.Membrane], Leftovers.Of(Compiled(build)).AsEnumerable());

    [Theory]
    [InlineData("icebreaker")]
    [InlineData("icebreaker-inference")]
    [InlineData("complete")]
    public async Task Images_in_a_row_are_seen_as_if_each_were_the_first(string build)
    {
        RegisterImage image = Compiled(build);
        ImmutableArray<DigitImage> held = Held();

        EncodedResult row = await EncodedStage.OnModelAsync(image, held, () => { }, CancellationToken.None);

        await using DeviceSession session = await DeviceSession.ConnectAsync(new InProcessTransport(new BoardModel(image.Target), "the model"));
        await session.LoadAsync(image);
        var classifier = new EncodedClassifier(session, image);
        long clocks = 0;
        for (int place = 0; place < held.Length; place++)
        {
            await classifier.PrepareAsync(CancellationToken.None);
            EncodedResult alone = await classifier.ShowAsync([held[place]], () => { }, CancellationToken.None);
            Assert.Equal(row.Counts[place].AsEnumerable(), alone.Counts[0].AsEnumerable());
            clocks += alone.Clocks;
        }
        Assert.Equal(row.Clocks, clocks);
        Assert.InRange(row.Right, Images - 1, Images);
    }

    [Fact]
    public async Task Counters_count_the_spikes_that_a_build_hands_out()
    {
        RegisterImage image = Compiled("icebreaker");
        DigitImage digit = Held()[0];
        PopulationPlace digits = image.Metadata.Populations.Single(place => place.Name == "digits");
        await using DeviceSession session = await DeviceSession.ConnectAsync(new InProcessTransport(new BoardModel(image.Target), "the model"));
        await session.LoadAsync(image);
        (int address, ImmutableArray<ushort> words) = StimulusPlacement.Encoders(new DriveChange(0, "pixels", PixelDrives.Of(digit)), image);
        await session.WriteAsync(Bank.Encoder, address, words.ToArray());
        RunRecord driven = await session.RunAsync([], 17);
        await session.FillAsync(Bank.Encoder, address, 0, words.Length);
        RunRecord silent = await session.RunAsync([], 4);

        EncodedResult shown = await EncodedStage.OnModelAsync(image, [digit], () => { }, CancellationToken.None);

        var counts = new int[10];
        foreach (Spike spike in driven.Spikes.Concat(silent.Spikes).Where(spike => digits.Holds(spike.Neuron)))
            counts[digits.Index(spike.Neuron)]++;
        Assert.Equal(counts, shown.Counts[0].AsEnumerable());
        Assert.Equal(driven.Clocks + silent.Clocks, shown.Clocks);
    }

    [Fact]
    public void The_description_drives_its_pixels_as_the_demo_does()
    {
        NetworkDescription network = NetworkFile.Load(Path.Combine(Example, EncodedClassifier.Description));
        RegisterImage image = Compiled("icebreaker");
        DriveChange first = network.Stimulus!.Drives[0];

        Assert.Equal(21, network.Stimulus.Ticks);
        Assert.Equal((0, 17), (first.Tick, network.Stimulus.Drives[1].Tick));
        Assert.Equal(
            StimulusPlacement.Encoders(new DriveChange(0, "pixels", PixelDrives.Of(Held()[0])), image).Words.AsEnumerable(),
            StimulusPlacement.Encoders(first, image).Words.AsEnumerable());
    }

    [Fact]
    public void A_rate_is_that_of_the_board_s_clock()
    {
        var figures = ServingFigures.Between(
            new WireStatistics(1000, 24, 50, 700) { BytesToHost = 20, LastClockToHost = 900 },
            new WireStatistics(99_000, 24, 250, 5800) { BytesToHost = 100, LastClockToHost = 49_000 },
            images: 4, clockHertz: 24_000_000);

        Assert.Equal(50, figures.ToBoardEach);
        Assert.Equal(20, figures.ToHostEach);
        // Four images in 48,000 clocks, that is 2 ms.
        Assert.Equal(2000, figures.Rate, 6);
    }

    private static ImmutableArray<DigitImage> Held() =>
        DigitSplit.Of(DigitFile.Read(Path.Combine(Example, DigitTraining.ImageFile))).Held[..Images];

    private static RegisterImage Compiled(string build) => NetworkCompiler.Compile(
        NetworkFile.Load(Path.Combine(Example, EncodedClassifier.Description)), Configurations.Named(build)).Image;
}
