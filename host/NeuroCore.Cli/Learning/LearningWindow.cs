// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli.Learning;

/// <summary>When weights change in a run: what the user says, else what the image says.</summary>
internal static class LearningWindow
{
    /// <summary>What opens and closes the gate.</summary>
    /// <param name="request">What the user says.</param>
    /// <param name="image">An image that learns.</param>
    /// <param name="firstTick">Tick of the description that the run begins with; the user's times count from there.</param>
    /// <param name="ticks">Length of the run.</param>
    /// <exception cref="NeuroCoreException">The window ends before it begins, or begins after the run.</exception>
    public static IEnumerable<RunPause> Gates(LearningRequest request, RegisterImage image, long firstTick, int ticks)
    {
        if (request.Freeze)
            return [Gate(0, open: false)];
        if (request.From is null && request.Until is null)
            return RunPause.OfLearning(image, firstTick, ticks);
        var tickSeconds = image.Metadata.TickSeconds;
        var note = image.Metadata.Learning is { IsOn: true } on ? on : null;
        var from = request.From?.WholeTicks(tickSeconds, "--learn-from") ?? Math.Max(0, (note?.From ?? 0) - firstTick);
        var until = request.Until?.WholeTicks(tickSeconds, "--learn-until") ?? note?.Until - firstTick;
        if (until <= from)
            throw new NeuroCoreException(string.Create(
                CultureInfo.InvariantCulture, $"Learning would end before tick {until:N0} of the run, but begin with tick {from:N0}: give --learn-from and --learn-until so that there is time between."));
        if (from >= ticks && from > 0)
            throw new NeuroCoreException(string.Create(
                CultureInfo.InvariantCulture, $"Learning would begin with tick {from:N0}, but the run ends after {ticks:N0}: begin sooner, or write --freeze."));
        return Window(from, until, ticks);
    }

    private static IEnumerable<RunPause> Window(long from, long? until, int ticks)
    {
        yield return Gate(0, from == 0);
        if (from > 0)
            yield return Gate((int)from, open: true);
        if (until <= ticks)
            yield return Gate((int)until, open: false);
    }

    private static RunPause Gate(int tick, bool open) => new(tick, session => session.SetGateAsync(open));
}
