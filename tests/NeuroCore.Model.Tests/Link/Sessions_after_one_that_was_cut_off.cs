// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Model.Tests;

public class Sessions_after_one_that_was_cut_off
{
    private const int Ticks = 600;

    [Fact]
    public async Task Find_nothing_of_it_wherever_the_cut_was()
    {
        const int seed = 71;
        var random = new Random(seed);
        var build = Configurations.Named("tiny");
        var image = RandomBoardImage.Of(build, random);
        var events = RandomBoardImage.Stimulus(build, Ticks, perTick: 6, random);
        var expected = await RunAsync(new BoardModel(build), image, events);
        var (board, cuts) = (new BoardModel(build), 0);
        for (var trial = 0; trial < 25; trial++)
        {
            // The board goes on with the run until the next session's sync has arrived, which may be within a tick.
            var cut = new CutOff(board, random.Next(100, 4000));
            cuts += await Record.ExceptionAsync(() => RunAsync(cut, image, events)) is TransportException ? 1 : 0;
            var run = await RunAsync(board, image, events);
            Assert.True(
                expected.Digest == run.Digest && expected.Clocks == run.Clocks,
                $"Seed {seed}, trial {trial}. Replay: dotnet test tests/NeuroCore.Model.Tests --filter {nameof(Find_nothing_of_it_wherever_the_cut_was)}");
        }

        Assert.InRange(cuts, 15, 25);
    }

    private static async Task<RunRecord> RunAsync(IByteDevice board, RegisterImage image, IEnumerable<SourceEvent> events)
    {
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "the model"));
        await session.LoadAsync(image);
        return await session.RunAsync(events, Ticks);
    }

    /// <summary>A way to a board that is cut after so many bytes from it.</summary>
    private sealed class CutOff(IByteDevice board, int bytes) : IByteDevice
    {
        public void Write(ReadOnlySpan<byte> given) => board.Write(given);

        public int Read(Span<byte> buffer)
        {
            var count = board.Read(buffer[..Math.Min(buffer.Length, 7)]);
            bytes -= count;
            return bytes > 0 ? count : throw new TransportException("cut");
        }
    }
}
