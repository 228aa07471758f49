// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;
using NeuroCore.Wires;
using Xunit.Abstractions;

namespace NeuroCore.Link.Tests;

public class Sessions_on_a_bad_wire(ITestOutputHelper output)
{
    // Nothing is waited for in process, so a bad wire may be asked very often.
    private static readonly SessionOptions s_stubborn = new() { SilentTries = 200, FruitlessTries = 2000, Nonce = 5 };

    [Theory]
    [InlineData(1e-4, false)]
    [InlineData(1e-3, false)]
    [InlineData(1e-3, true)]
    [InlineData(4e-3, true)]
    public Task Lose_nothing_and_do_nothing_twice(double perByte, bool mergesStatuses) => Seeds.RunAsync(
        Seeds.Chosen(20),
        async random =>
        {
            var board = new FakeBoard(Configurations.Named("icebreaker")) { MergesStatuses = mergesStatuses };
            var wire = new NoisyDevice(board, random, perByte);
            await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(wire, "a bad wire"), s_stubborn);
            Assert.Equal("icebreaker", session.Identity.BuildName);
            for (var round = 0; round < 4; round++)
                await CheckRoundAsync(session, board, random);
            output.WriteLine($"{wire.Errors:N0} errors; {session.Statistics}");
            Assert.InRange(session.Statistics.Commands + session.Statistics.DataFrames, 3000, int.MaxValue);
        });

    [Fact]
    public Task Lose_nothing_when_frames_come_twice_or_late() => Seeds.RunAsync(
        Seeds.Chosen(21),
        async random =>
        {
            var board = new FakeBoard(Configurations.Named("icebreaker"));
            var wire = new StrayFrames(board, random);
            await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(wire, "a strange wire"), s_stubborn);
            wire.IsActive = true;
            await CheckRoundAsync(session, board, random);
            Assert.InRange(wire.Strays, 1000, int.MaxValue);
        });

    [Fact]
    public Task Begin_well_after_any_garbage_that_the_board_and_the_host_have_seen() => Seeds.RunAsync(
        Seeds.Chosen(22),
        async random =>
        {
            for (var trial = 0; trial < 200; trial++)
            {
                var board = new FakeBoard(Configurations.Named("tiny"));
                // What a session that was cut off, or another program, may have left: half a frame, whole commands, noise.
                var garbage = new byte[random.Next(700)];
                random.NextBytes(garbage);
                board.Write([.. BoardWire.Frame([4, 0x00, 0xFF, 0xFF]), .. BoardWire.Frame([3, 0x10, 1, 0, 0, 0, 0, 0, 5, 0]), .. garbage]);
                await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "a used board"), s_stubborn);
                var events = TestNetworks.Stimulus(board.Build, 20, 3, random);
                await session.ResetStateAsync();
                Assert.Equal(TestNetworks.Echo(board.Build, events), (await session.RunAsync(events, 20)).Spikes.AsEnumerable());
            }
        });

    [Fact]
    public async Task Tell_after_how_many_tries_they_gave_up()
    {
        var wire = new NoisyDevice(new FakeBoard(Configurations.Named("tiny")), new Random(23), 0.9);
        var error = await Assert.ThrowsAsync<BoardSilentException>(
            () => DeviceSession.ConnectAsync(new InProcessTransport(wire, "no wire")));
        Assert.Contains("no wire is not understood (asked 5 times", error.Message, StringComparison.Ordinal);
    }

    private static async Task CheckRoundAsync(DeviceSession session, FakeBoard board, Random random)
    {
        var image = TestNetworks.Random(board.Build, random);
        await session.LoadAsync(image);
        foreach (var section in image.Sections)
            Assert.Equal(section.Words, board.Memory[section.Bank].Take(section.Words.Length));
        await session.VerifyAsync(image);
        var executed = board.Executed[Opcode.Run];
        const int ticks = 5000;
        var events = TestNetworks.Stimulus(board.Build, ticks, 8, random);
        var run = await session.RunAsync(events, ticks);
        Assert.Equal(TestNetworks.Echo(board.Build, events), run.Spikes.AsEnumerable());
        Assert.Equal((100L * ticks) + events.Distinct().Count(), run.Clocks);
        Assert.InRange(board.Executed[Opcode.Run] - executed, 100, 1000);
    }
}
