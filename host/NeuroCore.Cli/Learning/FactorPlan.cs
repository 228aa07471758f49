// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Cli.Learning;

/// <summary>Where third factors change in a run.</summary>
/// <param name="Pauses">The changes.</param>
/// <param name="Beyond">Changes that come after the last tick and are not made.</param>
internal sealed record FactorPlan(ImmutableArray<RunPause> Pauses, int Beyond)
{
    /// <summary>Makes the plan.</summary>
    /// <param name="request">What the user asked for.</param>
    /// <param name="image">Image that is run.</param>
    /// <param name="ticks">Length of the run.</param>
    /// <exception cref="NeuroCoreException">A neuron does not exist, or a time is no whole number of ticks.</exception>
    public static FactorPlan Of(LearningRequest request, RegisterImage image, int ticks)
    {
        var changes = request.Factors
            .Select(timed => new FactorChange(timed.At?.WholeTicks(image.Metadata.TickSeconds, "the time of --third-factor") ?? 0, null, 0, timed.Factor))
            .Concat(request.FactorFile is { } file ? FactorFile.Load(file) : [])
            .ToList();
        foreach (var change in changes)
            Check(change, image);
        var inside = changes.Where(change => change.Tick == 0 || change.Tick < ticks).ToList();
        return new FactorPlan([.. inside.Select(change => Pause(change, image))], changes.Count - inside.Count);
    }

    private static void Check(FactorChange change, RegisterImage image)
    {
        if (change.Population is not { } name)
            return;
        var place = Find(image, name);
        if (change.Index >= place.Count)
            throw new NeuroCoreException($"{name}[{change.Index}] gets a third factor, but there are {place.Count} of them: use 0..{place.Count - 1}.");
    }

    private static PopulationPlace Find(RegisterImage image, string name) =>
        image.Metadata.Populations.FirstOrDefault(place => !place.IsInput && place.Name == name) ??
        throw new NeuroCoreException($"'{name}' gets a third factor, but is no population of neurons of '{image.Metadata.Name}': check the name.");

    private static RunPause Pause(FactorChange change, RegisterImage image) => change.Population is not { } name
        ? new RunPause(change.Tick, session => session.SetThirdFactorAsync(change.Factor))
        : new RunPause(change.Tick, session => session.WriteAsync(
            Bank.NeuronTrace,
            LearningLayout.NeuronTrace(image.Target, NeuronTraceItem.Factor, Find(image, name).Position(change.Index)),
            new[] { ThirdFactor.Encode(change.Factor) }));
}
