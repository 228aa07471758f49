// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

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
public sealed record Placement(int Seed, double FmaxMhz, Resources Used);

/// <summary>What a build uses and how fast it is.</summary>
/// <param name="Configuration">Name of the build.</param>
/// <param name="Board">Its board.</param>
/// <param name="SourceHash">Hash in its identity registers.</param>
/// <param name="ClockMhz">Clock that its PLL makes, MHz.</param>
/// <param name="Best">The placement that was kept.</param>
/// <param name="All">All placements.</param>
/// <param name="Modules">Cells by module.</param>
public sealed record Report(
    string Configuration, Board Board, uint SourceHash, double ClockMhz, Placement Best,
    ImmutableArray<Placement> All, ImmutableArray<ModuleCells> Modules)
{
    private static readonly JsonSerializerOptions Style = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>The report as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Configuration,
            Board = Board.Name,
            Board.Part,
            SourceHash = SourceHash.ToString("x8", CultureInfo.InvariantCulture),
            Best.Used.LogicCells,
            Best.Used.BlockRams,
            Best.Used.Sprams,
            Best.Used.Dsps,
            FmaxMhz = Math.Round(Best.FmaxMhz, 2),
            ClockMhz,
            Best.Seed,
            Available = Board.Limits,
            Placements = All.Select(p => new { p.Seed, FmaxMhz = Math.Round(p.FmaxMhz, 2), p.Used.LogicCells }),
            Modules,
        },
        Style) + "\n";

    /// <summary>The report as Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        var culture = CultureInfo.InvariantCulture;
        text.AppendLine(culture, $"# {Configuration} on {Board.About} ({Board.Part})").AppendLine();
        text.AppendLine("| resource | used | available |").AppendLine("|---|---|---|");
        text.AppendLine(culture, $"| logic cells | {Best.Used.LogicCells} | {Board.Limits.LogicCells} |");
        text.AppendLine(culture, $"| block RAMs | {Best.Used.BlockRams} | {Board.Limits.BlockRams} |");
        text.AppendLine(culture, $"| SPRAMs | {Best.Used.Sprams} | {Board.Limits.Sprams} |");
        text.AppendLine(culture, $"| DSPs | {Best.Used.Dsps} | {Board.Limits.Dsps} |").AppendLine();
        text.AppendLine(culture, $"Fmax {Best.FmaxMhz:F2} MHz with seed {Best.Seed}; the PLL makes {ClockMhz:F2} MHz. Source hash {SourceHash:x8}.");
        text.AppendLine(culture, $"Seeds: {string.Join(", ", All.Select(p => string.Create(culture, $"{p.Seed}: {p.FmaxMhz:F2}")))} MHz.").AppendLine();
        text.AppendLine("Cells by module, each with those inside it, counted by yosys with the hierarchy kept and before packing");
        text.AppendLine("(a LUT, its carry and its flip-flop share a logic cell where they can):").AppendLine();
        text.AppendLine("| module | LUTs | flip-flops | carries | block RAMs | SPRAMs | DSPs |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (var m in Modules)
        {
            text.AppendLine(culture, $"| `{m.Module}` | {m.Luts} | {m.FlipFlops} | {m.Carries} | {m.BlockRams} | {m.Sprams} | {m.Dsps} |");
        }

        return text.ToString();
    }
}
