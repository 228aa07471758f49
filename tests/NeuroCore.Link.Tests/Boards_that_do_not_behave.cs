// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests;

public class Boards_that_do_not_behave
{
    [Fact]
    public async Task Never_answering() =>
        await Refused<BoardSilentException>(new FakeBoard(Tiny) { IsDead = true }, "Nothing answers on port 1 (asked 5 times", "bitstream is loaded");

    [Fact]
    public async Task Answering_something_else() =>
        await Refused<BoardSilentException>(new Parrot(), "What answers on port 1 is not understood", "1,000,000 baud");

    [Theory]
    [InlineData(0, 0x1234, "no NeuroCore board (its first word is 0x1234, not 0x434e)")]
    [InlineData(1, 5, "speaks version 5 of the link protocol, this program only 4: use a newer version of this program")]
    [InlineData(1, 0, "speaks version 0 of the link protocol, this program 4: build and load a bitstream")]
    [InlineData(2, 7, "speaks version 7 of the hardware, this program only 3")]
    [InlineData(3, 32, "calls itself 'tiny' but has 32 neurons")]
    [InlineData(9, 0x0201, "1-bit exponent, 2-bit delay, 16 encoders, 2 winners, where hdl/configurations.yaml now says")]
    [InlineData(18, 7, "7 encoders, 2 winners, where hdl/configurations.yaml now says")]
    [InlineData(16, 1, "calls itself 'tiny' but has the features Leak, Report, ")]
    public async Task Being_of_another_kind(int word, int value, string sentence)
    {
        var board = new FakeBoard(Tiny);
        board.Memory.Identity[word] = (ushort)value;
        await Refused<NeuroCoreException>(board, sentence, "port 1");
    }

    [Fact]
    public async Task A_build_that_this_program_does_not_know_is_used_by_its_sizes()
    {
        var board = new FakeBoard(Tiny with { Name = "mine", Neurons = 8 });
        await using var session = await Connect(board);
        Assert.Null(session.Identity.Configuration);
        Assert.StartsWith("unknown-", session.Identity.BuildName, StringComparison.Ordinal);
        await session.LoadAsync(TestNetworks.Random(board.Build, new Random(1)));
    }

