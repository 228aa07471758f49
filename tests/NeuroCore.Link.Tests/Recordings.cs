// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;
using NeuroCore.Wires;

namespace NeuroCore.Link.Tests;

public class Recordings
{
    [Theory]
    [InlineData(0)]
    [InlineData(1e-3)]
    public async Task Replay_a_session_without_a_board(double noise)
    {
        var (text, recorded) = await Record(noise);
        var replay = ReplayTransport.Read(new StringReader(text), "a.rec");
        var replayed = await Work(replay, new SessionOptions { Nonce = replay.Nonce, SilentTries = 100 });
        Assert.Equal(recorded.Digest, replayed.Digest);
        Assert.Equal((recorded.Clocks, recorded.Spikes.Length), (replayed.Clocks, replayed.Spikes.Length));
    }

    [Fact]
    public async Task Are_lines_that_a_person_can_read()
    {
        var (text, _) = await Record(0);
        var lines = text.Split('\n');
        Assert.Equal("""{"neurocore_recording":1}""", lines[0]);
        Assert.Matches("""^\{"ms":[0-9.]+,"to":"board","bytes":"00[0-9a-f]+00"\}$""", lines[1]);
        Assert.Contains("\"to\":\"host\"", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Do_not_fit_another_run()
    {
        var (text, _) = await Record(0);
        var replay = ReplayTransport.Read(new StringReader(text), "a.rec");
        await using var session = await DeviceSession.ConnectAsync(replay, new SessionOptions { Nonce = replay.Nonce });
        var error = await Assert.ThrowsAsync<NeuroCoreException>(() => session.RunAsync([], 7));
        Assert.StartsWith("The recording a.rec is of another run (they part at line ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_when_they_end_too_early()
    {
        var (text, _) = await Record(0);
        var lines = text.Split('\n');
        var replay = ReplayTransport.Read(new StringReader(string.Join('\n', lines[..^4])), "a.rec");
        var error = await Assert.ThrowsAsync<NeuroCoreException>(() => Work(replay, new SessionOptions { Nonce = replay.Nonce }));
        Assert.Contains("ends before this run does", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "a.rec is not a recording")]
    [InlineData("hello\n", "a.rec is not a recording")]
    [InlineData("{\"neurocore_recording\":1}\n", "a.rec holds no start of a session")]
    [InlineData("{\"neurocore_recording\":1}\n{\"ms\":0,\"to\":\"board\",\"bytes\":\"0\"}", "a.rec, line 2: the recording is damaged here")]
    [InlineData("{\"neurocore_recording\":1}\n{\"ms\":0,\"to\":\"moon\",\"bytes\":\"00\"}", "a.rec, line 2: the recording is damaged here")]
    [InlineData("{\"neurocore_recording\":1}\n{\"ms\":0,\"to\":\"board\"", "a.rec, line 2: the recording is damaged here")]
    [InlineData("{\"neurocore_recording\":1}\n[]", "a.rec, line 2: the recording is damaged here")]
    public void That_are_none_are_refused(string text, string sentence)
    {
        var error = Assert.Throws<NeuroCoreException>(() => ReplayTransport.Read(new StringReader(text), "a.rec"));
        Assert.StartsWith(sentence, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-3)]
    public async Task Done_again_on_another_board_give_the_same_whatever_the_wire_did(double noise)
    {
        var recording = SessionRecording.Read(new StringReader((await Record(noise)).Text), "a.rec");
        var comparison = new SessionComparison(recording);
        Assert.Equal("tiny", comparison.Build!.Name);
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(new FakeBoard(comparison.Build), "another board"));
        var compared = await comparison.RunAsync(session);
        Assert.Empty(compared.Differences);
        Assert.InRange(compared.Frames, 50, 100_000);
        Assert.Contains(recording.Frames, frame => frame.ToString().Contains("> run: ", StringComparison.Ordinal));
        Assert.Equal(noise > 0, recording.Frames.Any(frame => frame.IsRepeated || frame.Content is null));
    }

    [Fact]
    public async Task Done_again_on_a_board_that_differs_name_the_difference()
    {
        var comparison = new SessionComparison(SessionRecording.Read(new StringReader((await Record(0)).Text), "a.rec"));
        var board = new FakeBoard(comparison.Build!);
        board.Memory.ClocksPerTick++;
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "a slower board"));
        var compared = await comparison.RunAsync(session);
        Assert.False(compared.IsSame);
        Assert.Matches(@"^Line \d+, [0-9.]+ ms: \d+ clocks went by, recorded are \d+\.$", compared.Differences[0]);
    }

    private static async Task<(string Text, RunRecord Run)> Record(double noise)
    {
        var device = new NoisyDevice(new FakeBoard(Configurations.Named("tiny")), new Random(41), noise);
        using var text = new StringWriter();
        var run = await Work(new RecordingTransport(new InProcessTransport(device, "tiny"), text), new SessionOptions { SilentTries = 100 });
        return (text.ToString(), run);
    }

    private static async Task<RunRecord> Work(ITransport transport, SessionOptions options)
    {
        await using var session = await DeviceSession.ConnectAsync(transport, options);
        var target = Configurations.Named("tiny");
        await session.LoadAsync(TestNetworks.Random(target, new Random(42)));
        return await session.RunAsync(TestNetworks.Stimulus(target, 2000, 5, new Random(43)), 2000);
    }
}
