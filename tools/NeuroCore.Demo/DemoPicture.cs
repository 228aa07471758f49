// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Plot;

namespace NeuroCore.Demo;

/// <summary>An image with the spikes that it made.</summary>
internal static class DemoPicture
{
    internal static RasterPlot Of(ShownImage shown, RegisterImage image, string where)
    {
        var subtitle = string.Create(
            CultureInfo.InvariantCulture,
            $"{shown.Run.Spikes.Length} spikes in {shown.Run.Clocks:N0} clocks: {shown.Run.Clocks * 1e3 / image.Target.ClockHertz:F2} ms at {image.Target.ClockHertz / 1e6:0.#} MHz ({image.Target.Name}, {where})");
        return new RasterPlot(
            $"A handwritten {shown.Image.Label}, seen as {shown.Seen}", 0, shown.Run.Ticks, [.. image.Metadata.Populations.OrderBy(place => !place.IsInput).Select(place => Band(place, shown))])
        {
            Subtitle = subtitle,
            TickSeconds = image.Metadata.TickSeconds,
            Picture = new RasterPicture(
                string.Create(CultureInfo.InvariantCulture, $"Image {shown.Image.Number + 1:N0}, held out"),
                shown.Image.Width,
                shown.Image.Width,
                [.. shown.Image.Pixels.Select(pixel => (double)pixel)]),
            Bars = new RasterBars(
                "Spikes of each output",
                [.. Enumerable.Range(0, shown.Counts.Length).Select(digit => digit.ToString(CultureInfo.InvariantCulture))],
                [.. shown.Counts.Select(count => (double)count)],
                shown.Seen),
        };
    }

    private static RasterBand Band(PopulationPlace place, ShownImage shown)
    {
        ImmutableArray<RasterSpike> spikes = place.IsInput
            ? [.. DigitClassifier.StimulusOf(shown.Image).Spikes.Select(spike => new RasterSpike(spike.Tick, spike.Index))]
            : [.. shown.Run.Spikes.Where(spike => place.Holds(spike.Neuron)).Select(spike => new RasterSpike(spike.Tick, place.Index(spike.Neuron)))];
        return new RasterBand(place.Name, place.Count, spikes) { Members = place.IsInput ? "inputs" : "neurons" };
    }
}
