// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text.Json;

namespace NeuroCore.Synthesis;

/// <summary>Adds up cells by place in the design from a netlist whose hierarchy was kept (yosys write_json).</summary>
public static class ModuleCounter
{
    /// <summary>Counts the cells of the top and of all places down to a depth.</summary>
    /// <param name="json">Netlist as written by yosys.</param>
    /// <param name="depth">How many levels below the top to list.</param>
    public static ImmutableArray<ModuleCells> Count(string json, int depth)
    {
        using var document = JsonDocument.Parse(json);
        var modules = document.RootElement.GetProperty("modules");
        var rows = ImmutableArray.CreateBuilder<ModuleCells>();
        Visit("top", "top", 0);
        return [.. rows.OrderBy(row => row.Module, StringComparer.Ordinal)];

        ModuleCells Visit(string place, string module, int level)
        {
            var sum = new ModuleCells(place, 0, 0, 0, 0, 0, 0);
            foreach (var cell in modules.GetProperty(module).GetProperty("cells").EnumerateObject())
            {
                var type = cell.Value.GetProperty("type").GetString()!;
                var known = modules.TryGetProperty(type, out var inner) && !IsVendorCell(inner);
                var part = known ? Visit($"{place}.{cell.Name}", type, level + 1) : Single(type);
                sum = sum with
                {
                    Luts = sum.Luts + part.Luts,
                    FlipFlops = sum.FlipFlops + part.FlipFlops,
                    Carries = sum.Carries + part.Carries,
                    BlockRams = sum.BlockRams + part.BlockRams,
                    Sprams = sum.Sprams + part.Sprams,
                    Dsps = sum.Dsps + part.Dsps,
                };
            }

            if (level <= depth)
            {
                rows.Add(sum);
            }

            return sum;
        }
    }

    private static bool IsVendorCell(JsonElement module) =>
        module.GetProperty("attributes").TryGetProperty("blackbox", out _) || module.GetProperty("attributes").TryGetProperty("whitebox", out _);

    private static ModuleCells Single(string type) => type switch
    {
        // iCE40
        "SB_LUT4" => new("", 1, 0, 0, 0, 0, 0),
        "SB_CARRY" => new("", 0, 0, 1, 0, 0, 0),
        "SB_RAM40_4K" => new("", 0, 0, 0, 1, 0, 0),
        "SB_SPRAM256KA" => new("", 0, 0, 0, 0, 1, 0),
        "SB_MAC16" => new("", 0, 0, 0, 0, 0, 1),
        _ when type.StartsWith("SB_DFF", StringComparison.Ordinal) => new("", 0, 1, 0, 0, 0, 0),
        // Artix-7; memories within LUTs count as those LUTs
        "LUT1" or "LUT2" or "LUT3" or "LUT4" or "LUT5" or "LUT6" or "INV" or "SRL16E" or "SRLC32E" => new("", 1, 0, 0, 0, 0, 0),
        "RAM32X1D" or "RAM64X1D" => new("", 2, 0, 0, 0, 0, 0),
        "RAM32M" or "RAM64M" or "RAM128X1D" or "RAM256X1S" => new("", 4, 0, 0, 0, 0, 0),
        "FDRE" or "FDSE" or "FDCE" or "FDPE" => new("", 0, 1, 0, 0, 0, 0),
        "CARRY4" => new("", 0, 0, 1, 0, 0, 0),
        "RAMB18E1" => new("", 0, 0, 0, 1, 0, 0),
        "RAMB36E1" => new("", 0, 0, 0, 2, 0, 0),
        "DSP48E1" => new("", 0, 0, 0, 0, 0, 1),
        // ECP5; a carry cell is two LUTs
        "CCU2C" => new("", 2, 0, 1, 0, 0, 0),
        "TRELLIS_DPR16X4" => new("", 4, 0, 0, 0, 0, 0),
        "TRELLIS_FF" => new("", 0, 1, 0, 0, 0, 0),
        "DP16KD" => new("", 0, 0, 0, 1, 0, 0),
        "MULT18X18D" => new("", 0, 0, 0, 0, 0, 1),
        _ => new("", 0, 0, 0, 0, 0, 0),
    };
}
