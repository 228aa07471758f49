// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Model.Tests;

public class Learning_on_a_board_model
{
    public static TheoryData<string> Builds => ["tiny", "icebreaker", "complete", "complete-fine"];

    [Theory]
    [MemberData(nameof(Builds))]
    public async Task Is_not_disturbed_by_looking_at_weights(string build)
    {
        var image = Learner.Image(build, seed: 5);
        await using var plain = await Learner.LoadedAsync(image);
        var before = await plain.WeightsAsync();
        var whole = await plain.RunAsync(image);
        var after = await plain.WeightsAsync();
        var state = await plain.SaveStateAsync();
        Assert.InRange(whole.Spikes.Length, 50, Learner.Ticks * 14);
        Assert.True(before.Zip(after).Count(pair => pair.First.Code != pair.Second.Code) > 20, "hardly anything was learned");

        foreach (var every in new[] { 1, 7, 50 })
        {
            await using var session = await Learner.LoadedAsync(image);
            var samples = new List<ImmutableArray<SynapseWeight>>();
            var run = await session.RunAsync(image, RunPause.Every(every, Learner.Ticks, async (paused, _) =>
            {
                samples.Add(await paused.WeightsAsync());
                await paused.ReadTraceAsync(Trace.X1, "senses");
                await paused.IsGateOpenAsync();
            }));
            Assert.Equal((whole.Digest, whole.Clocks, Learner.Ticks), (run.Digest, run.Clocks, run.Ticks));
            Assert.Equal(Learner.Ticks / every, samples.Count);
            Assert.Equal(after.AsEnumerable(), await session.WeightsAsync());
            Assert.Equal(state.Digest, (await session.SaveStateAsync()).Digest);
            if (Learner.Ticks % every == 0)
                Assert.Equal(after.AsEnumerable(), samples[^1]);
        }
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public async Task Goes_on_elsewhere_from_a_saved_state(string build)
    {
        var image = Learner.Image(build, seed: 6);
        await using var one = await Learner.LoadedAsync(image);
        var whole = await one.RunAsync(image);
        var end = await one.SaveStateAsync();
        foreach (var cut in new[] { 1, 100, Learner.Ticks - 1 })
        {
            await using var first = await Learner.LoadedAsync(image);
            var part = await first.RunAsync(Learner.Events(image, until: cut), cut);
            var file = SavedStateFile.Bytes(await first.SaveStateAsync());

            // Whatever the other learned before must not matter.
            await using var second = await Learner.LoadedAsync(image);
            await second.RunAsync(Learner.Events(image, until: 90), 90);
            await second.RestoreStateAsync(SavedStateFile.Read(file, "the state"));
            var rest = await second.RunAsync(Learner.Events(image, from: cut), Learner.Ticks - cut);
            Assert.Equal(whole.Digest, RunDigest.Of(part.Spikes.Concat(rest.Spikes)));
            Assert.Equal(end.Digest, (await second.SaveStateAsync()).Digest);
        }
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public async Task Happens_within_its_window_alone(string build)
    {
        var image = Learner.Image(build, seed: 7, "{ from: 60 ms, until: 130 ms }");
        await using var session = await Learner.LoadedAsync(image);
        var samples = new SortedDictionary<int, ImmutableArray<SynapseWeight>> { [0] = await session.WeightsAsync() };
        var run = await session.RunAsync(image, [
            .. RunPause.OfLearning(image, 0, Learner.Ticks),
            .. RunPause.Every(10, Learner.Ticks, async (paused, tick) => samples[tick] = await paused.WeightsAsync())]);
        foreach (var (tick, weights) in samples.Where(sample => sample.Key > 0))
            Assert.Equal(tick is > 60 and <= 130, weights.Zip(samples[tick - 10]).Any(pair => pair.First.Code != pair.Second.Code));

        // By hand it is the same, and so it is from a state on either side of an edge.
        await using var other = await Learner.LoadedAsync(image);
        var parts = new List<RunRecord>();
        foreach (var (from, until) in new[] { (0, 60), (60, 130), (130, Learner.Ticks) })
        {
            var state = await other.SaveStateAsync();
            await using var next = await Learner.LoadedAsync(image);
            await next.RestoreStateAsync(state);
            await next.SetGateAsync(from == 60);
            parts.Add(await next.RunAsync(Learner.Events(image, from: from, until: until), until - from));
            await other.RestoreStateAsync(await next.SaveStateAsync());
        }

        Assert.Equal(run.Digest, RunDigest.Of(parts.SelectMany(part => part.Spikes)));
        Assert.Equal(samples[Learner.Ticks].AsEnumerable(), await other.WeightsAsync());
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public async Task Can_be_frozen_saved_and_loaded_again_with_the_same_spikes(string build)
    {
        var image = Learner.Image(build, seed: 8);
        await using var session = await Learner.LoadedAsync(image);
        await session.RunAsync(image);
        await session.SetGateAsync(false);
        var learned = await session.WeightsAsync();
        await session.ResetStateAsync();
        var frozen = await session.RunAsync(image);
        Assert.Equal(learned.AsEnumerable(), await session.WeightsAsync());
        await using var fresh = await Learner.LoadedAsync(image);
        Assert.NotEqual((await fresh.RunAsync(image)).Digest, frozen.Digest);

        using var file = new MemoryStream();
        ImageFile.Write(file, await session.TrainedImageAsync(freeze: true));
        file.Position = 0;
        var trained = ImageFile.Read(file, "trained");
        await using var reloaded = await Learner.LoadedAsync(trained);
        Assert.Equal(frozen.Digest, (await reloaded.RunAsync(trained, RunPause.OfLearning(trained, 0, Learner.Ticks))).Digest);
        Assert.Equal(learned.AsEnumerable(), await reloaded.WeightsAsync());
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public async Task Goes_into_a_file_from_which_the_description_gives_the_same_image(string build)
    {
        var image = Learner.Image(build, seed: 9);
        await using var session = await Learner.LoadedAsync(image);
        await session.RunAsync(image);
        var folder = Directory.CreateTempSubdirectory("neurocore-");
        try
        {
            WeightFile.Write(Path.Combine(folder.FullName, "forward.csv"), await session.ReadWeightsAsync("forward"));
            var network = NetworkFile.Parse(
                Learner.Description(seed: 9, "{ on: false }", "connector: { from_csv: { file: forward.csv } }"), folder: folder.FullName);
            var again = NetworkCompiler.Compile(network, image.Target).Image;
            await session.WriteWeightsAsync("onward", (await (await Learner.LoadedAsync(again)).ReadWeightsAsync("onward")).Select(one => (one.Pre, one.Post, one.Weight)));
            var trained = await session.TrainedImageAsync(freeze: true);
            Assert.Equal(trained.Sections.Length, again.Sections.Length);
            foreach (var (wanted, got) in trained.Sections.Zip(again.Sections).Where(pair => pair.First.Bank != Bank.Synapse || build != "complete"))
                Assert.Equal((wanted.Bank, wanted.Address, string.Join(' ', wanted.Words)), (got.Bank, got.Address, string.Join(' ', got.Words)));
            Assert.Equal((await session.ReadWeightsAsync("forward")).AsEnumerable(), await (await Learner.LoadedAsync(again)).ReadWeightsAsync("forward"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Obeys_third_factors_of_all_and_of_each_neuron()
    {
        var image = Learner.Image("icebreaker", seed: 10, "{ third_factor: 0 }");
        async Task<ImmutableArray<SynapseWeight>> After(double g, double[] m)
        {
            await using var session = await Learner.LoadedAsync(image);
            await session.SetThirdFactorAsync(g);
            await session.SetThirdFactorsAsync("more", m);
            await session.RunAsync(image);
            return await session.ReadWeightsAsync("onward");
        }

        var none = await After(0, [1, 1, 1, 1, 1]);
        Assert.Equal(none.AsEnumerable(), await After(1, [0, 0, 0, 0, 0]));
        var some = await After(1, [0, 1, 0, -1, 0]);
        Assert.NotEqual(none.Where(weight => weight.Post == 1), some.Where(weight => weight.Post == 1));
        Assert.True(Sum(some, 1) > Sum(none, 1), "a reward must raise weights");
        Assert.True(Sum(some, 3) < Sum(none, 3), "a punishment must lower them");

        static double Sum(ImmutableArray<SynapseWeight> weights, int post) => weights.Where(weight => weight.Post == post).Sum(weight => weight.Weight);
    }
}
