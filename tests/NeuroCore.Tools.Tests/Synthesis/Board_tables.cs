// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Tools.Tests.Synthesis;

public class Board_tables
{
    private const string Entry = """
        one:
          about: "One"
          part: "P"
          family: ice40
          builds: [tiny]
          limits: { logic_cells: 1, block_rams: 2, sprams: 3, dsps: 4 }
          flash: ["iceprog {file}"]
        """;

    [Fact]
    public void An_entry_is_read()
    {
        var board = Assert.Single(BoardTable.Parse(Entry));
        Assert.Equal(("one", "P", BoardFamily.Ice40, new Resources(1, 2, 3, 4)), (board.Name, board.Part, board.Family, board.Limits));
    }

    [Theory]
    [InlineData("[tiny]", "[tinny]", "hdl/boards/boards.yaml, line 1, board 'one': there is no build 'tinny' in hdl/configurations.yaml.")]
    [InlineData("[tiny]", "[]", "hdl/boards/boards.yaml, line 1, board 'one': builds is missing, name at least one of hdl/configurations.yaml.")]
    [InlineData(" {file}", "", "hdl/boards/boards.yaml, line 1, board 'one': 'iceprog' does not say where the bitstream goes, write {file} there.")]
    [InlineData("family: ice40", "family: ice41", "hdl/boards/boards.yaml, line 1, board 'one': family is 'ice41', but must be one of ecp5, ice40, xilinx.")]
    public void What_is_wrong_with_a_table_is_one_sentence(string text, string instead, string sentence) => Assert.StartsWith(
        sentence,
        Assert.Throws<NeuroCoreException>(() => BoardTable.Parse(Entry.Replace(text, instead, StringComparison.Ordinal))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_board_that_is_not_there_is_told_with_those_that_are() => Assert.StartsWith(
        "There is no board 'de10': use one of icebreaker,",
        Assert.Throws<NeuroCoreException>(() => BoardTable.Named("de10")).Message,
        StringComparison.Ordinal);
}
