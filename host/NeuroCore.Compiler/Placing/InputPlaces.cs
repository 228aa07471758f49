// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Where the inputs of a network lie, behind its neurons.</summary>
internal static class InputPlaces
{
    /// <summary>
    /// The inputs with their first sources: those that a drive makes spike first, from where the board's encoders begin,
    /// because each encoder belongs to one source; then those of the host, in the order of the description both.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="neurons">Neurons of the image.</param>
    /// <param name="target">The build.</param>
    public static IEnumerable<(InputPopulation Input, bool Driven, long First)> Of(NetworkDescription network, long neurons, Configuration target)
    {
        var next = neurons;
        foreach (var group in network.Inputs.GroupBy(input => IsDriven(network, input)).OrderByDescending(group => group.Key))
        {
            if (group.Key)
                next = Padded(neurons, target.EventWidth);
            foreach (var input in group)
            {
                yield return (input, group.Key, next);
                next = Padded(next + input.Size, target.Lanes);
            }
        }
    }

    /// <summary>True if a drive makes an input spike, at any time of the run.</summary>
    public static bool IsDriven(NetworkDescription network, InputPopulation input) => input.Drive is not EventDrive ||
        (network.Stimulus?.Drives.Any(change => change.Population == input.Name && change.Drive is not EventDrive) ?? false);

    /// <summary>Encoders from the first to the last that is used.</summary>
    public static long Encoders(NetworkDescription network, long neurons, Configuration target)
    {
        var first = Padded(neurons, target.EventWidth);
        return Of(network, neurons, target).Where(place => place.Driven).Select(place => place.First + place.Input.Size - first).DefaultIfEmpty().Max();
    }

    /// <summary>A count, rounded up to a multiple.</summary>
    public static long Padded(long count, int multiple) => (count + multiple - 1) / multiple * multiple;
}
