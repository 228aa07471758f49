// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <content>Step 1: events become input.</content>
internal sealed partial class FunctionalCore
{
    private void Deliver()
    {
        Delivered = [.. _events.Keys];
        foreach (var (source, negative) in _events)
        {
            if (_net.Ranges[source] is not { } range)
                continue;
            for (var block = range.First; block <= range.Last; block++)
            {
                var projection = _net.Projections[_net.SourceClasses[source], block];
                for (var neuron = block * _build.Lanes; projection.Enable && neuron < (block + 1) * _build.Lanes; neuron++)
                    Deliver(source, negative, neuron, projection);
            }
        }

        _events.Clear();
    }

    private void Deliver(int source, bool negative, int neuron, ProjectionWord projection)
    {
        var (weight, delay) = Synapse(Synapses[source, neuron]);
        if (weight == -128)
            return;
        var sign = negative != (projection.Negative && Has(Capabilities.Polarity)) ? -1 : 1;
        var exponent = projection.Exponent % (1 << _build.ExponentBits);
        var slot = (Ring(projection.Receptor) * Delays) + (int)((T + projection.Delay + delay) % Delays);
        Accumulators[slot, neuron] = Sat(Accumulators[slot, neuron] + (sign * (weight * (1L << exponent))), 16);
    }

    // Weight and delay of its own.
    private (int Weight, int Delay) Synapse(ushort word) =>
        Has(Capabilities.FineSynapses) ? ((sbyte)(word >> 8), 0)
        : Has(Capabilities.TaggedSynapses) ? ((sbyte)word, (word >> 8) & 7)
        : ((sbyte)word, 0);

    private int Ring(int receptor) => receptor switch
    {
        1 when Has(Capabilities.TwoReceptors) => 1,
        2 when Has(Capabilities.Divisive) => DivisiveRing,
        _ => 0,
    };
}
