// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Wires;

namespace NeuroCore.Model.Tests;

public class Runs_on_a_board_model
{
    private const int Ticks = 100;

    [Theory]
    [InlineData("tiny", 0.003)]
    [InlineData("odd_one", 0.01)]
    [InlineData("odd_two", 0.001)]
    public async Task Give_the_same_spikes_on_a_bad_wire(string name, double errorsPerByte)
    {
        var build = Configurations.Named(name);
        var errors = 0L;
        for (var seed = 1; seed <= 5; seed++)
        {
            var random = new Random(seed);
            var image = RandomBoardImage.Of(build, random);
            var events = RandomBoardImage.Stimulus(build, Ticks, 3, random);
            var wire = new NoisyDevice(new BoardModel(build), random, errorsPerByte);
            var run = await Run(image, events, wire, new SessionOptions { SilentTries = 50, VerifyLoad = true });
            errors += wire.Errors;
            Assert.True(
                new BareCore(image).Run(events.Distinct(), Ticks).SequenceEqual(run.Spikes),
                $"Spikes differ on '{name}' with seed {seed}.");
        }

        Assert.InRange(errors, 10, int.MaxValue);
    }

    [Fact]
    public async Task Give_the_same_spikes_however_the_host_reads_and_cuts_them()
    {
        var build = Configurations.Named("hx8k");
        var image = RandomBoardImage.Of(build, new Random(3));
        var events = RandomBoardImage.Stimulus(build, Ticks, 20, new Random(4));
        var expected = new BareCore(image).Run(events.Distinct(), Ticks);
        foreach (var ticksPerCommand in new[] { 1, 7, 1000 })
        {
            var run = await Run(image, events, new BoardModel(build), new SessionOptions { TicksPerCommand = ticksPerCommand });
            Assert.Equal(expected, run.Spikes);
        }
    }

    [Fact]
    public async Task Wait_when_the_host_takes_no_spikes_and_count_the_clocks_apart()
    {
        var build = Configurations.Named("tiny");
        var image = RandomBoardImage.Of(build, new Random(5));
        var board = new BoardModel(build);
        await using (var session = await Connect(board))
            await session.LoadAsync(image);

        var host = RawHost.On(board);
        host.Send(RawHost.Numbered(LinkCommand.Run([0x8000 | 5000]), 0));
        var spikes = new SpikeBytes();
        var frames = host.Receive();
        var rests = 0;
        for (var next = 1; frames is [var data, ..] && data[0] == (byte)Reply.EventData; next++)
        {
            spikes.Take(data.AsSpan(2));
            var clocks = board.Clocks;
            Assert.Empty(host.Receive());
            Assert.Equal(clocks, board.Clocks);
            rests++;
            host.Send(RawHost.Ack(next & 15));
            frames = host.Receive();
        }

        Assert.True(rests > 10);
        var bare = new BareCore(image);
        Assert.Equal(bare.Run([], 5000), spikes.Spikes);
        await using var after = await Connect(board);
        var counters = await after.ReadAsync(Bank.Control, (int)ControlRegister.ClocksLow, 3);
        // A tick on an empty network empties the accumulators when the image is loaded.
        Assert.True(counters[0] + (counters[1] << 16) > bare.Clocks);
        Assert.NotEqual(0, counters[2]);
    }

    // The core sees one access for each word, so what an access does besides, it does once.
    [Fact]
    public async Task Hand_out_a_count_of_more_than_a_byte_whole_when_it_is_taken()
    {
        await using var session = await Connect(new BoardModel(Configurations.Named("complete")));
        await session.WriteAsync(Bank.Count, 3, new ushort[] { 0x1234, 0xFEDC });
        var taken = await session.ReadAsync(Bank.CountTake, 3, 2);
        var left = await session.ReadAsync(Bank.Count, 3, 2);
        Assert.Equal("1234 FEDC 0000 0000", string.Join(' ', taken.Concat(left).Select(word => word.ToString("X4", null))));
    }

    [Fact]
    public async Task End_at_once_with_a_sync_and_leave_memories_alone()
    {
        var build = Configurations.Named("tiny");
        var board = new BoardModel(build);
        var image = RandomBoardImage.Of(build, new Random(6));
        await using var session = await Connect(board);
        await session.LoadAsync(image);
        var host = RawHost.On(board);
        host.Send(RawHost.Numbered(LinkCommand.Run([0x8000 | 30000]), 0));
        var before = board.Clocks;
        var sync = RawHost.Sync(77);
        host.Send(sync);
        Assert.Equal((0, 0, Conditions.None, (byte)77), RawHost.Status(host.Receive()[^1]));
        Assert.InRange(board.Clocks - before, 1, 1000);

        var parameters = image.Sections.Where(section => section.Bank is Bank.Synapse or Bank.Range or Bank.Threshold or Bank.Bias).ToArray();
        await using var after = await Connect(board);
        await after.VerifyAsync(image with { Sections = [.. parameters] });
        await after.LoadAsync(image);
        Assert.Equal(new BareCore(image).Run([], Ticks), (await after.RunAsync([], Ticks)).Spikes);
    }

    private static async Task<RunRecord> Run(
        RegisterImage image, IEnumerable<SourceEvent> events, IByteDevice wire, SessionOptions options)
    {
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(wire, "the model"), options);
        await session.LoadAsync(image);
        return await session.RunAsync(events, Ticks);
    }

    private static Task<DeviceSession> Connect(IByteDevice board) =>
        DeviceSession.ConnectAsync(new InProcessTransport(board, "the model"));

    // For a build of one page, and a run that starts with tick 0.
    private sealed class SpikeBytes
    {
        private int _tick = -1;

        public List<Spike> Spikes { get; } = [];

        public void Take(ReadOnlySpan<byte> bytes)
        {
            foreach (var value in bytes)
            {
                if (value >= 0x80)
                    _tick += 1 + (((value & 31) - (_tick + 1)) & 31);
                else
                    Spikes.Add(new Spike(_tick, value & 63, (value & 64) != 0));
            }
        }
    }
}
