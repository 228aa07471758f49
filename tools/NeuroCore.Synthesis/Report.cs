// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>Cells of one module as yosys counts them before packing, the modules inside it included.</summary>
/// <param name="Module">Its place in the design, from the top.</param>
/// <param name="Luts">Look-up tables.</param>
/// <param name="FlipFlops">Flip-flops.</param>
/// <param name="Carries">Carry cells.</param>
/// <param name="BlockRams">Block RAMs.</param>
/// <param name="Sprams">Single-port RAMs.</param>
/// <param name="Dsps">Multipliers.</param>
public sealed record ModuleCells(string Module, int Luts, int FlipFlops, int Carries, int BlockRams, int Sprams, int Dsps);

/// <summary>Outcome of one placement.</summary>
/// <param name="Seed">Seed of the placer.</param>
/// <param name="FmaxMhz">Fastest clock by static timing analysis, MHz.</param>
/// <param name="Used">What it uses.</param>
/// <param name="Path">What limits the clock; null if the placer says nothing of it.</param>
public sealed record Placement(int Seed, double FmaxMhz, Resources Used, CriticalPath? Path);

/// <summary>What a build uses and, once it is placed, how fast it is.</summary>
/// <param name="Target">Build and board.</param>
/// <param name="SourceHash">Hash in its identity registers.</param>
/// <param name="ClockMhz">Clock of the design, MHz.</param>
/// <param name="Versions">Programs that made it.</param>
/// <param name="Total">Cells of the flat design, before packing.</param>
/// <param name="Modules">Cells by module.</param>
public sealed record Report(
    Target Target, uint SourceHash, double ClockMhz, ToolVersions Versions, ModuleCells Total, ImmutableArray<ModuleCells> Modules)
{
    private static readonly JsonSerializerOptions Style = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The placement that was kept; null if the design was synthesised only.</summary>
    public Placement? Best { get; init; }

    /// <summary>All placements.</summary>
    public ImmutableArray<Placement> All { get; init; } = [];

    /// <summary>SHA-256 of the bitstream; null if there is none.</summary>
    public string? BitstreamDigest { get; init; }

    /// <summary>How to make the bitstream with tools that are not here, untried; null where this flow makes it.</summary>
    public string? VendorCall { get; init; }

    /// <summary>What the design uses: packed where it was placed, else as synthesis counts it.</summary>
    public Resources Used => Best?.Used ?? new Resources(Total.Luts, Total.BlockRams, Total.Sprams, Total.Dsps);

    /// <summary>What the first of the resources is called: packed cells, or LUTs where nothing was packed.</summary>
    public string CellWord => Best is null ? "LUTs" : "logic cells";

    /// <summary>The report as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Configuration = Target.Build.Name,
            Board = Target.Board.Name,
            Target.Board.Part,
            Placed = Best is not null,
            SourceHash = SourceHash.ToString("x8", CultureInfo.InvariantCulture),
            BitstreamSha256 = BitstreamDigest,
            Tools = new { Versions.Yosys, Versions.Nextpnr },
            Used.LogicCells,
            Used.BlockRams,
            Used.Sprams,
            Used.Dsps,
            Total.FlipFlops,
            FmaxMhz = Best is null ? (double?)null : Math.Round(Best.FmaxMhz, 2),
            ClockMhz,
            Best?.Seed,
            CriticalPath = Best?.Path,
            Available = Target.Board.Limits,
            Placements = All.Select(p => new { p.Seed, FmaxMhz = Math.Round(p.FmaxMhz, 2), p.Used.LogicCells }),
            Modules,
        },
        Style) + "\n";

    /// <summary>The report as Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        var culture = CultureInfo.InvariantCulture;
        var limits = Target.Board.Limits;
        text.AppendLine(culture, $"# {Target.Build.Name} on {Target.Board.About} ({Target.Board.Part})").AppendLine();
        if (Best is null)
            text.AppendLine("Synthesis only: never placed here, so nothing is known of its speed.").AppendLine();
        if (VendorCall is not null)
            text.AppendLine(culture, $"`{VendorCall}` makes the bitstream with a constraint of {ClockMhz:0.###} MHz; nobody has tried it.").AppendLine();
        text.AppendLine("| resource | used | available |").AppendLine("|---|---|---|");
        text.AppendLine(culture, $"| {CellWord} | {Used.LogicCells} | {limits.LogicCells} |");
        text.AppendLine(culture, $"| block RAMs | {Used.BlockRams} | {limits.BlockRams} |");
        if (limits.Sprams > 0)
            text.AppendLine(culture, $"| SPRAMs | {Used.Sprams} | {limits.Sprams} |");
        if (limits.Dsps > 0)
            text.AppendLine(culture, $"| DSPs | {Used.Dsps} | {limits.Dsps} |");
        text.AppendLine();
        if (Best is { } best)
        {
            text.AppendLine(culture, $"Fmax {best.FmaxMhz:F2} MHz with seed {best.Seed}; the PLL makes {ClockMhz:F2} MHz.");
            text.AppendLine(culture, $"Seeds: {string.Join(", ", All.Select(p => string.Create(culture, $"{p.Seed}: {p.FmaxMhz:F2}")))} MHz.");
        }

        text.AppendLine(culture, $"Source hash {SourceHash:x8}; yosys {Versions.Yosys}{(Versions.Nextpnr.Length > 0 ? $", nextpnr {Versions.Nextpnr}" : "")}.").AppendLine();
        if (Best?.Path is { } path)
            Append(text, path);
        text.AppendLine("Cells by module, each with those inside it, counted by yosys with the hierarchy kept and before packing");
        text.AppendLine("(a LUT, its carry and its flip-flop share a logic cell where they can):").AppendLine();
        text.AppendLine("| module | LUTs | flip-flops | carries | block RAMs | SPRAMs | DSPs |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (var m in Modules)
        {
            text.AppendLine(culture, $"| `{m.Module}` | {m.Luts} | {m.FlipFlops} | {m.Carries} | {m.BlockRams} | {m.Sprams} | {m.Dsps} |");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, CriticalPath path)
    {
        var culture = CultureInfo.InvariantCulture;
        text.AppendLine(culture, $"Critical path: {path.TotalNs:F2} ns, {path.LogicNs:F2} in cells and {path.RoutingNs:F2} on wires,").AppendLine(culture, $"from `{path.From}` to `{path.To}`:").AppendLine();
        text.AppendLine("| place in the design | LUTs | carries | ns |").AppendLine("|---|---|---|---|");
        foreach (var stretch in path.Through)
            text.AppendLine(culture, $"| `{stretch.Place}` | {stretch.Luts} | {stretch.Carries} | {stretch.Ns:F2} |");
        text.AppendLine();
    }
}
