// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using NeuroCore.Hardware;
using NeuroCore.Synthesis;

namespace NeuroCore.Tools.Tests.Synthesis;

/// <summary>A board tells a hash of its sources, which must not lead the tools: clock and cells of two states are to be comparable.</summary>
public sealed class Hashes_in_a_netlist : IDisposable
{
    private const uint Ones = 0xFFFFFFFF;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-hashes");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Change_tables_and_nothing_else()
    {
        var (none, all, some) = (await CellsAsync(0), await CellsAsync(Ones), await CellsAsync(0x5A17C3E9));
        Assert.NotEmpty(none);
        Assert.Equal(Wiring(none), Wiring(all));
        Assert.Equal(Wiring(none), Wiring(some));
        Assert.NotEqual(Tables(none), Tables(all));
        Assert.NotEqual(Tables(all), Tables(some));
        // A constant 1 would be a net of its own, which the placer would have to bring to the table.
        Assert.DoesNotContain(Wiring(all), cell => cell.Contains("\"1\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(Ones)]
    [InlineData(0x5A17C3E9u)]
    public async Task Are_read_as_they_are(uint hash)
    {
        await CellsAsync(hash);
        var (bench, program) = (In("bench.v"), In("bench"));
        await File.WriteAllTextAsync(bench, """
            module bench;
              reg [4:0] number;
              wire [15:0] word;
              top dut (.number_i (number), .word_o (word));
              initial begin
                number = 12; #1 $write("%h ", word);
                number = 13; #1 $write("%h\n", word);
              end
            endmodule
            """);
        var cells = (await RunAsync("sh", "-c", "dirname \"$(realpath \"$(command -v yosys)\")\"")).Trim() + "/../share/yosys/ice40/cells_sim.v";
        await RunAsync("iverilog", "-g2005", "-DNO_ICE40_DEFAULT_ASSIGNMENTS", "-s", "bench", "-o", program, bench, In("netlist.v"), cells);
        Assert.Equal($"{hash & 0xFFFF:x4} {hash >> 16:x4}", (await RunAsync("vvp", "-n", program)).Trim());
    }

    private static string[] Wiring(JsonObject cells) =>
        [.. cells.Select(cell => $"{cell.Key} {cell.Value!["type"]} {cell.Value!["connections"]!.ToJsonString()}")];

    private static string[] Tables(JsonObject cells) => [.. cells.Select(cell => cell.Value!["parameters"]!.ToJsonString())];

    private async Task<JsonObject> CellsAsync(uint hash)
    {
        var commands = SynthesisCommand.Of(BoardTable.Named("icebreaker")).Flat;
        await File.WriteAllTextAsync(In("top.v"), $$"""
            module top (input wire [4:0] number_i, output wire [15:0] word_o);
              identity #(.SOURCE_HASH(32'd{{hash}})) who (.number_i (number_i), .word_o (word_o));
            endmodule
            """);
        await File.WriteAllTextAsync(In("top.ys"), $"read_verilog -defer -Ihdl/registers hdl/link/identity.v hdl/link/source_hash.v {In("top.v")}\nhierarchy -top top\n{commands}\nwrite_json {In("netlist.json")}\nwrite_verilog -noattr {In("netlist.v")}\n");
        await RunAsync("yosys", "-q", In("top.ys"));
        var netlist = JsonNode.Parse(await File.ReadAllTextAsync(In("netlist.json")))!;
        return netlist["modules"]!["top"]!["cells"]!.AsObject();
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private static Task<string> RunAsync(string program, params string[] arguments) => Tool.OutputAsync(Generator.Repository.Root, program, arguments, default);
}
