// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests;

public class Writes_that_are_refused
{
    private static readonly Configuration s_build = Configurations.Named("tiny");

    [Theory]
    [InlineData(ControlRegister.ImageNeurons, 0, "it sets 0 neurons, but the build takes multiples of 4 from 4 to 16")]
    [InlineData(ControlRegister.ImageNeurons, 6, "multiples of 4")]
    [InlineData(ControlRegister.ImageNeurons, 20, "from 4 to 16")]
    [InlineData(ControlRegister.ImageSources, 36, "from 4 to 32")]
    [InlineData(ControlRegister.ImageEncoders, 17, "it sets 17 encoders, but the build takes 0 to 16")]
    [InlineData(ControlRegister.ProbeCount, 17, "the session must know what is sampled")]
    [InlineData(ControlRegister.ProbePeriod, 0, "1 to 255")]
    [InlineData(ControlRegister.ProbeLeft, 256, "1 to 255")]
    [InlineData(ControlRegister.ClocksLow, 1, "cannot be written")]
    public async Task Are_control_words_that_the_core_could_not_work_with(ControlRegister register, int value, string sentence)
    {
        var board = new FakeBoard(s_build);
        await using var session = await ConnectAsync(board);
        await RefusedAsync(() => session.WriteAsync(Bank.Control, (int)register, new[] { (ushort)value }), sentence);
        Assert.False(board.Executed.ContainsKey(Opcode.Write));
    }

    [Fact]
    public async Task Are_fewer_sources_than_neurons()
    {
        await using var session = await ConnectAsync(new FakeBoard(s_build));
        await RefusedAsync(() => session.WriteAsync(Bank.Control, 0, new ushort[] { 16, 12 }), "16 neurons are more than the 12 sources");
        await session.WriteAsync(Bank.Control, 0, new ushort[] { 12, 12 });
    }

    [Fact]
    public async Task Are_probes_beside_the_sessions_own()
    {
        await using var session = await ConnectAsync(new FakeBoard(s_build));
        await RefusedAsync(() => session.WriteAsync(Bank.Probe, 0, new ushort[1]), "SetProbesAsync");
        await RefusedAsync(() => session.FillAsync(Bank.Control, (int)ControlRegister.ProbeCount, 1, 1), "SetProbesAsync");
    }

    [Fact]
    public async Task Are_words_beyond_a_bank_which_would_wrap_around()
    {
        await using var session = await ConnectAsync(new FakeBoard(s_build));
        await RefusedAsync(() => session.WriteAsync(Bank.Encoder, 15, new ushort[2]), "words 15..16 lie outside it: it has 16");
        await RefusedAsync(() => session.FillAsync(Bank.Membrane, 0, 0, 17), "words 0..16 lie outside it");
        await session.FillAsync(Bank.Membrane, 0, 0, 16);
    }

    [Fact]
    public async Task Is_a_state_of_zeros_for_the_noise()
    {
        await using var session = await ConnectAsync(new FakeBoard(s_build));
        await RefusedAsync(() => session.FillAsync(Bank.Noise, 0, 0, 4), "must not be 0");
        await session.WriteAsync(Bank.Noise, 0, new ushort[] { 0, 0, 0, 1 });
    }

    [Fact]
    public async Task Is_an_event_of_negative_sign_where_spikes_have_none()
    {
        await using var without = await ConnectAsync(new FakeBoard(Configurations.Named("icebreaker")));
        await RefusedAsync(
            () => without.RunAsync([new SourceEvent(0, 3, IsNegative: true)], 1), "the board on the fake board (icebreaker) has no signed spikes");
        await using var with = await ConnectAsync(new FakeBoard(s_build));
        var run = await with.RunAsync([new SourceEvent(0, 3, IsNegative: true), new SourceEvent(0, 4), new SourceEvent(1, 3)], 2);
        Assert.Equal([new Spike(0, 3, true), new Spike(0, 4), new Spike(1, 3)], run.Spikes.AsEnumerable());
    }

    private static async Task RefusedAsync(Func<Task> act, string sentence)
    {
        var error = await Assert.ThrowsAsync<NeuroCoreException>(act);
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    private static Task<DeviceSession> ConnectAsync(FakeBoard board) =>
        DeviceSession.ConnectAsync(new InProcessTransport(board, "the fake board"));
}
