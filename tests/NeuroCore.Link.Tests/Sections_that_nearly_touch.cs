// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests;

public class Sections_that_nearly_touch
{
    private const int MostGapWords = 6;    // a write frame costs 12 bytes on the wire beside its words

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(MostGapWords, 1)]
    [InlineData(MostGapWords + 1, 2)]
    public void Are_one_as_long_as_the_gap_costs_no_more_than_a_frame(int gap, int sections)
    {
        var joined = SectionJoining.Of([new(Bank.Synapse, 10, [1, 2]), new(Bank.Synapse, 12 + gap, [3])]).ToList();
        Assert.Equal(sections, joined.Count);
        Assert.Equal(sections == 1 ? [1, 2, .. Enumerable.Repeat(0, gap), 3] : [1, 2], joined[0].Words.Select(word => (int)word));
    }

    [Theory]
    [InlineData(Bank.Control)]
    [InlineData(Bank.Learning)]
    [InlineData(Bank.Event)]
    [InlineData(Bank.Membrane)]
    public void Stay_apart_where_a_word_that_nobody_asked_for_would_have_an_effect(Bank bank)
    {
        ImmutableArray<ImageSection> sections = [new(bank, 0, [1]), new(bank, 2, [2])];
        Assert.Equal(sections, SectionJoining.Of(sections));
    }

    [Fact]
    public void Stay_apart_where_they_are_not_in_order_since_the_gap_may_be_another_ones()
    {
        ImmutableArray<ImageSection> sections = [new(Bank.Bias, 1, [9]), new(Bank.Bias, 0, [1]), new(Bank.Bias, 2, [2])];
        Assert.Equal(sections, SectionJoining.Of(sections));
    }

    [Fact]
    public Task Leave_on_the_board_every_word_of_the_image_whatever_their_order() => Seeds.RunAsync(Seeds.Chosen(20), async random =>
    {
        var build = Configurations.Named("tiny");
        for (var round = 0; round < 50; round++)
        {
            var sections = Enumerable.Range(0, 20).Select(_ => Section(build, random)).ToList();
            if (round % 2 == 0)
                sections.Sort((one, other) => one.Address - other.Address);
            var image = TestNetworks.Random(build, random) with { Sections = [.. sections] };
            var board = new FakeBoard(build);
            await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "a fake board"));
            await session.LoadAsync(image);
            foreach (var section in sections)
                for (var address = section.Address; address < section.Address + section.Words.Length; address++)
                    Assert.Equal(image.WordAt(section.Bank, address), board.Memory[section.Bank][address]);
        }
    });

    private static ImageSection Section(Configuration build, Random random)
    {
        var bank = random.Next(4) == 0 ? Bank.Bias : Bank.Synapse;
        var words = random.Next(1, 9);
        return new(bank, random.Next(BankDepth.Of(build, bank) - words), [.. Enumerable.Range(0, words).Select(_ => (ushort)random.Next(1, 65536))]);
    }
}
