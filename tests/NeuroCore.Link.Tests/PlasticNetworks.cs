// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link.Tests;

/// <summary>Images of an input of four and a population of six neurons in an order of their own, of which one projection learns.</summary>
internal static class PlasticNetworks
{
    public const int Inputs = 4;
    public const int Neurons = 6;
    public const double Unit = 0.25;

    private static readonly ImmutableArray<int> s_order = [5, 0, 3, 1, 4, 2];

    /// <summary>The weight from an input to a neuron; null where there is none.</summary>
    public static int? Weight(int pre, int post) => (pre + post) % 3 == 0 ? null : (10 * pre) - (7 * post);

    public static bool IsStatic(int pre, int post) => (pre, post) == (1, 1);

    public static RegisterImage Of(Configuration build)
    {
        var neurons = (Neurons + build.Lanes - 1) / build.Lanes * build.Lanes;
        var cells = new PopulationPlace("cells", false, 0, Neurons) { Order = s_order };
        var senses = new PopulationPlace("senses", true, neurons, Inputs);
        var sections = ImmutableArray.CreateBuilder<ImageSection>();
        sections.Add(new ImageSection(Bank.Control, 0, [(ushort)neurons, (ushort)(2 * neurons)]));
        sections.Add(new ImageSection(Bank.Learning, 0, [1, 0, LearningLayout.Products(1, 1, 0), 0, 1]));
        for (var pre = 0; pre < Inputs; pre++)
        {
            var source = senses.Position(pre);
            sections.Add(new ImageSection(Bank.Range, source, [RangeWord.Encode(new OccupiedRange(0, (neurons / build.Lanes) - 1))]));
            var words = Row(build, source, neurons, post => Weight(pre, post), cells);
            sections.Add(new ImageSection(Bank.Synapse, source * build.Blocks * build.Pairs, words));
        }

        var pairs = Enumerable.Range(0, Inputs).SelectMany(pre => Enumerable.Range(0, Neurons).Select(post => (pre, post)))
            .Where(pair => Weight(pair.pre, pair.post) is not null).ToList();
        return new RegisterImage(
            build, Capabilities.Learning, neurons, 2 * neurons, sections.ToImmutable(), new ImageMetadata("plastic", 0.001, [cells, senses])
            {
                Projections =
                [
                    new ProjectionPlace("learned", "senses", "cells", pairs.Count - 1, 8)
                    {
                        Unit = Unit, Rule = "any", Pairs = [.. pairs.Where(pair => !IsStatic(pair.pre, pair.post))],
                    },
                    new ProjectionPlace("fixed", "senses", "cells", 1, 1) { IsTurned = true, Pairs = [(1, 1)] },
                ],
                Learning = new LearningNote(["any"], IsOn: true, From: 3, Until: 7),
            });
    }

    /// <summary>The word of a synapse on a board, and whether the weight is its high byte.</summary>
    public static (int Address, bool High) Place(RegisterImage image, int pre, int post)
    {
        var (source, neuron) = (image.Metadata.Populations[1].Position(pre), image.Metadata.Populations[0].Position(post));
        return (SynapseLayout.Address(image.Target, source, neuron), SynapseLayout.HighByte(image.Target, source, neuron));
    }

    private static ImmutableArray<ushort> Row(Configuration build, int source, int neurons, Func<int, int?> weight, PopulationPlace cells)
    {
        var words = new ushort[neurons / build.Lanes * build.Pairs];
        var first = source * build.Blocks * build.Pairs;
        for (var neuron = 0; neuron < neurons; neuron++)
        {
            var code = (byte)((cells.Holds(neuron) ? weight(cells.Index(neuron)) : null) ?? WeightCodes.NoSynapse);
            words[SynapseLayout.Address(build, source, neuron) - first] |=
                (ushort)(SynapseLayout.HighByte(build, source, neuron) ? code << 8 : code);
        }

        return [.. words];
    }
}
