// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroCore.Synthesis;

/// <summary>Tells from a log of nextpnr whether a design is too large for its part.</summary>
public static partial class Fitting
{
    private static readonly ImmutableDictionary<string, string> s_words = ImmutableDictionary.CreateRange<string, string>(
    [
        new("ICESTORM_LC", "logic cells"), new("ICESTORM_RAM", "block RAMs"), new("ICESTORM_SPRAM", "SPRAMs"), new("ICESTORM_DSP", "DSPs"),
        new("SB_IO", "pins"), new("SB_GB", "global buffers"),
    ]);

    /// <summary>The sentence that says what there is too little of; null if the log says of nothing that it is too little.</summary>
    /// <param name="target">Build and board.</param>
    /// <param name="log">What nextpnr printed.</param>
    public static string? Problem(Target target, string log)
    {
        ArgumentNullException.ThrowIfNull(target);
        var missing = Utilisation().Matches(log)
            .Select(match => (Resource: match.Groups[1].Value, Used: Number(match.Groups[2]), Available: Number(match.Groups[3])))
            .Where(row => row.Used > row.Available && s_words.ContainsKey(row.Resource))
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Used} of {row.Available} {s_words[row.Resource]}"))
            .Distinct().ToList();
        return missing.Count == 0
            ? null
            : $"The build '{target.Build.Name}' does not fit the {target.Board.Part} of '{target.Board.Name}', it needs {string.Join(" and ", missing)}: leave out features (`make features BOARD={target.Folder}` says what each costs) or neurons in hdl/configurations.yaml, or take a larger board.";
    }

    private static int Number(Group text) => int.Parse(text.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"([A-Z_]+):\s*(\d+)/\s*(\d+)\s+\d+%")]
    private static partial Regex Utilisation();
}