    [Fact]
    public async Task Falling_silent_in_the_middle()
    {
        var board = new FakeBoard(Tiny);
        await using var session = await Connect(board);
        board.IsDead = true;
        var error = await Assert.ThrowsAsync<BoardSilentException>(() => session.RunAsync([], 5));
        Assert.StartsWith("The board on port 1 stopped answering (asked 5 times", error.Message, StringComparison.Ordinal);
        board.IsDead = false;
        // The link comes back by itself, the state of the network does not.
        Assert.Equal(0x434E, (await session.ReadAsync(Bank.Identity, 0, 1))[0]);
        var doubt = await Assert.ThrowsAsync<NeuroCoreException>(() => session.RunAsync([], 5));
        Assert.Contains("reset it or load the image again", doubt.Message, StringComparison.Ordinal);
        await session.ResetStateAsync();
        Assert.Equal(5, (await session.RunAsync([], 5)).Ticks);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 4)]
    public async Task Being_silent_and_not_merely_slow_may_be_at_another_speed(bool isDead, int breaks)
    {
        var board = new FakeBoard(Tiny);
        var wire = new CountedFallBacks(new InProcessTransport(board, "port 1"));
        await using var session = await DeviceSession.ConnectAsync(wire);
        (board.IsDead, board.IsStuck) = (isDead, !isDead);
        await Assert.ThrowsAsync<BoardSilentException>(() => session.RunAsync([], 5));
        Assert.Equal(breaks, wire.FallBacks);
    }

    [Fact]
    public async Task Answering_without_getting_on()
    {
        var board = new FakeBoard(Tiny);
        await using var session = await Connect(board);
        board.IsStuck = true;
        var error = await Assert.ThrowsAsync<BoardSilentException>(() => session.RunAsync([], 5));
        Assert.StartsWith("The board on port 1 answers but does not get on (asked 100 times", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Being_restarted_behind_the_back()
    {
        var board = new FakeBoard(Tiny);
        await using var session = await Connect(board);
        board.PowerCycle();
        var error = await Assert.ThrowsAsync<NeuroCoreException>(() => session.RunAsync([], 5));
        Assert.Contains("was restarted, or another program uses it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusing_a_command()
    {
        await using var session = await Connect(new FakeBoard(Tiny));
        var error = await Assert.ThrowsAsync<NeuroCoreException>(() => session.WriteAsync(Bank.Identity, 0, new ushort[] { 1 }));
        Assert.StartsWith("The board on port 1 refused a command", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgetting_what_was_written()
    {
        var board = new FakeBoard(Tiny);
        await using var session = await Connect(board);
        var image = TestNetworks.Random(Tiny, new Random(6));
        await session.LoadAsync(image);
        board.Memory[Bank.Bias][9] ^= 0x100;
        var error = await Assert.ThrowsAsync<NeuroCoreException>(() => session.VerifyAsync(image));
        Assert.StartsWith("Bank Bias of the board on port 1 holds 0x", error.Message, StringComparison.Ordinal);
        Assert.Contains("at address 9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_for_another_build_are_not_loaded()
    {
        await using var session = await Connect(new FakeBoard(Tiny));
        var image = TestNetworks.Random(Configurations.Named("hx8k"), new Random(7));
        var error = await Assert.ThrowsAsync<NeuroCoreException>(() => session.LoadAsync(image));
        Assert.Contains("made for 'hx8k' (64 neurons", error.Message, StringComparison.Ordinal);
        Assert.Contains("is 'tiny' (16 neurons", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_that_need_what_the_board_lacks_are_not_loaded()
    {
        var board = new FakeBoard(Tiny with { Name = "mine", Capabilities = Tiny.Capabilities & ~Capabilities.Bias });
        await using var session = await Connect(board);
        var image = TestNetworks.Random(Tiny, new Random(8)) with { Needs = Capabilities.Bias | Capabilities.Leak };
        var error = await Assert.ThrowsAsync<NeuroCoreException>(() => session.LoadAsync(image));
        Assert.Contains("needs Bias, which the board on port 1 ('unknown-", error.Message, StringComparison.Ordinal);
        image = image with { Needs = Capabilities.Leak };
        error = await Assert.ThrowsAsync<NeuroCoreException>(() => session.LoadAsync(image));
        Assert.Contains("was made for 'tiny' with the features Leak, ", error.Message, StringComparison.Ordinal);
    }

    private static Configuration Tiny => Configurations.Named("tiny");

    private static Task<DeviceSession> Connect(IByteDevice board) =>
        DeviceSession.ConnectAsync(new InProcessTransport(board, "port 1"));

    private static async Task Refused<T>(IByteDevice board, params string[] parts) where T : Exception
    {
        var error = await Assert.ThrowsAsync<T>(() => Connect(board));
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    // A device that is no NeuroCore: a cable that gives back what it gets.
    private sealed class Parrot : IByteDevice
    {
        private readonly Queue<byte> _bytes = new();

        public void Write(ReadOnlySpan<byte> bytes)
        {
            foreach (var value in bytes)
                _bytes.Enqueue(value);
        }

        public int Read(Span<byte> buffer)
        {
            var count = 0;
            while (count < buffer.Length && _bytes.TryDequeue(out var value))
                buffer[count++] = value;
            return count;
        }
    }

    private sealed class CountedFallBacks(ITransport inner) : ITransport
    {
        public string Name => inner.Name;

        public int FallBacks { get; private set; }

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => inner.WriteAsync(bytes, cancellation);

        public ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellation) => inner.ReadAsync(buffer, timeout, cancellation);

        public ValueTask FallBackAsync(CancellationToken cancellation)
        {
            FallBacks++;
            return inner.FallBackAsync(cancellation);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
