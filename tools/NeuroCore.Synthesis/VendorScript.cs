// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>Scripts that make a bitstream with tools that are not here, without a question asked. Nobody has tried them.</summary>
public static class VendorScript
{
    /// <summary>The script for a target: its name in the target's folder, its text, and how it is called from the root.</summary>
    /// <param name="target">Build and board; of another family than iCE40.</param>
    /// <param name="files">Sources and parameters.</param>
    public static (string Name, string Text, string Call) Of(Target target, DesignFiles files)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(files);
        return target.Board.Family == BoardFamily.Xilinx
            ? ("vivado.tcl", Vivado(target, files), $"vivado -mode batch -source build/{target.Folder}/vivado.tcl")
            : ("ecp5.sh", Ecp5(target, files), $"sh build/{target.Folder}/ecp5.sh");
    }

    private static string Vivado(Target target, DesignFiles files)
    {
        var folder = $"build/{target.Folder}";
        var generics = string.Join(' ', files.ParametersWithHash.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name}={Literal(p)}")));
        var text = new StringBuilder("# Written by the flow. Call it at the root of the repository. Untried: no board and no Vivado was at hand.\n");
        foreach (var source in files.Sources)
            text.Append(CultureInfo.InvariantCulture, $"read_verilog {source}\n");
        text.Append(CultureInfo.InvariantCulture, $"read_xdc hdl/boards/{target.Board.Name}/{DesignFiles.Constraints(target.Board.Family)}\n");
        text.Append(CultureInfo.InvariantCulture, $"synth_design -top top -part {target.Board.Part} -include_dirs hdl/registers -verilog_define SYNTHESIS=1 -generic {{{generics}}}\n");
        text.Append("opt_design\nplace_design\nphys_opt_design\nroute_design\n");
        text.Append(CultureInfo.InvariantCulture, $"report_utilization -file {folder}/utilization.txt\nreport_timing_summary -file {folder}/timing.txt\n");
        text.Append("set slack [get_property SLACK [get_timing_paths -max_paths 1 -setup]]\n");
        text.Append(CultureInfo.InvariantCulture, $"if {{$slack < 0}} {{\n  puts stderr \"The clock of {target.Build.ClockHertz / 1e6:0.###} MHz is missed by [expr -$slack] ns, see {folder}/timing.txt: lower clock_hertz of the board in hdl/boards/boards.yaml together with its top.\"\n  exit 1\n}}\n");
        text.Append(CultureInfo.InvariantCulture, $"write_bitstream -force {folder}/neurocore.bit\n");
        return text.ToString();
    }

    private static string Ecp5(Target target, DesignFiles files)
    {
        var folder = $"build/{target.Folder}";
        var text = new StringBuilder("#!/bin/sh\n# Written by the flow. Call it at the root of the repository. Untried: no board and no nextpnr-ecp5 was at hand.\nset -eu\n");
        text.Append(CultureInfo.InvariantCulture, $"yosys -q -p '{files.ReadCommands().Trim().Replace("\n", "; ", StringComparison.Ordinal)}; {SynthesisCommand.Of(target.Board).Flat} -json {folder}/netlist.json'\n");
        text.Append(CultureInfo.InvariantCulture, $"nextpnr-ecp5 {target.Board.PlaceOptions} --json {folder}/netlist.json --lpf hdl/boards/{target.Board.Name}/{DesignFiles.Constraints(target.Board.Family)} --textcfg {folder}/neurocore.config --freq {target.Build.ClockHertz / 1e6:0.###} --seed 1\n");
        text.Append(CultureInfo.InvariantCulture, $"ecppack {folder}/neurocore.config {folder}/neurocore.bit\n");
        return text.ToString();
    }

    // Parameters that are masks and hashes have all 32 bits.
    private static string Literal((string Name, long Value) parameter) =>
        parameter.Value > int.MaxValue || parameter.Name.EndsWith("HASH", StringComparison.Ordinal) || parameter.Name == "FEATURES"
            ? string.Create(CultureInfo.InvariantCulture, $"32'h{parameter.Value:X8}")
            : parameter.Value.ToString(CultureInfo.InvariantCulture);
}
