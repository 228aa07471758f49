// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;
using NeuroCore.Wires;

namespace NeuroCore.Link.Tests;

public class Speeds_of_a_port
{
    private static readonly Configuration s_build = Configurations.Named("tiny");

    [Theory]
    [InlineData(3_000_000)]
    [InlineData(1_000_000)]
    [InlineData(500_000)]
    public async Task Are_tried_from_the_highest_down_until_the_board_answers(int baud)
    {
        var tried = new List<int>();
        var found = await SpeedSearch.FindAsync(
            speed =>
            {
                tried.Add(speed);
                return Port(new FakeBoard(s_build) { IsDead = speed != baud });
            },
            SpeedSearch.Likeliest);
        Assert.Equal(baud, found);
        Assert.Equal(SpeedSearch.Likeliest.Distinct().OrderDescending().TakeWhile(speed => speed >= baud), tried);
    }

    [Fact]
    public async Task Fall_back_to_the_next_at_which_no_frame_is_damaged()
    {
        var found = await SpeedSearch.FindAsync(
            speed => Port(speed > 1_000_000 ? new NoisyDevice(new FakeBoard(s_build), new Random(31), 2e-3) : new FakeBoard(s_build)), [1_000_000, 2_000_000, 3_000_000]);
        Assert.Equal(1_000_000, found);
    }

    [Fact]
    public async Task Are_the_highest_that_answers_where_all_are_noisy()
    {
        var found = await SpeedSearch.FindAsync(
            speed => Port(new NoisyDevice(new FakeBoard(s_build), new Random(32), 2e-3)), [1_000_000, 3_000_000]);
        Assert.Equal(3_000_000, found);
    }

    [Fact]
    public async Task Are_none_where_nothing_answers() => await Assert.ThrowsAsync<BoardSilentException>(
        () => SpeedSearch.FindAsync(_ => Port(new FakeBoard(s_build) { IsDead = true }), SpeedSearch.Likeliest));

    private static InProcessTransport Port(IByteDevice board) => new(board, "the port");
}
