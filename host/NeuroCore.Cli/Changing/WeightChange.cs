// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Cli.Changing;

/// <summary>Changes of weights of a projection, all before one tick.</summary>
internal static class WeightChange
{
    /// <summary>How many synapses change, how far the board is from what was asked for, and what makes the change.</summary>
    /// <exception cref="NeuroCoreException">It cannot be made.</exception>
    public static (int Members, double Error, Func<DeviceSession, Task> Make) Of(
        string projection, int tick, ImmutableArray<NetworkChange> changes, RegisterImage image)
    {
        var present = ImageWeights.Of(image, projection);
        var target = image.Metadata.Projections.First(place => place.Name == projection).Target;
        if (image.Metadata.Populations.First(place => place.Name == target).LevelUnits is null)
            throw new NeuroCoreException(
                $"{projection}.{NetworkChange.Weight} is to change before tick {tick}, but the image '{image.Metadata.Name}' does not say which sign weights into '{target}' have on the board, because a normalisation went into it or an older compiler made it: change the description, and compile it again.");
        var weights = changes
            .SelectMany(change => change.Indices is [var pre, var post]
                ? [(Pre: pre, Post: post, Weight: change.Value)]
                : present.Select(synapse => (synapse.Pre, synapse.Post, Weight: change.Value)))
            .ToImmutableArray();
        var became = ImageWeights.Rounded(image, projection, weights).ToDictionary(synapse => (synapse.Pre, synapse.Post), synapse => synapse.Weight);
        // Of what is given twice the last holds.
        var asked = weights.GroupBy(weight => (weight.Pre, weight.Post)).ToDictionary(group => group.Key, group => group.Last().Weight);
        return (
            asked.Count,
            asked.Select(weight => Math.Abs(became[weight.Key] - weight.Value)).DefaultIfEmpty().Max(),
            session => session.WriteWeightsAsync(projection, weights));
    }
}
