// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroCore.Experiments;

/// <summary>Says what an experiment found, remembers whether it was what is promised, and keeps the figures for a file.</summary>
/// <param name="output">Takes the lines.</param>
internal sealed class Findings(TextWriter output)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonArray _lines = [];
    private readonly JsonObject _figures = [];

    /// <summary>True as long as every check came out as promised.</summary>
    internal bool AllAsPromised { get; private set; } = true;

    /// <summary>Says something.</summary>
    internal void Say(FormattableString line) => Write(line.ToString(CultureInfo.InvariantCulture), asPromised: null);

    /// <summary>Says something that is promised to be so.</summary>
    /// <param name="isSo">Whether it is.</param>
    /// <param name="line">What is promised, with the figures.</param>
    internal void Check(bool isSo, FormattableString line)
    {
        AllAsPromised &= isSo;
        Write(line.ToString(CultureInfo.InvariantCulture), isSo);
    }

    /// <summary>Keeps a figure for the file.</summary>
    /// <param name="name">Its name, unique in the experiment.</param>
    /// <param name="value">Its value, a finite number; null for none.</param>
    internal void Figure(string name, double? value) => _figures.Add(name, value);

    /// <summary>Everything as JSON.</summary>
    /// <param name="experiment">Name of the experiment.</param>
    /// <param name="place">Where it ran.</param>
    /// <param name="seconds">How long it took.</param>
    internal string Json(string experiment, Place place, double seconds) => new JsonObject
    {
        ["experiment"] = experiment,
        ["on"] = place.ToString().ToLowerInvariant(),
        ["seconds"] = Math.Round(seconds, 1),
        ["as_promised"] = AllAsPromised,
        ["figures"] = _figures.DeepClone(),
        ["lines"] = _lines.DeepClone(),
    }.ToJsonString(s_indented);

    private void Write(string line, bool? asPromised)
    {
        _lines.Add(new JsonObject { ["text"] = line, ["as_promised"] = asPromised });
        output.WriteLine($"  {(asPromised is false ? "NOT AS PROMISED: " : "")}{line}");
        output.Flush();
    }
}
