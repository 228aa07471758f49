// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;
using NeuroCore.Wires;

namespace NeuroCore.Link.Tests;

public class Serial_ports
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task May_be_pseudo_terminals()
    {
        var board = new FakeBoard(Configurations.Named("tiny"));
        using var terminal = new PseudoTerminal(board);
        // Nothing is lost, so nothing needs to be asked for again; on a busy machine it may be late.
        var options = new SessionOptions { FirstAsk = TimeSpan.FromSeconds(10), Patience = TimeSpan.FromSeconds(10) };
        await using var session = await DeviceSession.ConnectAsync(SerialTransport.Open(terminal.Path, 3_000_000), options);
        Assert.Equal(terminal.Path, session.Name);
        var image = TestNetworks.Random(board.Build, new Random(51));
        await session.LoadAsync(image);
        await session.VerifyAsync(image);
        var events = TestNetworks.Stimulus(board.Build, 3000, 4, new Random(52));
        Assert.Equal(TestNetworks.Echo(board.Build, events), (await session.RunAsync(events, 3000)).Spikes.AsEnumerable());
        Sessions_on_a_good_wire.AssertNothingRepeated(session, board);
    }

    [Fact]
    public async Task May_be_closed_and_opened_again()
    {
        using var terminal = new PseudoTerminal(new FakeBoard(Configurations.Named("tiny")));
        for (var time = 0; time < 3; time++)
        {
            await using var session = await DeviceSession.ConnectAsync(SerialTransport.Open(terminal.Path, 1_000_000));
            Assert.Equal("tiny", session.Identity.BuildName);
        }
    }

    [Fact]
    public async Task That_are_unplugged_say_so_and_close()
    {
        var terminal = new PseudoTerminal(new FakeBoard(Configurations.Named("tiny")));
        var session = await DeviceSession.ConnectAsync(SerialTransport.Open(terminal.Path, 1_000_000));
        terminal.Unplug();
        var error = await Assert.ThrowsAsync<TransportException>(() => session.RunAsync([], 5).WaitAsync(s_soon));
        Assert.StartsWith($"The port {terminal.Path} went away (", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("check the cable, then connect again.", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TransportException>(() => session.RunAsync([], 5).WaitAsync(s_soon));
        await session.DisposeAsync().AsTask().WaitAsync(s_soon);
    }

    [Fact]
    public async Task Nobody_answers_on_are_given_up_after_the_time_that_was_allowed()
    {
        using var terminal = new PseudoTerminal(board: null);
        var watch = Stopwatch.StartNew();
        var options = new SessionOptions { Patience = TimeSpan.FromMilliseconds(100), SilentTries = 3 };
        var error = await Assert.ThrowsAsync<BoardSilentException>(
            () => DeviceSession.ConnectAsync(SerialTransport.Open(terminal.Path, 1_000_000), options));
        // 0.3 s on a machine that has nothing else to do.
        Assert.Matches($"^Nothing answers on {terminal.Path} \\(asked 3 times in [0-9.]+ s\\)", error.Message);
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(300), s_soon);
    }

    [Fact]
    public async Task Take_a_cancellation_at_once()
    {
        using var terminal = new PseudoTerminal(board: null);
        using var cancellation = new CancellationTokenSource(200);
        var connecting = DeviceSession.ConnectAsync(SerialTransport.Open(terminal.Path, 1_000_000), null, cancellation.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.WaitAsync(s_soon));
    }

    [Theory]
    [InlineData("/dev/ttyUSB99", "There is no port /dev/ttyUSB99: check the cable and the name")]
    [InlineData("/dev/null", "/dev/null is not a serial port: `neurocore boards` lists")]
    [InlineData("/tmp", "/tmp is not a serial port")]
    public void That_cannot_be_opened_say_why(string name, string sentence)
    {
        var error = Assert.Throws<TransportException>(() => SerialTransport.Open(name, 1_000_000));
        Assert.StartsWith(sentence, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(13, "You may not use the port p: add yourself to the group")]
    [InlineData(16, "The port p is in use by another program")]
    [InlineData(5, "The port p cannot be opened (denied): check its name")]
    public void That_the_system_refuses_say_why(int code, string sentence)
    {
        var error = new UnauthorizedAccessException("denied.", new IOException("inner", code));
        Assert.StartsWith(sentence, SerialFailure.WhenOpening("p", 1_000_000, error), StringComparison.Ordinal);
    }

    [Fact]
    public void That_are_too_slow_say_so()
    {
        var sentence = SerialFailure.WhenOpening("p", 3_000_000, new ArgumentOutOfRangeException("BaudRate"));
        Assert.StartsWith("The port p cannot do 3,000,000 baud", sentence, StringComparison.Ordinal);
    }
}
