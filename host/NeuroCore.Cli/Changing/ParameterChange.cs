// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Cli.Changing;

/// <summary>Changes of one parameter of the neurons of a population, all before one tick.</summary>
internal static class ParameterChange
{
    private static readonly NeuronParameter[] s_parameters = Enum.GetValues<NeuronParameter>();

    /// <summary>Names of the parameters.</summary>
    public static IEnumerable<string> Names => s_parameters.Select(ImageParameters.NameOf);

    /// <summary>How many neurons change, how far the board is from what was asked for, and what makes the change.</summary>
    /// <exception cref="NeuroCoreException">It cannot be made.</exception>
    public static (int Members, double Error, Func<DeviceSession, Task> Make) Of(
        string population, string name, int tick, ImmutableArray<NetworkChange> changes, RegisterImage image)
    {
        var known = Array.FindIndex(s_parameters, parameter => ImageParameters.NameOf(parameter) == name);
        if (known < 0)
            throw new NeuroCoreException(
                $"{population}.{name} is to change before tick {tick}, but there is no such parameter: {string.Join(", ", ChangePlan.Parameters)} can change.");
        var parameter = s_parameters[known];
        var count = image.Metadata.Populations.FirstOrDefault(place => !place.IsInput && place.Name == population)?.Count ?? 1;
        var values = changes
            .SelectMany(change => (change.Indices.IsEmpty ? Enumerable.Range(0, count) : change.Indices).Select(index => (Index: index, change.Value)))
            .ToImmutableArray();
        var error = values.Max(item => Math.Abs(ImageParameters.Rounded(image, population, parameter, item.Index, item.Value).Value - item.Value));
        return (
            values.DistinctBy(item => item.Index).Count(), error, session => session.SetParameterAsync(population, parameter, values));
    }
}
