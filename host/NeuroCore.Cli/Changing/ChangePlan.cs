// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Cli.Changing;

/// <summary>The changes of parameters and weights in a run, checked before it begins.</summary>
/// <param name="Pauses">The changes.</param>
/// <param name="Projections">Names of the projections whose weights they change.</param>
/// <param name="Made">The changes that were made so far.</param>
internal sealed record ChangePlan(ImmutableArray<RunPause> Pauses, ImmutableHashSet<string> Projections, IReadOnlyList<MadeChange> Made)
{
    /// <summary>No changes.</summary>
    public static ChangePlan None { get; } = new([], [], []);

    /// <summary>Names of all that can change.</summary>
    public static ImmutableArray<string> Parameters { get; } = [.. ParameterChange.Names, NetworkChange.Weight];

    /// <summary>Makes the plan.</summary>
    /// <param name="changes">What the user asked for.</param>
    /// <param name="image">Image that is run.</param>
    /// <param name="ticks">Length of the run.</param>
    /// <exception cref="NeuroCoreException">A change cannot be made.</exception>
    public static ChangePlan Of(ImmutableArray<NetworkChange> changes, RegisterImage image, int ticks)
    {
        var made = new List<MadeChange>();
        var pauses = ImmutableArray.CreateBuilder<RunPause>();
        foreach (var together in changes.GroupBy(change => (Tick: Tick(change, image, ticks), change.Name, change.Parameter)))
        {
            var (tick, name, parameter) = together.Key;
            var (members, error, action) = parameter == NetworkChange.Weight
                ? WeightChange.Of(name, tick, [.. together], image)
                : ParameterChange.Of(name, parameter, tick, [.. together], image);
            pauses.Add(new RunPause(tick, async session =>
            {
                await action(session).ConfigureAwait(false);
                made.Add(new MadeChange(tick, name, parameter, members, error));
            }));
        }

        return new ChangePlan(
            pauses.ToImmutable(), [.. changes.Where(change => change.Parameter == NetworkChange.Weight).Select(change => change.Name)], made);
    }

    private static int Tick(NetworkChange change, RegisterImage image, int ticks)
    {
        var tick = change.At.WholeTicks(image.Metadata.TickSeconds, $"the time of the change of {change.Name}.{change.Parameter}");
        return tick == 0 || tick < ticks
            ? tick
            : throw new NeuroCoreException(
                $"{change.Name}.{change.Parameter} is to change before tick {tick}, but the run has {Quantities.Count(ticks, "tick")}, 0 to {ticks - 1}: change it sooner, or run longer.");
    }
}
