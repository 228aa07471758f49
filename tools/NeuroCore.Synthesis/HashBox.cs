// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>
/// Opens the box in which the hash of the sources (hdl/link/source_hash.v) stayed out of the mapper's sight: its bits go into the
/// truth tables of the LUTs that read them, whose inputs are then unused. Nothing else in the netlist depends on the hash, so
/// that two states of the sources that mean the same are placed and routed the same.
/// </summary>
public static class HashBox
{
    private const string Module = "source_hash";
    private const string Top = "top";
    private const string Zero = "0";
    private const string One = "1";
    private static readonly string[] s_inputs = ["I0", "I1", "I2", "I3"];

    /// <summary>A netlist of an iCE40 without the box.</summary>
    /// <param name="netlist">JSON of yosys, mapped, with the box in its module 'top'.</param>
    /// <exception cref="NeuroCoreException">The netlist has no such box.</exception>
    public static string Open(string netlist)
    {
        var root = JsonNode.Parse(netlist)!;
        var modules = root["modules"]!.AsObject();
        var cells = modules[Top]!["cells"]!.AsObject();
        if (cells.Where(cell => TypeOf(cell.Value!) == Module).ToList() is not [var box])
            throw new NeuroCoreException($"The netlist does not hold one cell '{Module}', into which hdl/link/identity.v puts the hash of the sources: synthesise from hdl/ as it is.");
        var (values, nets) = (box.Value!["connections"]!["hash_i"]!.AsArray(), box.Value["connections"]!["hash_o"]!.AsArray());
        var bits = Enumerable.Range(0, nets.Count).ToDictionary(place => nets[place]!.ToJsonString(), place => values[place]!.GetValue<string>() == One, StringComparer.Ordinal);
        cells.Remove(box.Key);
        modules.Remove(Module);
        foreach (var (_, cell) in cells)
        {
            foreach (var (port, connected) in cell!["connections"]!.AsObject())
            {
                var wires = connected!.AsArray();
                for (var wire = 0; wire < wires.Count; wire++)
                {
                    if (!bits.TryGetValue(wires[wire]!.ToJsonString(), out var bit))
                        continue;
                    wires[wire] = TypeOf(cell) != "SB_LUT4" && bit ? One : Zero;
                    if (TypeOf(cell) == "SB_LUT4" && bit)
                        Fold(cell["parameters"]!, Array.IndexOf(s_inputs, port));
                }
            }
        }

        return root.ToJsonString();
    }

    // The rows in which the input is 1 move to where it is 0, in which the table is read from now on. Row 15 is written first.
    private static void Fold(JsonNode parameters, int input)
    {
        var rows = parameters["LUT_INIT"]!.GetValue<string>();
        parameters["LUT_INIT"] = string.Concat(rows.Select((_, place) => rows[rows.Length - 1 - ((rows.Length - 1 - place) | (1 << input))]));
    }

    private static string TypeOf(JsonNode cell) => cell["type"]!.GetValue<string>();
}
