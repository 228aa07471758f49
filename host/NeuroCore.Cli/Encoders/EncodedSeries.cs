// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Formats.Events;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli.Encoders;

/// <summary>Entries of a file as spikes, one after the other.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Ticks">Ticks that all of them take.</param>
/// <param name="Spikes">All spikes, in order.</param>
/// <param name="Samples">First tick and label of each whose label is known.</param>
internal sealed record EncodedSeries(EncodedFile First, int Ticks, ImmutableArray<EncodedSpike> Spikes, ImmutableArray<LabelledSample> Samples)
{
    /// <summary>Reads and encodes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="request">What to make of it; its entry is the first.</param>
    /// <param name="count">Entries.</param>
    /// <param name="silence">Ticks without spikes after each.</param>
    /// <param name="labels">An idx file of labels, an entry each; null: as far as the file itself knows them.</param>
    /// <exception cref="NeuroCoreException">A file is damaged or too short, or the entries do not suit each other.</exception>
    public static EncodedSeries Of(string path, EncodeRequest request, int count, int silence, string? labels)
    {
        if (count > 1 && request.Encoder == "delta")
            throw new NeuroCoreException($"{path}: --as delta makes a tick of each row, so there is no --count of them: leave one of the two out.");
        var known = labels is null ? null : Labels(labels);
        var (spikes, samples) = (ImmutableArray.CreateBuilder<EncodedSpike>(), ImmutableArray.CreateBuilder<LabelledSample>());
        EncodedFile? first = null;
        IdxFile? images = null;     // read once, whatever the number of entries
        var ticks = 0L;
        for (var number = 0; number < count; number++)
        {
            var entry = (int)Math.Min((long)request.File.Entry + number, int.MaxValue);
            var one = request with { File = request.File with { Entry = entry } };
            var encoded = images is not null ? EncodedFile.Of(path, EventFile.Of(path, images, one.File), one)
                : first is { Source.Kind: "table" } ? EncodedFile.Of(path, first.Source, one)
                : EncodedFile.Of(path, one);
            first ??= encoded;
            if (count > 1 && !HasEntries(encoded.Source))
                throw new NeuroCoreException($"{path}: {encoded.Source.Kind} holds one {(encoded.Source.Recording is null ? "image" : "recording")}, so there is no --count of them: leave it out.");
            if ((count > 1 || known is not null) && encoded.Source.Kind == "idx")
                images ??= IdxFile.Read(path);
            if (known is not null && encoded.Source.Recording is not null)
                throw new NeuroCoreException($"{path}: {encoded.Source.Kind} holds recordings, but --labels-from is for images and rows: leave it out; recordings of SHD have their labels in the file.");
            if (known is not null && known.Count != (images?.Count ?? encoded.Source.Rows.Length))
                throw new NeuroCoreException($"{labels}: has {known.Count} labels, but {path} has {images?.Count ?? encoded.Source.Rows.Length} entries: give the labels that belong to it.");
            if (encoded.Inputs != first.Inputs)
                throw new NeuroCoreException($"{path}: entry {entry} needs an input of {encoded.Inputs}, entry {request.File.Entry} one of {first.Inputs}: give --size, or encode them apart.");
            if ((known is null ? encoded.Source.Recording?.Label : known.Entry(entry)[0]) is { } label)
                samples.Add(new LabelledSample((int)ticks, label));
            foreach (var spike in encoded.Spikes)
                spikes.Add(spike with { Tick = (int)ticks + spike.Tick });
            ticks += (long)encoded.Ticks + silence;
            if (ticks > int.MaxValue)
                throw new NeuroCoreException($"{path}: {number + 1} entries and their --silence take {ticks} ticks, but a run has {int.MaxValue} at most: take fewer, or less silence.");
            if (spikes.Count > Stimulus.MostSpikes)
                throw new NeuroCoreException($"{path}: {number + 1} entries make more than {Stimulus.MostSpikes} spikes, the most that a list has: take a smaller --count.");
        }

        return new EncodedSeries(first!, (int)ticks, spikes.ToImmutable(), samples.ToImmutable());
    }

    private static bool HasEntries(EventFile source) => source.Kind is "idx" or "SHD" or "table";

    private static IdxFile Labels(string path)
    {
        var labels = IdxFile.Read(path);
        if (labels.EntrySize != 1)
            throw new NeuroCoreException($"{path}: has {labels.EntrySize} values in an entry, but a label is one: give the file of labels, not of images.");
        return labels;
    }
}
