// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace NeuroCore.Formats.Json;

/// <summary>A network of SuperNeuroMAT as its file has it, arrays decoded.</summary>
internal sealed record SuperNeuroFile(string File, string Name, string Encoding, int Others)
{
    public required double[] Leaks { get; init; }

    public required double[] States { get; init; }

    public required double[] Thresholds { get; init; }

    public required double[] Resets { get; init; }

    public required double[] Refractory { get; init; }

    public required double[] RefractoryState { get; init; }

    public required int[] Pre { get; init; }

    public required int[] Post { get; init; }

    public required double[] Weights { get; init; }

    public required double[] Delays { get; init; }

    public required bool Learns { get; init; }

    public required (int Tick, int Neuron, double Value)[] Inputs { get; init; }

    public int Neurons => Thresholds.Length;

    /// <summary>Reads the first network of a file.</summary>
    public static SuperNeuroFile Read(string path, JsonElement root)
    {
        if (!root.TryGetProperty("networks", out var networks) || networks.ValueKind != JsonValueKind.Array || networks.GetArrayLength() == 0)
            throw new FormatException(path, "there is no network in it (networks is missing or empty).");
        var network = networks[0];
        if (!network.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
            throw new FormatException(path, "its first network has no data.");
        double[] Values(string key) => data.TryGetProperty(key, out var found) ? EncodedArray.Read(path, key, found) : throw new FormatException(path, $"its first network lacks {key}.");
        double[] OrZeros(string key, int count) => data.TryGetProperty(key, out var found) && found.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? EncodedArray.Read(path, key, found) : new double[count];
        var thresholds = Values("neuron_thresholds");
        var weights = Values("synaptic_weights");
        var learning = data.TryGetProperty("stdp", out var stdp) && stdp.ValueKind == JsonValueKind.True;
        var file = new SuperNeuroFile(path, Text(network, "name") ?? Path.GetFileNameWithoutExtension(path), network.TryGetProperty("meta", out var meta) ? Text(meta, "array_representation") ?? "json-native" : "json-native", networks.GetArrayLength() - 1)
        {
            Thresholds = thresholds,
            Leaks = Values("neuron_leaks"),
            States = OrZeros("neuron_states", thresholds.Length),
            Resets = OrZeros("neuron_reset_states", thresholds.Length),
            Refractory = OrZeros("neuron_refractory_periods", thresholds.Length),
            RefractoryState = OrZeros("neuron_refractory_periods_state", thresholds.Length),
            Pre = Whole(path, "pre_synaptic_neuron_ids", Values("pre_synaptic_neuron_ids"), thresholds.Length),
            Post = Whole(path, "post_synaptic_neuron_ids", Values("post_synaptic_neuron_ids"), thresholds.Length),
            Weights = weights,
            Delays = OrZeros("synaptic_delays", weights.Length),
            Learns = learning && OrZeros("enable_stdp", weights.Length).Any(enabled => enabled != 0),
            Inputs = [.. InputSpikes(path, data, thresholds.Length)],
        };
        file.Require();
        return file;
    }

    private void Require()
    {
        foreach (var (key, values) in new[] { ("neuron_leaks", Leaks), ("neuron_states", States), ("neuron_reset_states", Resets), ("neuron_refractory_periods", Refractory) })
        {
            if (values.Length != Neurons)
                throw new FormatException(File, $"{key} has {values.Length} values, but there are {Neurons} thresholds.");
        }

        foreach (var (key, count) in new[] { ("pre_synaptic_neuron_ids", Pre.Length), ("post_synaptic_neuron_ids", Post.Length), ("synaptic_delays", Delays.Length) })
        {
            if (count != Weights.Length)
                throw new FormatException(File, $"{key} has {count} values, but there are {Weights.Length} weights.");
        }

        if (Neurons == 0)
            throw new FormatException(File, "its first network has no neurons.");
        if (Thresholds.Concat(Weights).Concat(States).Concat(Resets).Any(value => !double.IsFinite(value)))
            throw new FormatException(File, "a threshold, weight, state or reset state is not finite.");
        if (Refractory.Any(ticks => ticks is not (>= 0 and <= 127) || ticks != Math.Floor(ticks)))
            throw new FormatException(File, "a refractory period is no whole number of ticks from 0 to 127.");
    }

    private static IEnumerable<(int, int, double)> InputSpikes(string path, JsonElement data, int neurons)
    {
        if (!data.TryGetProperty("input_spikes", out var spikes) || spikes.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var entry in spikes.EnumerateObject())
        {
            if (!double.TryParse(entry.Name, System.Globalization.CultureInfo.InvariantCulture, out var tick) || tick < 0 || tick != Math.Floor(tick) || tick > int.MaxValue)
                throw new FormatException(path, $"input_spikes has the time '{entry.Name}', which is no whole number.");
            var ids = Whole(path, "input_spikes nids", EncodedArray.Read(path, "input_spikes nids", entry.Value.GetProperty("nids")), neurons);
            var values = EncodedArray.Read(path, "input_spikes values", entry.Value.GetProperty("values"));
            for (var at = 0; at < ids.Length; at++)
                yield return ((int)tick, ids[at], values[Math.Min(at, values.Length - 1)]);
        }
    }

    private static int[] Whole(string path, string key, double[] values, int below) =>
        [.. values.Select((value, at) => value >= 0 && value < below && value == Math.Floor(value) ? (int)value : throw new FormatException(path, $"{key}[{at}] is {value}, but there are {below} neurons."))];

    private static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
