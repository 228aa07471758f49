// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;
using NeuroCore.Wires;

namespace NeuroCore.Cli.Tests;

public class Boards_command
{
    [Fact]
    public async Task Shows_a_board_that_answers()
    {
        using var port = new PseudoTerminal(new BoardModel(Configurations.Named("tiny")));
        var outcome = (await Shell.RunAsync("boards", "--port", port.Path)).Fine();
        Assert.Contains("tiny: 16 neurons, 32 sources, 4 lanes", outcome.Out, StringComparison.Ordinal);
        var json = (await Shell.RunAsync("boards", "--port", port.Path, "--baud", "1000000", "--json")).Fine().Json.GetProperty("ports")[0];
        Assert.Equal((true, "tiny"), (json.GetProperty("answers").GetBoolean(), json.GetProperty("build").GetString()));
    }

    [Fact]
    public async Task Says_what_is_wrong_with_the_others()
    {
        using var silent = new PseudoTerminal(board: null);
        var ports = (await Shell.RunAsync("boards", "--port", "/dev/ttyUSB99", silent.Path, "--json")).Fine().Json.GetProperty("ports");
        Assert.StartsWith("There is no port /dev/ttyUSB99", ports[0].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal("nothing answers", ports[1].GetProperty("problem").GetString());
    }

    [Fact]
    public async Task Lists_the_boards_that_bitstreams_can_be_made_for_with_part_builds_and_how_to_flash()
    {
        var json = (await Shell.RunAsync("boards", "--port", "/dev/ttyUSB99", "--json")).Fine().Json.GetProperty("boards").EnumerateArray().ToList();
        Assert.Equal(BoardTable.All.Select(board => board.Name), json.Select(board => board.GetProperty("name").GetString()));
        var first = json[0];
        Assert.Equal(("icebreaker", "iCE40UP5K-SG48", true), (first.GetProperty("name").GetString(), first.GetProperty("part").GetString(), first.GetProperty("placed").GetBoolean()));
        Assert.Equal(["icebreaker", "icebreaker-inference"], first.GetProperty("builds").EnumerateArray().Select(build => build.GetString()));
        Assert.Equal("iceprog {file}", first.GetProperty("flash")[0].GetString());

        var text = (await Shell.RunAsync("boards")).Fine().Out;
        Assert.All(BoardTable.All, board => Assert.Contains($"{board.Name}:", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compiles_for_the_board_that_it_finds_when_told_to_run_there()
    {
        using var port = new PseudoTerminal(new BoardModel(Configurations.Named("hx8k")));
        var run = (await Shell.RunAsync("run", Shell.Chain, "--on", port.Path, "--json")).Fine().Json;
        Assert.Equal("hx8k", run.GetProperty("build").GetString());
        Assert.Equal(16, Run_command.Spikes(run).Count);
    }

    [Fact]
    public async Task Refuses_to_run_an_image_on_another_board()
    {
        using var port = new PseudoTerminal(new BoardModel(Configurations.Named("hx8k")));
        (await Shell.RunAsync("run", Shell.Chain, "--for", "tiny", "--on", port.Path)).Fails(
            ExitCode.Failed, "was made for 'tiny'", $"the board on {port.Path} is 'hx8k'", "compile the network for that build");
    }
}
