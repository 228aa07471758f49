// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace NeuroCore.Synthesis;

/// <summary>What a part has, or what a design uses of it.</summary>
/// <param name="LogicCells">Logic cells: a LUT with four inputs, a carry and a flip-flop.</param>
/// <param name="BlockRams">Block RAMs of 4,096 bits.</param>
/// <param name="Sprams">Single-port RAMs of 262,144 bits.</param>
/// <param name="Dsps">Multipliers, 16 x 16.</param>
public sealed record Resources(int LogicCells, int BlockRams, int Sprams, int Dsps);

/// <summary>A board, an entry of <c>hdl/boards/boards.yaml</c>.</summary>
/// <param name="Name">Name of its folder under <c>hdl/boards</c>.</param>
/// <param name="About">What it is sold as.</param>
/// <param name="Part">Its FPGA.</param>
/// <param name="YosysOptions">Options of synth_ice40 for this part.</param>
/// <param name="PlaceOptions">Options of nextpnr-ice40 for this part.</param>
/// <param name="Limits">What the part has.</param>
public sealed record Board(string Name, string About, string Part, string YosysOptions, string PlaceOptions, Resources Limits)
{
    /// <summary>Reads one board from the table.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="name">Name of the board.</param>
    /// <exception cref="NeuroCoreException">The table has no such board.</exception>
    public static Board Named(string root, string name)
    {
        var path = Path.Combine(root, "hdl", "boards", "boards.yaml");
        var table = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
            .Deserialize<Dictionary<string, Entry>>(File.ReadAllText(path));
        if (!table.TryGetValue(name, out var entry))
        {
            throw new NeuroCoreException($"{path} has no board '{name}': add it there, or name one of {string.Join(", ", table.Keys)}.");
        }

        var limits = entry.Limits;
        return new Board(name, entry.About, entry.Part, entry.Yosys, entry.Nextpnr,
            new Resources(limits.LogicCells, limits.BlockRams, limits.Sprams, limits.Dsps));
    }

    private sealed class Entry
    {
        public string About { get; set; } = "";

        public string Part { get; set; } = "";

        public string Yosys { get; set; } = "";

        public string Nextpnr { get; set; } = "";

        public LimitEntry Limits { get; set; } = new();
    }

    private sealed class LimitEntry
    {
        public int LogicCells { get; set; }

        public int BlockRams { get; set; }

        public int Sprams { get; set; }

        public int Dsps { get; set; }
    }
}
