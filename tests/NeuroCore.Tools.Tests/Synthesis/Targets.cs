// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Synthesis;

namespace NeuroCore.Tools.Tests.Synthesis;

public class Targets
{
    [Theory]
    [InlineData("upduino", null, "upduino", "icebreaker", "upduino")]
    [InlineData("upduino", "icebreaker-inference", "upduino", "icebreaker-inference", "upduino-icebreaker-inference")]
    [InlineData("icebreaker-inference", null, "icebreaker", "icebreaker-inference", "icebreaker-inference")]
    [InlineData("hx8k", "hx8k", "hx8k", "hx8k", "hx8k")]
    [InlineData("hx8k", "tiny", "hx8k", "tiny", "hx8k-tiny")]
    public void A_board_a_build_or_both_say_what_is_made_and_where_it_goes(string name, string? build, string board, string chosen, string folder)
    {
        var target = Target.Named(name, build);
        Assert.Equal((board, chosen, folder), (target.Board.Name, target.Build.Name, target.Folder));
    }

    [Fact]
    public void A_build_for_several_boards_has_the_clock_of_the_board_where_that_has_one_of_its_own()
    {
        Assert.Equal(30_000_000, Target.Named("icebreaker").Build.ClockHertz);
        Assert.Equal(100_000_000, Target.Named("arty-a7-35t", "icebreaker").Build.ClockHertz);
        Assert.Equal(50_000_000, Target.Named("ulx3s").Build.ClockHertz);
    }

    [Fact]
    public void A_name_that_means_nothing_is_answered_with_those_that_do()
    {
        var error = Assert.Throws<NeuroCoreException>(() => Target.Named("icebraker"));
        Assert.StartsWith("'icebraker' is neither a board (", error.Message, StringComparison.Ordinal);
        Assert.All(BoardTable.All, board => Assert.Contains(board.Name, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_build_that_no_board_is_meant_for_needs_a_board_beside_it() => Assert.Equal(
        "No board is meant for the build 'odd_one': name the board and the build (BOARD=hx8k BUILD=odd_one), or one of icebreaker, icebreaker-inference, hx8k, artix, complete.",
        Assert.Throws<NeuroCoreException>(() => Target.Named("odd_one")).Message);

    [Fact]
    public void Every_board_has_a_top_its_pins_and_a_netlist_wrapper_where_it_is_placed()
    {
        foreach (var board in BoardTable.All)
        {
            var boards = Path.Combine(Generator.Repository.Root, "hdl", "boards");
            Assert.True(File.Exists(Path.Combine(boards, board.Top, "top.v")), board.Name);
            Assert.True(File.Exists(Path.Combine(boards, board.Name, DesignFiles.Constraints(board.Family))), board.Name);
            Assert.Equal(board.Family == BoardFamily.Ice40, File.Exists(Path.Combine(Generator.Repository.Root, "sim", "verilator", "netlist", $"{board.Name}.v")));
        }
    }

    [Fact]
    public void Builds_name_a_board_that_is_meant_for_them() => Assert.All(
        Configurations.All.Where(build => build.Board is not null),
        build => Assert.Contains(BoardTable.For(build), board => board.Name == build.Board));
}
