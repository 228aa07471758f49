// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace NeuroCore.Hardware;

/// <summary>The boards that <c>hdl/boards/boards.yaml</c> lists; the file travels inside this assembly.</summary>
public static class BoardTable
{
    /// <summary>Where the table lies, from the root of the repository.</summary>
    public const string Path = "hdl/boards/boards.yaml";

    private const string ResourceName = "boards.yaml";

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
    public static ImmutableArray<Board> Parse(string yaml)
    {
        Dictionary<string, Entry> table;
        try
        {
            table = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
                .Deserialize<Dictionary<string, Entry>>(yaml);
        }
        catch (YamlException error)
        {
            throw new NeuroCoreException($"{Path}, line {error.Start.Line}: this is no table of boards ({error.InnerException?.Message ?? error.Message}).", error);
        }

        return [.. table.Select(entry => entry.Value.Read(entry.Key))];
    }

    private static ImmutableArray<Board> ReadEmbedded()
    {
        using var stream = typeof(BoardTable).Assembly.GetManifestResourceStream(ResourceName) ??
            throw new NeuroCoreException($"This build of NeuroCore.Hardware lacks its {ResourceName}: build it again.");
        using var text = new StreamReader(stream);
        return Parse(text.ReadToEnd());
    }

    private sealed class Entry
    {
        public string About { get; set; } = "";

        public string Part { get; set; } = "";

        public BoardFamily Family { get; set; }

        public string? Top { get; set; }

        public string Clock { get; set; } = "";

        public int? ClockHertz { get; set; }

        public List<string> Builds { get; set; } = [];

        public string Yosys { get; set; } = "";

        public string Nextpnr { get; set; } = "";

        public LimitEntry Limits { get; set; } = new();

        public string Serial { get; set; } = "";

        public List<string> Flash { get; set; } = [];

        public Board Read(string name)
        {
            if (Builds.Count == 0)
                throw new NeuroCoreException($"{Path}, board '{name}': builds is missing, name at least one of hdl/configurations.yaml.");
            foreach (var build in Builds.Where(build => Configurations.All.All(known => known.Name != build)))
                throw new NeuroCoreException($"{Path}, board '{name}': there is no build '{build}' in hdl/configurations.yaml.");
            if (Flash.FirstOrDefault(line => !line.Contains("{file}", StringComparison.Ordinal)) is { } line)
                throw new NeuroCoreException($"{Path}, board '{name}': '{line}' does not say where the bitstream goes, write {{file}} there.");
            return new Board(
                name, About, Part, Family, Top ?? name, Clock, ClockHertz, [.. Builds], Yosys, Nextpnr,
                new Resources(Limits.LogicCells, Limits.BlockRams, Limits.Sprams, Limits.Dsps), Serial, [.. Flash]);
        }
    }

    private sealed class LimitEntry
    {
        public int LogicCells { get; set; }

        public int BlockRams { get; set; }

        public int Sprams { get; set; }

        public int Dsps { get; set; }
    }
}
