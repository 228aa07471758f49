// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text.Json;
using NeuroCore.Formats.Drafts;

namespace NeuroCore.Formats.Json;

/// <summary>Makes a description of a network of the TENNLab framework, whose neurons are RISP's.</summary>
internal sealed class TennlabImport
{
    private const int MostWeight = 127;
    private const int MostDelay = 8;
    private readonly string _file;
    private readonly JsonElement _root;
    private readonly List<ImportNote> _notes = [];

    private TennlabImport(string file, JsonElement root)
    {
        _file = file;
        _root = root;
    }

    /// <summary>Reads a network.</summary>
    public static Imported Read(string path, JsonElement root, double tickSeconds, int? runTicks)
    {
        try
        {
            return new TennlabImport(path, root).Make(tickSeconds, runTicks);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new FormatException(path, "the JSON is not laid out as TENNLab writes it.", error);
        }
    }

    private Imported Make(double tickSeconds, int? runTicks)
    {
        var thresholdAt = Property("node_properties", "Threshold") ?? throw new FormatException(_file, "its nodes have no property Threshold, so they are no neurons that are known here.");
        var weightAt = Property("edge_properties", "Weight") ?? throw new FormatException(_file, "its edges have no property Weight.");
        var delayAt = Property("edge_properties", "Delay");
        var ids = _root.GetProperty("Nodes").EnumerateArray().Select(node => node.GetProperty("id").GetInt64()).ToList();
        if (ids.Count == 0 || ids.Distinct().Count() != ids.Count)
            throw new FormatException(_file, "it has no nodes, or two of one id.");
        var index = ids.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        int Index(JsonElement id) => index.TryGetValue(id.GetInt64(), out var at) ? at : throw new FormatException(_file, $"node {id.GetInt64()} is named, but not there.");
        var inclusive = Parameter("threshold_inclusive")?.GetBoolean() ?? true;
        var thresholds = _root.GetProperty("Nodes").EnumerateArray().Select(node => Value(node, thresholdAt)).ToList();
        var synapses = _root.GetProperty("Edges").EnumerateArray().Select(edge => (
            Pre: Index(edge.GetProperty("from")), Post: Index(edge.GetProperty("to")), Weight: Value(edge, weightAt), Delay: delayAt is { } at ? Delay(Value(edge, at)) : 0)).ToList();
        if (synapses.GroupBy(synapse => (synapse.Pre, synapse.Post)).FirstOrDefault(pair => pair.Count() > 1) is { } twice)
            throw new FormatException(_file, $"there are two edges from node {ids[twice.Key.Pre]} to {ids[twice.Key.Post]}, but there is one synapse for a pair.");
        var charge = Parameter("spike_value_factor") is { } factor ? factor.GetDouble() : thresholds.Max() + 1;
        var isInteger = synapses.Select(synapse => synapse.Weight).Concat(thresholds).Append(charge).All(value => value == Math.Floor(value)) && synapses.All(synapse => Math.Abs(synapse.Weight) <= MostWeight) && Math.Abs(charge) <= MostWeight;
        var leak = Parameter("leak_mode")?.GetString() ?? "none";
        var inputs = _root.GetProperty("Inputs").EnumerateArray().Select(Index).ToList();
        Remark(leak, isInteger, inputs, charge, ids);
        return new Imported(
            new Draft(DraftNames.Clean(Path.GetFileNameWithoutExtension(_file)), tickSeconds)
            {
                About = $"Imported from {Path.GetFileName(_file)} (TENNLab).",
                IsInteger = isInteger,
                RunTicks = runTicks,
                Inputs = inputs.Count > 0 ? [new DraftInput("inputs", inputs.Count)] : [],
                Populations =
                [
                    new DraftPopulation("neurons", ids.Count)
                    {
                        Threshold = [.. thresholds.Select(threshold => inclusive || !isInteger ? threshold : threshold + 1)],
                        KeepMembrane = [leak == "all" ? 0 : 1],
                        VMin = Parameter("min_potential") is { } floor && floor.GetDouble() < thresholds.Min() ? floor.GetDouble() : null,
                    },
                ],
                Projections =
                [
                    .. synapses.Count > 0 ? [new DraftProjection("neurons", "neurons", [.. synapses.Select(synapse => new DraftSynapse(synapse.Pre, synapse.Post, synapse.Weight, synapse.Delay))])] : ImmutableArray<DraftProjection>.Empty,
                    .. inputs.Count > 0 ? [new DraftProjection("inputs", "neurons", [.. inputs.Select((neuron, at) => new DraftSynapse(at, neuron, charge, 0))])] : ImmutableArray<DraftProjection>.Empty,
                ],
            },
            $"TENNLab JSON ({Processor() ?? "no processor named"})", _notes);
    }

    private void Remark(string leak, bool isInteger, List<int> inputs, double charge, List<long> ids)
    {
        if (Processor() is not "risp")
            _notes.Add(new ImportNote(Fidelity.Assumed, "Neurons are taken as RISP's, since the file names no other that is known."));
        _notes.Add(isInteger
            ? new ImportNote(Fidelity.Exact, "Weights and thresholds are integers, and stay them: every tick is that of RISP.")
            : new ImportNote(Fidelity.Approximate, "Weights or thresholds are no small integers: they are rounded when the network is compiled."));
        if (leak is not ("none" or "all"))
            _notes.Add(new ImportNote(Fidelity.Approximate, $"The leak mode '{leak}' is taken as none."));
        if (inputs.Count > 0)
            _notes.Add(new ImportNote(Fidelity.Assumed, $"A spike of input i brings {charge} to node {string.Join(", ", inputs.Take(10).Select(at => ids[at]))}, the value of a full spike (spike_value_factor)."));
        _notes.Add(new ImportNote(Fidelity.Exact, $"Nodes {string.Join(", ", ids.Take(20))}{(ids.Count > 20 ? ", ..." : "")} are the neurons 0, 1, ... in this order."));
    }

    private string? Processor() => _root.TryGetProperty("Associated_Data", out var data) && data.TryGetProperty("other", out var other) && other.TryGetProperty("proc_name", out var name) ? name.GetString() : null;

    private JsonElement? Parameter(string name) => _root.TryGetProperty("Associated_Data", out var data) && data.TryGetProperty("proc_params", out var all) && all.TryGetProperty(name, out var value) ? value : null;

    // A delay of 1 is the soonest.
    private int Delay(double delay) => delay is >= 1 and <= MostDelay && delay == Math.Floor(delay)
        ? (int)delay - 1
        : throw new FormatException(_file, $"an edge has a delay of {delay}, but delays are whole numbers from 1 to {MostDelay}.");

    private double Value(JsonElement of, int at) => LenientJson.Number(of.GetProperty("values")[at]) is { } value && double.IsFinite(value)
        ? value
        : throw new FormatException(_file, "a value of a node or an edge is no finite number.");

    private int? Property(string list, string name)
    {
        foreach (var property in _root.GetProperty("Properties").GetProperty(list).EnumerateArray())
        {
            if (string.Equals(property.GetProperty("name").GetString(), name, StringComparison.OrdinalIgnoreCase))
                return property.GetProperty("index").GetInt32();
        }

        return null;
    }
}
