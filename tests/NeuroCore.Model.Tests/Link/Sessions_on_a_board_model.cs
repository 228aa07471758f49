// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Model.Tests;

public class Sessions_on_a_board_model
{
    [Theory]
    [InlineData("tiny")]
    [InlineData("icebreaker")]
    [InlineData("hx8k")]
    [InlineData("complete")]
    [InlineData("odd_one")]
    [InlineData("odd_two")]
    [InlineData("odd_four")]
    public async Task Know_the_board_load_an_image_and_give_the_spikes_of_the_bare_core(string name)
    {
        var build = Configurations.Named(name);
        var random = new Random(1);
        var image = RandomBoardImage.Of(build, random);
        await using var session = await Connect(new BoardModel(build));
        Assert.Equal(build, session.Identity.Configuration);
        Assert.True(session.Identity.Fits(build));
        Assert.Equal(build.ClockHertz, session.Identity.ClockHertz);

        await session.LoadAsync(image);
        await session.VerifyAsync(image);
        var events = RandomBoardImage.Stimulus(build, ticks: 200, perTick: 2, random);
        var bare = new BareCore(image);
        var spikes = bare.Run(events.Distinct(), 200);
        var run = await session.RunAsync(events, 200);
        Assert.NotEmpty(spikes);
        Assert.Equal(spikes, run.Spikes);
        Assert.Equal(bare.Clocks, run.Clocks);

        await session.ResetStateAsync();
        Assert.Equal(spikes, (await session.RunAsync(events, 200)).Spikes);
        Assert.Equal(0, session.Statistics.CommandsRepeated);
    }

    [Theory]
    [InlineData(Bank.Synapse)]
    [InlineData(Bank.Range)]
    [InlineData(Bank.Event)]
    [InlineData(Bank.Current)]
    [InlineData(Bank.Membrane)]
    [InlineData(Bank.Residue)]
    [InlineData(Bank.Threshold)]
    [InlineData(Bank.Bias)]
    public async Task Read_what_was_written_and_filled_in_a_bank(Bank bank)
    {
        var build = Configurations.Named("hx8k");
        await using var session = await Connect(new BoardModel(build));
        var depth = BankDepth.Of(build, bank);
        var random = new Random((int)bank);
        var words = Enumerable.Range(0, depth).Select(_ => (ushort)random.Next(65536)).ToArray();
        await session.WriteAsync(bank, 0, words);
        Assert.Equal(words, await session.ReadAsync(bank, 0, depth));
        await session.FillAsync(bank, 1, 0x1234, depth - 2);
        Array.Fill(words, (ushort)0x1234, 1, depth - 2);
        Assert.Equal(words, await session.ReadAsync(bank, 0, depth));
    }

    private static Task<DeviceSession> Connect(IByteDevice board) =>
        DeviceSession.ConnectAsync(new InProcessTransport(board, "the model"));
}
