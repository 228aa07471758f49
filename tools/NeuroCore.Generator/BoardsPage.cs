// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace NeuroCore.Generator;

/// <summary>Writes the page that tells people of the boards.</summary>
public static class BoardsPage
{
    /// <summary>The table of boards, from the root of the repository.</summary>
    public const string TablePath = "hdl/boards/boards.yaml";

    /// <summary>The page, from the root of the repository.</summary>
    public const string PagePath = "hdl/boards/README.md";

    private const string Opening = """
        <!-- Generated from hdl/boards/boards.yaml by `make generate`: do not edit. -->
        # Boards

        One folder a board: a thin top that knows the pins, the clock and the part's memories, and the file of pins and clocks. Boards that differ in pins alone share a top. Everything else is `hdl/neurocore.v`. The boards are listed in [boards.yaml](boards.yaml), from which come the flow, `make flash`, `neurocore boards` and this page.

        """;

    private const string Closing = """

        `make bitstream BOARD=<board>` takes the first of its builds, `BUILD=<build>` any other of [configurations.yaml](../configurations.yaml) that fits; the name of a build alone means its first board. Into `build/<board>/` go the bitstream `neurocore.bin`, `report.json` and `report.md`: cells, memories, multipliers, fastest clock, the critical path in words of the design, versions of the tools. Seeds of the placer are tried side by side (`SEEDS=<n>`; as many as the machine has cores, at least two) and the best is kept. The same sources, options and versions of the tools with the same seeds give the same bytes. The board tells a hash of them, `source_hash` in the report and in `neurocore boards --json`; it covers everything but the seed, which is chosen after the hash is in the design. The hash does not lead the tools: it stays in a box (`hdl/link/source_hash.v`) until the design is mapped, and then changes truth tables alone, so that two states of the sources that mean the same are placed the same.

        A top holds its design in reset until its clock is steady and 16 clocks have passed. The oscillator within an UP5K is off by up to a tenth; a UART stands a twentieth at most, so every board takes its clock from a crystal.

        Boards with an Artix-7 or ECP5 are synthesised, never placed here: `make bitstream` writes the figures and a script for the vendor's tool, with the clock as a constraint, and says how to call it. No one has tried those scripts.

        `make bitstream-test BOARD=hx8k` turns a bitstream back into a circuit and drives that; `make netlist-test` does so with what synthesis makes, before placing: [tests/netlist](../../tests/netlist/README.md).
        """;

    /// <summary>The page, in Markdown.</summary>
    /// <param name="yaml">Text of the table.</param>
    /// <exception cref="DescriptionException">The text is no such table.</exception>
    public static string Write(string yaml)
    {
        var page = new StringBuilder(Opening.ReplaceLineEndings("\n"));
        var table = YamlReader.Of(yaml, TablePath);
        page.Append("\n| board | what it is | part | clock | builds | serial port | `make flash` calls |\n|---|---|---|---|---|---|---|\n");
        foreach (var name in table.Names)
        {
            var board = table.Map(name);
            var placed = board.Choice("family", "ice40", "xilinx", "ecp5") == "ice40";
            page.Append(CultureInfo.InvariantCulture,
                $"| `{name}` | {board.Text("about")}{(placed ? "" : "; synthesis only, untried")} | {board.Text("part")} | {board.Text("clock")} | {Code(board.Texts("builds"))} | {board.Text("serial")} | {Code(board.Texts("flash").Select(Program), " or ")} |\n");
        }

        return page.Append(Closing.ReplaceLineEndings("\n")).Append('\n').ToString();
    }

    private static string Program(string line) => line.Replace(" {file}", "", StringComparison.Ordinal);

    private static string Code(IEnumerable<string> texts, string between = ", ") => string.Join(between, texts.Select(text => $"`{text}`"));
}
