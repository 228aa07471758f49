// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.VirtualBoard.Tests;

public sealed class As_a_serial_port
{
    [Fact]
    public async Task It_says_which_board_it_is()
    {
        await using var board = await VirtualBoard.StartAsync("odd_one");
        await using var session = await board.ConnectAsync();
        Assert.Equal(board.Configuration.NameHash, session.Identity.ConfigurationHash);
        Assert.Equal(board.Configuration.Neurons, session.Identity.Neurons);
    }

    [Fact]
    public async Task A_host_may_close_it_and_open_it_again()
    {
        await using var board = await VirtualBoard.StartAsync("odd_one");
        for (ushort visit = 1; visit <= 3; visit++)
        {
            await using var session = await board.ConnectAsync();
            await session.WriteAsync(Bank.Threshold, 0, new[] { visit });
            Assert.Equal(visit, Assert.Single(await session.ReadAsync(Bank.Threshold, 0, 1)));
        }
    }

    [Fact]
    public async Task At_rest_it_takes_no_processor_time_and_its_clock_stands()
    {
        await using var board = await VirtualBoard.StartAsync("odd_one");
        await using var session = await board.ConnectAsync();
        var before = await board.RestAsync();
        var used = board.ProcessorTime;

        await Task.Delay(1500);

        Assert.True(board.ProcessorTime - used < TimeSpan.FromMilliseconds(30), $"{board.ProcessorTime - used} used at rest.");
        Assert.Equal(before.Clocks, (await board.RestAsync()).Clocks);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task A_signal_ends_it_and_removes_its_link(string signal)
    {
        await using var board = await VirtualBoard.StartAsync("odd_one");
        Assert.Equal(board.Terminal, new FileInfo(board.Link).LinkTarget);

        Assert.Equal(0, await board.EndAsync(signal));

        Assert.Null(new FileInfo(board.Link).LinkTarget);
        Assert.Equal(0, board.LastStatistics().FromHost.Bytes);
    }
}
