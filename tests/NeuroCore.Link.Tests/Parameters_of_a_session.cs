// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests;

public class Parameters_of_a_session
{
    private const double Units = 4;
    private const ushort Usual = 100;

    [Fact]
    public async Task Are_set_by_population_and_index_and_nothing_else_is()
    {
        var (board, session) = await LoadedAsync("complete");
        var before = new[] { Bank.Threshold, Bank.Bias, Bank.Adaptation, Bank.Residue, Bank.Membrane, Bank.Current, Bank.Synapse, Bank.Class }.ToDictionary(bank => bank, bank => board.Memory[bank].ToArray());
        int At(int index) => session.Image!.Metadata.Populations[0].Position(index);

        await session.SetParameterAsync("cells", NeuronParameter.Threshold, [(0, 10.1), (5, 3.125), (1, -2)]);
        await session.SetParameterAsync("cells", NeuronParameter.Bias, [(2, -1.1)]);
        await session.SetParameterAsync("cells", NeuronParameter.Theta, [(3, 2)]);
        board.Memory[Bank.Residue][At(4)] = 0x7F33;
        await session.SetParameterAsync("cells", NeuronParameter.Silenced, [(4, 1)]);
        Assert.Equal(0xFF33, board.Memory[Bank.Residue][At(4)]);
        // -1.1 is -4.4 units, which is -5 and 154 256ths.
        await session.SetParameterAsync("cells", NeuronParameter.Membrane, [(4, -1.1)]);
        Assert.Equal((0xFF9A, unchecked((ushort)-5)), (board.Memory[Bank.Residue][At(4)], board.Memory[Bank.Membrane][At(4)]));
        await session.SetParameterAsync("cells", NeuronParameter.Silenced, [(4, 0)]);
        Assert.Equal(0x7F9A, board.Memory[Bank.Residue][At(4)]);

        foreach (var (bank, index, word) in new[]
        {
            (Bank.Threshold, 0, 40), (Bank.Threshold, 5, 13), (Bank.Threshold, 1, -8), (Bank.Bias, 2, -4), (Bank.Adaptation, 3, 8),
            (Bank.Residue, 4, 0x7F9A), (Bank.Membrane, 4, -5),
        })
        {
            Assert.Equal((ushort)word, board.Memory[bank][At(index)]);
            before[bank][At(index)] = (ushort)word;
        }

        Assert.All(before, bank => Assert.Equal(bank.Value, board.Memory[bank.Key]));
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("icebreaker")]
    public async Task Belong_to_a_state_without_being_read(string build)
    {
        var (board, session) = await LoadedAsync(build);
        var plain = await session.SaveStateAsync();
        await session.SetParameterAsync("cells", NeuronParameter.Threshold, [(0, 10), (1, 11)]);
        await session.WriteAsync(Bank.Bias, 3, new ushort[] { 7 });
        // Some builds read their parameters back as anything.
        var written = board.Memory[Bank.Threshold].ToArray();
        Array.Fill(board.Memory[Bank.Threshold], (ushort)0x5555);
        var changed = await session.SaveStateAsync();
        written.CopyTo(board.Memory[Bank.Threshold], 0);
        Assert.Equal(plain.Digest, (changed with { Sections = [.. changed.Sections.Take(plain.Sections.Length)] }).Digest);
        Assert.Equal(
            [(Bank.Threshold, 40), (Bank.Threshold, 44), (Bank.Bias, 7)],
            changed.Sections.Skip(plain.Sections.Length).SelectMany(section => section.Words.Select(word => (section.Bank, (int)word))).OrderBy(word => word.Bank).ThenBy(word => word.Item2));

        // On another board, from the file.
        var (other, second) = await LoadedAsync(build);
        await second.SetParameterAsync("cells", NeuronParameter.Threshold, [(2, 50)]);
        await second.RestoreStateAsync(SavedStateFile.Read(SavedStateFile.Bytes(changed), "the state"));
        Assert.Equal(written, other.Memory[Bank.Threshold]);
        Assert.Equal(7, other.Memory[Bank.Bias][3]);
        Assert.Equal(changed.Digest, (await second.SaveStateAsync()).Digest);

        // Back to before.
        await second.RestoreStateAsync(plain);
        Assert.All(other.Memory[Bank.Threshold].Take(PlasticNetworks.Neurons), word => Assert.Equal(Usual, word));
        Assert.Equal(plain.Digest, (await second.SaveStateAsync()).Digest);

        // And forgotten with the image.
        await session.LoadAsync(session.Image!);
        Assert.Equal(plain.Digest, (await session.SaveStateAsync()).Digest);
    }

