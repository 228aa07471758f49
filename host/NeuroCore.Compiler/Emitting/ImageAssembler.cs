// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Lays out the memories of a board.</summary>
internal static class ImageAssembler
{
    /// <summary>Puts the sections together: sizes first, weights last.</summary>
    public static RegisterImage Assemble(
        NetworkDescription network,
        Placement placement,
        ImmutableArray<QuantisedPopulation> populations,
        WeightMatrix weights,
        Capabilities needs,
        Configuration target) => new(
            target,
            needs,
            placement.Neurons,
            placement.Sources,
            [
                new ImageSection(Bank.Control, (int)ControlRegister.ImageNeurons, [(ushort)placement.Neurons, (ushort)placement.Sources]),
                .. NeuronSections.Of(populations, placement.Neurons),
                .. SynapseSections.Of(weights, placement.Sources, target),
            ],
            new ImageMetadata(network.Name, network.TickSeconds, placement.Places));
}
