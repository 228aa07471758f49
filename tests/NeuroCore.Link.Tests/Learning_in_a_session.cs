// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests;

public class Learning_in_a_session
{
    private static readonly Configuration s_tiny = Configurations.Named("tiny");

    [Fact]
    public async Task Is_gated_and_scaled_through_registers()
    {
        var (board, session) = await LoadedAsync(s_tiny);
        Assert.True(await session.IsGateOpenAsync());
        await session.SetGateAsync(false);
        Assert.False(await session.IsGateOpenAsync());
        Assert.Equal(0, board.Memory[Bank.Learning][(int)LearningRegister.Gate]);
        foreach (var (factor, word) in new[] { (0.0, 0), (1, 127), (-1, 255), (0.5, 64), (-0.25, 128 + 32), (0.004, 1) })
        {
            await session.SetThirdFactorAsync(factor);
            Assert.Equal(word, board.Memory[Bank.Learning][(int)LearningRegister.ThirdFactor]);
        }

        var error = await Assert.ThrowsAsync<NeuroCoreException>(() => session.SetThirdFactorAsync(1.5));
        Assert.Equal("A third factor is 1.5, but must lie within -1..1.", error.Message);
    }

    [Fact]
    public async Task Takes_a_third_factor_for_each_neuron_of_a_population_where_it_lies()
    {
        var (board, session) = await LoadedAsync(s_tiny);
        double[] factors = [0, 0.125, 0.25, -0.375, 0.5, -0.625];
        await session.SetThirdFactorsAsync("cells", factors);
        var cells = session.Image!.Metadata.Populations[0];
        for (var index = 0; index < factors.Length; index++)
            Assert.Equal(factors[index], ThirdFactor.Decode(board.Memory[Bank.NeuronTrace][(2 * 16) + cells.Position(index)]));
        await RefusedAsync(() => session.SetThirdFactorsAsync("cells", [1]), "1 third factors are given for 'cells', which has 6 neurons");
        await RefusedAsync(() => session.SetThirdFactorsAsync("senses", [1]), "'senses' is an input");
        await RefusedAsync(() => session.SetThirdFactorsAsync("nobody", [1]), "has no population 'nobody': it has cells, senses");
    }

    [Fact]
    public async Task Shows_the_traces_of_sources_and_of_neurons()
    {
        var (board, session) = await LoadedAsync(s_tiny);
        var (cells, senses) = (session.Image!.Metadata.Populations[0], session.Image.Metadata.Populations[1]);
        board.Memory[Bank.SourceTrace][32 + senses.Position(3)] = 200;
        board.Memory[Bank.SourceTrace][cells.Position(2)] = 100;
        board.Memory[Bank.NeuronTrace][16 + cells.Position(4)] = 50;
        Assert.Equal([0, 0, 0, 200], (await session.ReadTraceAsync(Trace.X2, "senses")).AsEnumerable());
        Assert.Equal([0, 0, 100, 0, 0, 0], (await session.ReadTraceAsync(Trace.X1, "cells")).AsEnumerable());
        Assert.Equal([0, 0, 0, 0, 50, 0], (await session.ReadTraceAsync(Trace.Y2, "cells")).AsEnumerable());
        await RefusedAsync(() => session.ReadTraceAsync(Trace.Y1, "senses"), "The trace Y1 belongs to neurons");
    }

    [Theory]
    [InlineData("hx8k")]
    [InlineData("icebreaker-inference")]
    public async Task Is_refused_by_a_board_that_does_not_learn(string name)
    {
        await using var session = await ConnectAsync(new FakeBoard(Configurations.Named(name)));
        await RefusedAsync(() => session.SetGateAsync(true), $"({name}) does not learn: use a build that does, tiny or icebreaker or complete");
        await RefusedAsync(() => session.SetThirdFactorAsync(0), "does not learn");
    }

    [Fact]
    public async Task Is_refused_values_that_the_registers_do_not_take()
    {
        await using var session = await ConnectAsync(new FakeBoard(s_tiny));
        await RefusedAsync(() => session.WriteAsync(Bank.Learning, 0, new ushort[] { 2 }), "it sets gate to 2, but the build takes 0 to 1");
        await RefusedAsync(() => session.WriteAsync(Bank.Learning, 1, new ushort[] { 0, 5 }), "it sets products to 0x5, but a trigger executes 0 to 4");
        await RefusedAsync(() => session.FillAsync(Bank.Learning, 3, 16, 1), "it sets epoch to 16");
        await RefusedAsync(() => session.WriteAsync(Bank.Learning, 4, new ushort[] { 256 }), "plastic_classes");
        await RefusedAsync(() => session.WriteAsync(Bank.Learning, 4, new ushort[] { 1, 1 }), "there is no learning register 5");
    }

