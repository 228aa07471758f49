// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Formats.Events;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli.Encoders;

/// <summary>Spikes that were made of a file.</summary>
/// <param name="Source">What the file holds.</param>
/// <param name="Encoding">How it became spikes, in words.</param>
/// <param name="Inputs">Size that the input must have.</param>
/// <param name="Ticks">Ticks that the spikes take.</param>
/// <param name="Spikes">The spikes.</param>
internal sealed record EncodedFile(EventFile Source, string Encoding, int Inputs, int Ticks, ImmutableArray<EncodedSpike> Spikes)
{
    private const int UsualTicks = 20;

    /// <summary>Reads and encodes a file.</summary>
    /// <exception cref="NeuroCoreException">The file is damaged, or its values do not suit the encoder.</exception>
    public static EncodedFile Of(string path, EncodeRequest request) => Of(path, EventFile.Read(path, request.File), request);

    /// <summary>Encodes what was read.</summary>
    /// <exception cref="NeuroCoreException">Its values do not suit the encoder.</exception>
    public static EncodedFile Of(string path, EventFile source, EncodeRequest request)
    {
        if (source.Recording is { } recording)
        {
            var spikes = TickedEvents.Of(recording, request.TickSeconds, request.Ticks);
            var ticks = request.Ticks ?? (spikes.IsEmpty ? 1 : spikes[^1].Tick + 1);
            return Checked(path, new EncodedFile(source, $"{Quantities.Count(recording.Events.Length, "event")} in ticks of {Quantities.Time(request.TickSeconds)}", recording.Channels, ticks, spikes));
        }

        if (request.Encoder == "delta")
        {
            var rows = source.Rows.Take(request.Ticks ?? int.MaxValue).Select(row => (IReadOnlyList<double>)row).ToList();
            return Checked(path, new EncodedFile(source, $"changes of {request.Threshold}", 2 * rows[0].Count, rows.Count, [.. DeltaEncoder.Encode(rows, request.Threshold)]));
        }

        var length = request.Ticks ?? UsualTicks;
        var isTable = source.Kind == "table";
        var row = !isTable ? source.Rows[0] : request.File.Entry < source.Rows.Length
            ? source.Rows[request.File.Entry]
            : throw new NeuroCoreException($"{path}: has {source.Rows.Length} rows, so the last one is {source.Rows.Length - 1}; there is no {request.File.Entry}.");
        var (least, most) = isTable ? (request.Least, request.Most) : (0, 1);
        if (request.Encoder == "population" && (long)request.Neurons * row.Length > Stimulus.MostSpikes)
            throw new NeuroCoreException($"{path}: {row.Length} values of {request.Neurons} neurons each would be more than {Stimulus.MostSpikes} spikes, the most that a list has: give fewer --neurons.");
        if (request.Encoder == "population")
            return Checked(path, new EncodedFile(source, $"receptive fields of {request.Neurons} neurons", request.Neurons * row.Length, length, [.. PopulationEncoder.Encode(row, least, most, request.Neurons, length)]));
        if (most <= least)
            throw new NeuroCoreException($"{path}: {least}..{most} is no range: give a --most above --least.");
        if (row.FirstOrDefault(value => value < least || value > most, double.NaN) is var odd && !double.IsNaN(odd))
            throw new NeuroCoreException($"{path}: has the value {odd}, which does not lie within {least}..{most}: give the range with --least and --most.");
        double[] values = [.. row.Select(value => (value - least) / (most - least))];
        var (name, made) = request.Encoder switch
        {
            "chance" => ("spikes by chance", RateEncoder.ByChance(values, length, request.Seed)),
            "latency" => ("latencies", LatencyEncoder.Encode(values, length)),
            _ => ("evenly spaced spikes", RateEncoder.Even(values, length)),
        };
        return Checked(path, new EncodedFile(source, name, row.Length, length, [.. made.Take(Stimulus.MostSpikes + 1)]));
    }

    private static EncodedFile Checked(string path, EncodedFile encoded) => encoded.Spikes.Length <= Stimulus.MostSpikes
        ? encoded
        : throw new NeuroCoreException($"{path}: makes more than {Stimulus.MostSpikes} spikes, the most that a list has: take fewer ticks.");
}
