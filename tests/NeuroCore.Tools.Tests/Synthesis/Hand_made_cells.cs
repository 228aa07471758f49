// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Synthesis;

namespace NeuroCore.Tools.Tests.Synthesis;

/// <summary>Cells that the sources name themselves must come out of synthesis as they went in.</summary>
public sealed class Hand_made_cells : IDisposable
{
    private const string Top = """
        module top (input wire clk_i, input wire [15:0] left_i, input wire [15:0] right_i, output wire [31:0] products_o);
          multiply_pair #(.TECHNOLOGY("up5k")) pair (.clk_i(clk_i), .left_i(left_i), .right_i(right_i), .products_o(products_o));
        endmodule
        """;

    // What the bench of the wrapper drives.
    private const string Driven = """
        module multiply_pair #(parameter LEFT_WIDTH = 8, parameter RIGHT_WIDTH = 8) (
          input wire clk_i, input wire [15:0] left_i, input wire [15:0] right_i, output wire [31:0] products_o
        );
          top synthesised (.clk_i(clk_i), .left_i(left_i), .right_i(right_i), .products_o(products_o));
        endmodule
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-cells");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_netlist_of_a_pair_of_products_passes_the_bench_of_its_source()
    {
        var (top, netlist, driven, program) = (In("top.v"), In("netlist.v"), In("driven.v"), In("bench"));
        await File.WriteAllTextAsync(top, Top);
        await File.WriteAllTextAsync(driven, Driven);
        var commands = SynthesisCommand.Of(BoardTable.Named("icebreaker")).Flat;
        await File.WriteAllTextAsync(In("top.ys"), $"read_verilog -defer hdl/memory/multiply_pair.v hdl/memory/dsp_pair.v {top}\nhierarchy -top top\n{commands}\nwrite_verilog -noattr {netlist}\n");
        await RunAsync("yosys", "-q", In("top.ys"));

        Assert.Single((await File.ReadAllTextAsync(netlist)).Split("SB_MAC16")[1..], _ => true);
        var cells = (await RunAsync("sh", "-c", "dirname \"$(realpath \"$(command -v yosys)\")\"")).Trim() + "/../share/yosys/ice40/cells_sim.v";
        await RunAsync(
            "iverilog", "-g2005", "-DNO_ICE40_DEFAULT_ASSIGNMENTS", "-s", "bench", "-o", program, "-I", "hdl/registers", "-I", "tests/hdl",
            "tests/hdl/multiply_pair/bench.v", driven, netlist, cells);
        Assert.EndsWith("sum 3 0", (await RunAsync("vvp", "-n", program)).TrimEnd(), StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private static Task<string> RunAsync(string program, params string[] arguments) => Tool.OutputAsync(Generator.Repository.Root, program, arguments, default);
}
