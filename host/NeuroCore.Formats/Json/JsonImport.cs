// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Formats.Drafts;

namespace NeuroCore.Formats.Json;

/// <summary>Makes a description of a JSON file of SuperNeuroMAT or of TENNLab, whichever it is.</summary>
public static class JsonImport
{
    private const double Millisecond = 1e-3;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tickSeconds">Time of a tick; null: 1 ms, since neither format has time.</param>
    /// <param name="runTicks">Ticks of a run; null if the file is to say.</param>
    /// <exception cref="FormatException">It is damaged, is neither, or says what the core cannot do.</exception>
    public static Imported Read(string path, double? tickSeconds, int? runTicks)
    {
        using var json = LenientJson.Read(path);
        var root = json.RootElement;
        if (root.ValueKind == System.Text.Json.JsonValueKind.Object && root.TryGetProperty("networks", out _))
            return SuperNeuroImport.Read(path, root, tickSeconds ?? Millisecond, runTicks);
        if (root.ValueKind == System.Text.Json.JsonValueKind.Object && root.TryGetProperty("Nodes", out _) && root.TryGetProperty("Edges", out _))
            return TennlabImport.Read(path, root, tickSeconds ?? Millisecond, runTicks);
        throw new FormatException(path, "this JSON is neither a network of SuperNeuroMAT (networks) nor one of TENNLab (Nodes, Edges).");
    }
}