    [Fact]
    public async Task Rests_while_the_state_is_reset_and_is_as_before_afterwards()
    {
        var (board, session) = await LoadedAsync(s_tiny);
        foreach (var open in new[] { false, true })
        {
            await session.SetGateAsync(open);
            await session.SetThirdFactorAsync(0.5);
            board.Memory[Bank.SourceTrace][5] = board.Memory[Bank.NeuronTrace][6] = 77;
            board.Memory[Bank.NeuronTrace][(3 * 16) + 1] = 9;
            board.Memory[Bank.Synapse][130] = 0x1234;
            bool? gateInTick = null;
            board.Memory.Ticking = () => gateInTick = board.Memory[Bank.Learning][0] == 1;
            await session.ResetStateAsync();
            Assert.False(gateInTick);
            Assert.Equal(open, await session.IsGateOpenAsync());
            Assert.Equal(64, board.Memory[Bank.Learning][1]);
            Assert.Equal((0, 0), (board.Memory[Bank.SourceTrace][5], board.Memory[Bank.NeuronTrace][6]));
            Assert.Equal((9, 0x1234), (board.Memory[Bank.NeuronTrace][(3 * 16) + 1], board.Memory[Bank.Synapse][130]));
        }
    }

    [Fact]
    public async Task Ends_when_another_image_is_loaded()
    {
        var (board, session) = await LoadedAsync(s_tiny);
        var plain = PlasticNetworks.Of(s_tiny);
        await session.LoadAsync(plain with { Sections = [.. plain.Sections.Where(section => section.Bank != Bank.Learning)] });
        Assert.All(board.Memory[Bank.Learning], word => Assert.Equal(0, word));
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("complete")]
    [InlineData("complete-fine")]
    public async Task Belongs_to_a_saved_state_with_weights_traces_and_registers(string build)
    {
        var (board, session) = await LoadedAsync(Configurations.Named(build));
        var image = session.Image!;
        var (word, _) = PlasticNetworks.Place(image, 2, 3);
        board.Memory[Bank.Synapse][word] ^= 0x0101;
        board.Memory[Bank.SourceTrace][3] = board.Memory[Bank.NeuronTrace][4] = 55;
        await session.SetThirdFactorAsync(-0.5);
        await session.SetGateAsync(false);
        var state = SavedStateFile.Read(SavedStateFile.Bytes(await session.SaveStateAsync()), "the state");
        var before = board.Memory[Bank.Synapse].ToArray();

        // What the image does not define is no part of its state.
        board.Memory[Bank.Synapse][^1] ^= 1;
        Assert.Equal(state.Digest, (await session.SaveStateAsync()).Digest);
        board.Memory[Bank.Synapse][^1] ^= 1;
        board.Memory[Bank.Synapse][word] ^= 0x0303;
        Assert.NotEqual(state.Digest, (await session.SaveStateAsync()).Digest);
        await session.LoadAsync(image);
        await session.RestoreStateAsync(state);
        Assert.Equal(before, board.Memory[Bank.Synapse]);
        Assert.Equal((55, 55), (board.Memory[Bank.SourceTrace][3], board.Memory[Bank.NeuronTrace][4]));
        Assert.Equal((0, 192), (board.Memory[Bank.Learning][0], board.Memory[Bank.Learning][1]));
    }

    private static async Task<(FakeBoard Board, DeviceSession Session)> LoadedAsync(Configuration build)
    {
        var board = new FakeBoard(build);
        var session = await ConnectAsync(board);
        await session.LoadAsync(PlasticNetworks.Of(build));
        return (board, session);
    }

    private static Task<DeviceSession> ConnectAsync(FakeBoard board) => DeviceSession.ConnectAsync(new InProcessTransport(board, "port 1"));

    private static async Task RefusedAsync(Func<Task> action, string sentence) =>
        Assert.Contains(sentence, (await Assert.ThrowsAsync<NeuroCoreException>(action)).Message, StringComparison.Ordinal);
}
