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
        var (none, all, some) = (await SynthesisAsync(0), await SynthesisAsync(Ones), await SynthesisAsync(0x5A17C3E9));
        Assert.NotEqual(none.ToJsonString(), all.ToJsonString());
        Assert.NotEqual(all.ToJsonString(), some.ToJsonString());
        // A constant 1 would be a net of its own, which the placer would have to bring to the table.
        Assert.All(Cells(all), cell => Assert.DoesNotContain("\"1\"", cell.Value!["connections"]!.ToJsonString(), StringComparison.Ordinal));
        foreach (var netlist in new[] { none, all, some })
        {
            Assert.NotEmpty(Cells(netlist));
            foreach (var (_, cell) in Cells(netlist))
                cell!["parameters"]!["LUT_INIT"] = "";
        }

        Assert.Equal(none.ToJsonString(), all.ToJsonString());
        Assert.Equal(none.ToJsonString(), some.ToJsonString());
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(Ones)]
    [InlineData(0x5A17C3E9u)]
    public async Task Are_read_as_they_are(uint hash)
    {
        await SynthesisAsync(hash);
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

    private static JsonObject Cells(JsonObject netlist) => netlist["modules"]!["top"]!["cells"]!.AsObject();

    // The netlist as the placer gets it.
    private async Task<JsonObject> SynthesisAsync(uint hash)
    {
        var commands = SynthesisCommand.Of(BoardTable.Named("icebreaker")).Flat;
        await File.WriteAllTextAsync(In("top.v"), $$"""
            module top (input wire [4:0] number_i, output wire [15:0] word_o);
              identity #(.SOURCE_HASH(32'h{{hash:x8}})) who (.number_i (number_i), .word_o (word_o));
            endmodule
            """);
        await File.WriteAllTextAsync(In("top.ys"), $"read_verilog -defer -Ihdl/registers hdl/link/identity.v hdl/link/source_hash.v {In("top.v")}\nhierarchy -top top\n{commands}\nwrite_json {In("boxed.json")}\n");
        await RunAsync("yosys", "-q", In("top.ys"));
        var opened = HashBox.Open(await File.ReadAllTextAsync(In("boxed.json")));
        await File.WriteAllTextAsync(In("netlist.json"), opened);
        await RunAsync("yosys", "-q", "-p", $"read_json {In("netlist.json")}; write_verilog -noattr {In("netlist.v")}");
        return JsonNode.Parse(opened)!.AsObject();
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private static Task<string> RunAsync(string program, params string[] arguments) => Tool.OutputAsync(Generator.Repository.Root, program, arguments, default);
}
