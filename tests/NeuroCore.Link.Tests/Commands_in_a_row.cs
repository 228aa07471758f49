// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;
using NeuroCore.Wires;

namespace NeuroCore.Link.Tests;

public class Commands_in_a_row
{
    private const int Rounds = 300;
    private static readonly SessionOptions s_stubborn = new() { SilentTries = 200, FruitlessTries = 2000, Nonce = 5 };

    [Fact]
    public async Task Are_executed_in_their_order_and_their_answers_come_in_it()
    {
        var board = new FakeBoard(Configurations.Named("tiny"));
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "a board"));

        Assert.Equal(Enumerable.Range(0, Rounds), await ShowAsync(session));

        Assert.Equal(0L, (long)session.Statistics.CommandsRepeated);
        Assert.InRange(board.MostWaiting, 0, 2);
    }

    [Fact]
    public Task Lose_nothing_on_a_bad_wire() => Seeds.RunAsync(
        Seeds.Chosen(30),
        async random =>
        {
            var board = new FakeBoard(Configurations.Named("tiny"));
            var wire = new NoisyDevice(board, random, 1e-3);
            await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(wire, "a bad wire"), s_stubborn);
            Assert.Equal(Enumerable.Range(0, Rounds), await ShowAsync(session));
            Assert.InRange(wire.Errors, 1, int.MaxValue);
        });

    [Fact]
    public async Task Are_asked_for_as_the_board_has_room()
    {
        var board = new FakeBoard(Configurations.Named("tiny"));
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "a board"));
        var (made, answered, ahead) = (0, 0, 0);

        await session.ExecuteAsync(
            Enumerable.Range(0, Rounds).Select(round =>
            {
                ahead = Math.Max(ahead, ++made - answered);
                return LinkCommand.Read(Bank.Threshold, 0, 1);
            }),
            _ => answered++);

        Assert.Equal(Rounds, answered);
        Assert.InRange(ahead, 2, LinkLimits.WindowFrames);
    }

    // Every value is read after it was written and before the next is.
    private static async Task<List<int>> ShowAsync(DeviceSession session)
    {
        var read = new List<int>();
        await session.ExecuteAsync(
            Enumerable.Range(0, Rounds).SelectMany(round => new[]
            {
                LinkCommand.Write(Bank.Threshold, 3, [(ushort)round]),
                LinkCommand.Run([(1 << LinkLimits.StreamValueBits) | 1]),
                LinkCommand.Read(Bank.Threshold, 3, 1),
            }),
            frame =>
            {
                if (frame.Reply == Reply.ReadData)
                    read.Add(Assert.Single(frame.Words));
            });
        return read;
    }
}