    [Fact]
    public async Task Belong_to_a_state_however_they_were_written()
    {
        var (_, session) = await LoadedAsync("complete");
        var plain = await session.SaveStateAsync();
        await session.FillAsync(Bank.Threshold, 0, 9, 3);
        await session.ExecuteAsync([LinkCommand.Write(Bank.Threshold, 3, [9, Usual])], _ => { });
        var changed = (await session.SaveStateAsync()).Sections.Skip(plain.Sections.Length);
        Assert.Equal((Bank.Threshold, 0), (Assert.Single(changed).Bank, changed.First().Address));
        Assert.Equal([9, 9, 9, 9], changed.First().Words.Select(word => (int)word));
    }

    [Fact]
    public async Task Are_refused_in_a_sentence()
    {
        var (board, session) = await LoadedAsync("complete");
        foreach (var (parameter, index, value, sentence) in new[]
        {
            (NeuronParameter.Threshold, 6, 1.0, "The threshold of cells[6] is to change, but there are 6 of them: use 0..5."),
            (NeuronParameter.Threshold, -1, 1, "The threshold of cells[-1] is to change"),
            (NeuronParameter.Bias, 0, 8192, "The bias of cells[0] is to become 8192, which is beyond the board's integers: use -8192 to 8191.75."),
            (NeuronParameter.Bias, 0, double.NaN, "The bias of cells[0] is to become NaN, which is beyond the board's integers"),
            (NeuronParameter.Silenced, 0, 0.5, "The silenced of cells[0] is to become 0.5, which is neither 0 nor 1"),
        })
        {
            Assert.StartsWith(
                sentence,
                (await Assert.ThrowsAsync<NeuroCoreException>(() => session.SetParameterAsync("cells", parameter, [(0, 1), (index, value)]))).Message, StringComparison.Ordinal);
        }

        // Nothing was written of a change that has a mistake in it.
        Assert.Equal(Usual, board.Memory[Bank.Threshold][session.Image!.Metadata.Populations[0].Position(0)]);
        Assert.Contains(
            "has no such population of neurons: it has cells.",
            (await Assert.ThrowsAsync<NeuroCoreException>(() => session.SetParameterAsync("senses", NeuronParameter.Threshold, [(0, 1)]))).Message, StringComparison.Ordinal);

        await using var fresh = await DeviceSession.ConnectAsync(new InProcessTransport(new FakeBoard(board.Build), "port 1"));
        Assert.Contains(
            "No image is loaded on port 1: load one before a parameter can change.",
            (await Assert.ThrowsAsync<NeuroCoreException>(() => fresh.SetParameterAsync("cells", NeuronParameter.Threshold, [(0, 1)]))).Message, StringComparison.Ordinal);
        await fresh.LoadAsync(PlasticNetworks.Of(board.Build));
        Assert.Contains(
            "does not say what that is in the board's integers",
            (await Assert.ThrowsAsync<NeuroCoreException>(() => fresh.SetParameterAsync("cells", NeuronParameter.Threshold, [(0, 1)]))).Message, StringComparison.Ordinal);
    }

    private static async Task<(FakeBoard Board, DeviceSession Session)> LoadedAsync(string build)
    {
        var board = new FakeBoard(Configurations.Named(build));
        var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "port 1"));
        await session.LoadAsync(Image(board.Build));
        return (board, session);
    }

    private static RegisterImage Image(Configuration build)
    {
        var neurons = (PlasticNetworks.Neurons + build.Lanes - 1) / build.Lanes * build.Lanes;
        var cells = new PopulationPlace("cells", false, 0, PlasticNetworks.Neurons) { LevelUnits = Units };
        return new RegisterImage(
            build, Capabilities.None, neurons, neurons,
            [
                new ImageSection(Bank.Control, 0, [(ushort)neurons, (ushort)neurons]),
                new ImageSection(Bank.Threshold, 0, [.. Enumerable.Repeat(Usual, neurons)]),
                new ImageSection(Bank.Bias, 0, [.. new ushort[neurons]]),
                new ImageSection(Bank.Class, 0, [.. Enumerable.Repeat(new ClassParameters(0, 0, 0, 0, short.MinValue, 0, 0, ResetMode.Value).ToWords(), neurons / build.Lanes).SelectMany(words => words)]),
            ],
            new ImageMetadata("parameters", 0.001, [cells]));
    }
}
