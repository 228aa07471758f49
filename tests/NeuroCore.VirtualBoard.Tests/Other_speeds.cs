// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Wires;

namespace NeuroCore.VirtualBoard.Tests;

/// <summary>A board that starts at the speed of its build, goes up, and falls back; it reads its pins at its own speed, whatever the port has.</summary>
public sealed class Other_speeds
{
    private const int Highest = 4_000_000;    // of a clock of 24 MHz and the usual ones
    private static readonly Configuration s_build = Configurations.Named("tiny");
    private static readonly SessionOptions s_options = new() { Baud = s_build.Baud, Patience = TimeSpan.FromSeconds(3) };

    [Fact]
    public async Task Are_agreed_upon_and_carry_a_run_bit_for_bit()
    {
        await using var board = await VirtualBoard.StartAsync("tiny");
        await using var port = Open(board);
        Assert.Equal(Highest, await RaiseAsync(port));
        Assert.Equal(Highest, port.Baud);
        await using var session = await DeviceSession.ConnectAsync(new KeptOpenTransport(port), s_options);
        var image = EverythingImage.Of(s_build, new Random(1));
        await session.LoadAsync(image);
        await session.VerifyAsync(image);
        Assert.Equal(0, session.Statistics.Silences);
        Assert.Equal(s_build.ClockHertz / Highest, (await board.RestAsync()).ClocksPerBit);
    }

    [Theory]
    [InlineData(3_000_000, 3_000_000)]
    [InlineData(2_500_000, 2_000_000)]
    [InlineData(1_000_000, 1_000_000)]
    public async Task That_damage_frames_are_left_for_the_next_lower_one(int mostBaud, int agreed)
    {
        await using var board = await VirtualBoard.StartAsync("tiny");
        await using var wire = new FragileWire(Open(board), mostBaud, goodBytes: 700);
        Assert.Equal(agreed, await RaiseAsync(wire));
        Assert.Contains(Highest, wire.Speeds);
        await using var session = await DeviceSession.ConnectAsync(new KeptOpenTransport(wire), s_options);
        await session.WriteAsync(Bank.Bias, 0, new ushort[] { 12, 34 });
        Assert.Equal([12, 34], (await session.ReadAsync(Bank.Bias, 0, 2)).AsEnumerable());
    }

    [Fact]
    public async Task Are_left_when_the_port_is_closed()
    {
        await using var board = await VirtualBoard.StartAsync("tiny");
        await using (var port = Open(board))
            Assert.Equal(Highest, await RaiseAsync(port));
        await using var session = await DeviceSession.ConnectAsync(Open(board), s_options);
        Assert.Equal(("tiny", 0L), (session.Identity.BuildName, session.Statistics.Silences));
    }

    [Fact]
    public async Task Are_found_out_of_when_a_host_died_at_one()
    {
        await using var board = await VirtualBoard.StartAsync("tiny");
        await using (var port = Open(board))
        {
            Assert.Equal(Highest, await RaiseAsync(port));
            // So it leaves nothing behind but a board at that speed.
            Assert.True(port.TrySetBaud(s_build.Baud));
        }

        await using var session = await DeviceSession.ConnectAsync(Open(board), s_options);
        Assert.Equal(("tiny", 1L), (session.Identity.BuildName, session.Statistics.Silences));
    }

    [Fact]
    public async Task Are_lost_by_a_break_of_the_line_without_a_loss_to_the_session()
    {
        await using var board = await VirtualBoard.StartAsync("tiny");
        await using var port = Open(board);
        await RaiseAsync(port);
        await using var session = await DeviceSession.ConnectAsync(new KeptOpenTransport(port), s_options);
        await session.WriteAsync(Bank.Bias, 0, new ushort[] { 1, 2, 3 });
        // The line breaks: the board is at its first speed, and the host does not know.
        await port.FallBackAsync(default);
        Assert.True(port.TrySetBaud(Highest));
        await session.WriteAsync(Bank.Bias, 3, new ushort[] { 4 });
        Assert.Equal([1, 2, 3, 4], (await session.ReadAsync(Bank.Bias, 0, 4)).AsEnumerable());
        Assert.Equal(s_build.Baud, port.Baud);
    }

    [Fact]
    public async Task That_the_clock_of_a_board_cannot_make_are_not_tried()
    {
        await using var board = await VirtualBoard.StartAsync("tiny");
        await using var wire = new FragileWire(Open(board), Highest, goodBytes: 700);
        Assert.Equal(s_build.Baud, await RaiseAsync(wire, 12_000_000, 3_500_000, 1_000_000, 115_200));
        Assert.Empty(wire.Speeds);
    }

    // A simulated board on a busy machine is slower than its wire.
    private static SerialTransport Open(VirtualBoard board) => SerialTransport.Open(board.Terminal, s_build.Baud, TimeSpan.FromSeconds(60));

    private static Task<int> RaiseAsync(IRateTransport port, params int[] rates) =>
        RateNegotiation.RaiseAsync(port, rates.Length == 0 ? RateNegotiation.Usual : rates, s_options);
}
