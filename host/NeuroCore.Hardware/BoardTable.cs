// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Hardware;

/// <summary>The boards that <c>hdl/boards/boards.yaml</c> lists; the file travels inside this assembly.</summary>
public static class BoardTable
{
    /// <summary>Where the table lies, from the root of the repository.</summary>
    public const string Path = "hdl/boards/boards.yaml";

    private const string ResourceName = "boards.yaml";

    private static readonly string[] s_keys =
        ["about", "part", "family", "top", "clock", "clock_hertz", "builds", "yosys", "nextpnr", "limits", "serial", "flash"];

    private static readonly string[] s_limits = ["logic_cells", "block_rams", "sprams", "dsps"];

    private static readonly SortedDictionary<string, BoardFamily> s_families = new(StringComparer.Ordinal)
    {
        ["ecp5"] = BoardFamily.Ecp5,
        ["ice40"] = BoardFamily.Ice40,
        ["xilinx"] = BoardFamily.Xilinx,
    };

    /// <summary>Every board, in the order of the table.</summary>
    public static ImmutableArray<Board> All { get; } = ReadEmbedded();

    /// <summary>The board of this name.</summary>
    /// <exception cref="NeuroCoreException">There is none; the sentence lists those there are.</exception>
    public static Board Named(string name) => All.FirstOrDefault(board => board.Name == name) ??
        throw new NeuroCoreException($"There is no board '{name}': use one of {string.Join(", ", All.Select(board => board.Name))}, or add yours to {Path}.");

    /// <summary>Boards that a build is meant for.</summary>
    public static IEnumerable<Board> For(Configuration build) => All.Where(board => board.Builds.Contains(build.Name));

    /// <summary>The boards of a YAML text, checked.</summary>
    /// <exception cref="NeuroCoreException">It is not such a table, or names a build that there is not.</exception>
    public static ImmutableArray<Board> Parse(string yaml) =>
        [.. YamlEntry.Of(yaml, Path, "names of boards to what they are").Select(entry => Read(entry.Name, new YamlEntry($"{Path}, line {entry.Line}, board '{entry.Name}'", entry.Value, s_keys)))];

    private static ImmutableArray<Board> ReadEmbedded()
    {
        using var stream = typeof(BoardTable).Assembly.GetManifestResourceStream(ResourceName) ??
            throw new NeuroCoreException($"This build of NeuroCore.Hardware lacks its {ResourceName}: build it again.");
        using var text = new StreamReader(stream);
        return Parse(text.ReadToEnd());
    }

    private static Board Read(string name, YamlEntry entry)
    {
        var builds = entry.List("builds").ToImmutableArray();
        if (builds.IsEmpty)
            throw entry.Wrong("builds is missing, name at least one of hdl/configurations.yaml");
        if (builds.FirstOrDefault(build => Configurations.All.All(known => known.Name != build)) is { } unknown)
            throw entry.Wrong($"there is no build '{unknown}' in hdl/configurations.yaml");
        var flash = entry.List("flash").ToImmutableArray();
        if (flash.FirstOrDefault(line => !line.Contains("{file}", StringComparison.Ordinal)) is { } aimless)
            throw entry.Wrong($"'{aimless}' does not say where the bitstream goes, write {{file}} there");
        if (!s_families.TryGetValue(entry.Text("family"), out var family))
            throw entry.Wrong($"family is '{entry.Text("family")}', but must be one of {string.Join(", ", s_families.Keys)}");
        var limits = entry.Map("limits", s_limits);
        return new Board(
            name, entry.Text("about"), entry.Text("part"), family, entry.Text("top", name), entry.Text("clock", ""),
            entry.Has("clock_hertz") ? entry.Number("clock_hertz") : null, builds, entry.Text("yosys", ""), entry.Text("nextpnr", ""),
            new Resources(limits.Number("logic_cells"), limits.Number("block_rams"), limits.Number("sprams"), limits.Number("dsps")),
            entry.Text("serial", ""), flash);
    }
}
