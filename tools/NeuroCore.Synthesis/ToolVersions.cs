// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>Versions of the programs that a bitstream depends on.</summary>
/// <param name="Yosys">Version of yosys, such as 0.23.</param>
/// <param name="Nextpnr">Version of nextpnr, such as 0.4; empty where nothing is placed.</param>
public sealed partial record ToolVersions(string Yosys, string Nextpnr)
{
    /// <summary>The first yosys that this flow is known to work with.</summary>
    public static Version LeastYosys { get; } = new(0, 23);

    /// <summary>The first nextpnr that this flow is known to work with.</summary>
    public static Version LeastNextpnr { get; } = new(0, 4);

    /// <summary>Asks the programs.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="places">True if nextpnr is needed too.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">One is missing or too old.</exception>
    public static async Task<ToolVersions> AskAsync(string root, bool places, CancellationToken cancellation)
    {
        var yosys = await Tool.OutputAsync(root, "yosys", ["-V"], cancellation).ConfigureAwait(false);
        var nextpnr = places ? await Tool.OutputAsync(root, "nextpnr-ice40", ["--version"], cancellation).ConfigureAwait(false) : "";
        return new ToolVersions(Of("yosys", yosys, LeastYosys), places ? Of("nextpnr-ice40", nextpnr, LeastNextpnr) : "");
    }

    /// <summary>The version in what a program says, if it is new enough.</summary>
    /// <param name="program">The program, for messages.</param>
    /// <param name="said">What it says when asked for its version.</param>
    /// <param name="least">The oldest that will do.</param>
    /// <exception cref="NeuroCoreException">It is older, or says no version.</exception>
    public static string Of(string program, string said, Version least)
    {
        ArgumentNullException.ThrowIfNull(said);
        var number = Number().Match(said);
        if (!number.Success || !Version.TryParse(number.Value, out var version))
            throw new NeuroCoreException($"{program} does not say its version ('{said.Trim()}'): install {program} {least} or later.");
        return version >= least
            ? number.Value
            : throw new NeuroCoreException($"{program} is version {number.Value}, but this flow needs {least} or later: install that, from OSS CAD Suite or your distribution.");
    }

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Number();
}
