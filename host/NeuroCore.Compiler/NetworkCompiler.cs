// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Turns the description of a network into the image for a build of the hardware.</summary>
public static class NetworkCompiler
{
    /// <summary>Places the populations, rounds every number to the board's integers, and lays out the memories.</summary>
    /// <param name="network">The network.</param>
    /// <param name="target">The build that is to run it.</param>
    /// <returns>The image, always the same for the same arguments, and a report of what was rounded.</returns>
    /// <exception cref="NeuroCoreException">
    /// The network does not fit the build (the sentence says what is short, by how much, and which builds would do),
    /// needs what the build lacks, or has two synapses between one pair.
    /// </exception>
    public static CompiledNetwork Compile(NetworkDescription network, Configuration target)
    {
        BuildFit.Require(network, target);
        var placement = Placement.Of(network, target);
        var synapses = SynapseTable.Of(network, placement);
        var populations = placement.Populations
            .Select(place => PopulationQuantiser.Quantise(network, place, synapses.Into(place), target))
            .ToImmutableArray();
        var weights = WeightMatrix.Of(synapses, populations, placement);
        var needs = FeatureNeeds.Of(populations);
        FeatureNeeds.Require(needs, target, network.Name);
        return new CompiledNetwork(
            ImageAssembler.Assemble(network, placement, populations, weights, needs, target),
            ReportBuilder.Build(network, placement, populations, synapses, weights, target));
    }
}
