// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Something that is done between two ticks of a run. The run is cut there and goes on bit for bit as if it had not been.</summary>
/// <param name="Tick">Before this tick, counted from the start of the run; the run's length is after its last tick.</param>
/// <param name="Do">
/// What is done. It may read and write anything, but run nothing. It is not cancelled: cut off, it would leave the state in doubt.
/// </param>
public sealed record RunPause(int Tick, Func<DeviceSession, Task> Do)
{
    /// <summary>Pauses after every so many ticks, the last perhaps after the last tick of the run.</summary>
    /// <param name="period">Ticks from one to the next, 1 or more.</param>
    /// <param name="ticks">Length of the run.</param>
    /// <param name="action">What is done; told how many ticks were run.</param>
    public static IEnumerable<RunPause> Every(int period, int ticks, Func<DeviceSession, int, Task> action)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        return Enumerable.Range(1, ticks / period).Select(number => new RunPause(number * period, session => action(session, number * period)));
    }

    /// <summary>The pauses that open and close the gate as an image says: <see cref="LearningNote.From"/> and <see cref="LearningNote.Until"/>.</summary>
    /// <param name="image">Image.</param>
    /// <param name="firstTick">Tick of the description that the run begins with: 0, or that of a state which it goes on from.</param>
    /// <param name="ticks">Length of the run; what lies behind its end is left out.</param>
    public static IEnumerable<RunPause> OfLearning(RegisterImage image, long firstTick, int ticks)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Metadata.Learning is not { IsOn: true } note)
            yield break;
        if (note.From - firstTick is var from && from >= 0 && from < ticks)
            yield return new RunPause((int)from, session => session.SetGateAsync(true));
        if (note.Until - firstTick is { } until && until >= 0 && until <= ticks)
            yield return new RunPause((int)until, session => session.SetGateAsync(false));
    }
}
