// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Demo;

/// <summary>Shows images to one board that holds the network.</summary>
/// <param name="session">Session with the board, which has loaded the image.</param>
/// <param name="image">The compiled network.</param>
public sealed class DigitClassifier(DeviceSession session, RegisterImage image)
{
    /// <summary>Name of the input that takes pixels.</summary>
    public const string Pixels = "pixels";

    /// <summary>Name of the population with a neuron for each digit.</summary>
    public const string Digits = "digits";

    private readonly DigitCounts _counts = new(image);

    /// <summary>Spikes that an image is shown with.</summary>
    public static Stimulus StimulusOf(DigitImage digit)
    {
        ArgumentNullException.ThrowIfNull(digit);
        var ticks = SpikeCoding.Encode(digit.Pixels.AsSpan());
        return new Stimulus(
            ticks.Length,
            [.. ticks.SelectMany((firing, tick) => firing.Select(pixel => new InputSpike(tick, Pixels, pixel)))]);
    }

    /// <summary>Puts the network to rest and shows an image.</summary>
    public async Task<ShownImage> ShowAsync(DigitImage digit, CancellationToken cancellation)
    {
        Stimulus stimulus = StimulusOf(digit);
        IEnumerable<SourceEvent> events = StimulusPlacement.Place(stimulus, image.Metadata)
            .Select(spike => new SourceEvent(spike.Tick, spike.Source, spike.Negative));
        await session.ResetStateAsync(cancellation).ConfigureAwait(false);
        RunRecord run = await session.RunAsync(events, stimulus.Ticks, cancellation: cancellation).ConfigureAwait(false);
        return new ShownImage(digit, _counts.Of(run), run);
    }
}
