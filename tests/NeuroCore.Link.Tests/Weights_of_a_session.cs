// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests;

public class Weights_of_a_session
{
    private const double Unit = PlasticNetworks.Unit;

    [Theory]
    [InlineData("tiny")]
    [InlineData("icebreaker")]
    [InlineData("complete")]
    [InlineData("complete-fine")]
    [InlineData("odd_four")]
    public async Task Are_read_by_projection_and_index(string build)
    {
        var (_, session) = await LoadedAsync(build);
        var expected = new List<(int, int, double)>();
        for (var pre = 0; pre < PlasticNetworks.Inputs; pre++)
        {
            for (var post = 0; post < PlasticNetworks.Neurons; post++)
            {
                if (PlasticNetworks.Weight(pre, post) is { } weight && !PlasticNetworks.IsStatic(pre, post))
                    expected.Add((pre, post, weight * Unit));
            }
        }

        var found = await session.ReadWeightsAsync("learned");
        Assert.Equal(expected, found.Select(weight => (weight.Pre, weight.Post, weight.Weight)));
        Assert.All(found, weight => Assert.Equal(weight.Weight, weight.Code * Unit / (build == "complete-fine" ? 256 : 1)));

        // The compiler turned this one round.
        Assert.Equal((1, 1, -3.0), Assert.Single((await session.ReadWeightsAsync("fixed")).Select(weight => (weight.Pre, weight.Post, weight.Weight))));
        Assert.Contains(
            "has no projection 'other': it has learned, fixed",
            (await Assert.ThrowsAsync<NeuroCoreException>(() => session.ReadWeightsAsync("other"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("icebreaker")]
    [InlineData("complete")]
    [InlineData("complete-fine")]
    [InlineData("odd_four")]
    public async Task Are_at_first_those_of_the_image(string build)
    {
        var (_, session) = await LoadedAsync(build);
        foreach (var projection in new[] { "learned", "fixed" })
            Assert.Equal((await session.ReadWeightsAsync(projection)).AsEnumerable(), ImageWeights.Of(session.Image!, projection));
        Assert.Contains(
            "has no projection 'other'", Assert.Throws<NeuroCoreException>(() => ImageWeights.Of(session.Image!, "other")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_image_are_none_where_it_defines_nothing()
    {
        var image = PlasticNetworks.Of(Configurations.Named("tiny"));
        Assert.Empty(ImageWeights.Of(image with { Sections = [.. image.Sections.Where(section => section.Bank != Bank.Synapse)] }, "learned"));
    }

    [Fact]
    public async Task Have_tags_and_fractions_where_the_build_has_them()
    {
        var (tagged, session) = await LoadedAsync("complete");
        tagged.Memory[Bank.Synapse][PlasticNetworks.Place(session.Image!, 2, 3).Address] = unchecked((ushort)((-9 << 11) | (5 << 8) | 100));
        Assert.Contains(new SynapseWeight(2, 3, 100 * Unit, 100, -9), await session.ReadWeightsAsync("learned"));

        var (fine, other) = await LoadedAsync("complete-fine");
        fine.Memory[Bank.Synapse][PlasticNetworks.Place(other.Image!, 2, 3).Address] = unchecked((ushort)-640);
        Assert.Contains(new SynapseWeight(2, 3, -2.5 * Unit, -640), await other.ReadWeightsAsync("learned"));
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("complete")]
    [InlineData("complete-fine")]
    public async Task Are_written_without_touching_anything_else(string build)
    {
        var (board, session) = await LoadedAsync(build);
        var (word, _) = PlasticNetworks.Place(session.Image!, 2, 3);
        if (build == "complete")
            board.Memory[Bank.Synapse][word] |= 0xFB00;
        var before = board.Memory[Bank.Synapse].ToArray();
        await session.WriteWeightsAsync("learned", [(2, 3, 5.1), (0, 1, -31.75)]);
        var expected = build == "complete-fine" ? Math.Round(5.1 / Unit * 256) * Unit / 256 : 5;
        var weights = (await session.ReadWeightsAsync("learned")).ToDictionary(weight => (weight.Pre, weight.Post));
        Assert.Equal((expected, -31.75), (weights[(2, 3)].Weight, weights[(0, 1)].Weight));
        Assert.Equal(build == "complete" ? 0xFB00 | 20 : before[word], build == "complete" ? board.Memory[Bank.Synapse][word] : before[word]);
        Assert.Equal(2, before.Zip(board.Memory[Bank.Synapse]).Count(pair => pair.First != pair.Second));
    }

    [Fact]
    public async Task Are_refused_where_there_is_no_synapse_or_no_room()
    {
        var (_, session) = await LoadedAsync("tiny");
        await RefusedAsync("has no synapse from senses[0] to cells[3]", (0, 3, 1));
        await RefusedAsync("has no synapse from senses[1] to cells[1]", (1, 1, 1));
        await RefusedAsync("has no synapse from senses[9] to cells[1]", (9, 1, 1));
        await RefusedAsync("The weight 32 from senses[2] to cells[3] is beyond what projection 'learned' can hold: 127 steps of 0.25", (2, 3, 32));

        async Task RefusedAsync(string sentence, (int, int, double) weight) => Assert.Contains(
            sentence,
            (await Assert.ThrowsAsync<NeuroCoreException>(() => session.WriteWeightsAsync("learned", [weight]))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Go_into_an_image_that_starts_with_them(bool freeze)
    {
        var (board, session) = await LoadedAsync("tiny");
        await session.WriteWeightsAsync("learned", [(2, 3, 5)]);
        board.Memory[Bank.Adaptation][1] = 44;
        var trained = await session.TrainedImageAsync(freeze, keepThresholds: true);
        using var file = new MemoryStream();
        ImageFile.Write(file, trained);
        file.Position = 0;
        trained = ImageFile.Read(file, "trained");
        var (other, next) = await LoadedAsync("tiny");
        await next.LoadAsync(trained);
        Assert.Equal((await session.ReadWeightsAsync("learned")).AsEnumerable(), await next.ReadWeightsAsync("learned"));
        Assert.Equal(44, other.Memory[Bank.Adaptation][1]);
        Assert.Equal(!freeze, await next.IsGateOpenAsync());
        Assert.Equal(freeze ? 0 : 2, RunPause.OfLearning(trained, 0, 10).Count());
    }

    [Fact]
    public async Task Go_into_a_file_that_a_description_takes()
    {
        var (_, session) = await LoadedAsync("tiny");
        var path = Path.GetTempFileName();
        try
        {
            WeightFile.Write(path, await session.ReadWeightsAsync("learned"));
            var lines = await File.ReadAllLinesAsync(path);
            Assert.Equal(("pre,post,weight", "0,1,-1.75"), (lines[0], lines[1]));
            Assert.Equal(1 + (await session.ReadWeightsAsync("learned")).Length, lines.Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<(FakeBoard Board, DeviceSession Session)> LoadedAsync(string build)
    {
        var board = new FakeBoard(Configurations.Named(build));
        var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "port 1"));
        // What an earlier image left behind means nothing to this one.
        Array.Fill(board.Memory[Bank.Synapse], (ushort)0x5555);
        await session.LoadAsync(PlasticNetworks.Of(board.Build));
        return (board, session);
    }
}
