// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <content>What can be seen of learning.</content>
public sealed partial class CoreModel
{
    // What the edge is about to write, and where.
    private void ObserveLearning(ref CoreObservation seen)
    {
        var learning = _learning!;
        var traces = learning.Traces;
        if (learning.Through)
            ObserveUnit(learning, ref seen);
        if (Phase == Phase.Update && traces.WritesDecayed)
        {
            var (trace, index, half) = traces.WrittenWord;
            ObserveTraces(traces.WritesNeurons, trace, (index * Configuration.Lanes) + half, Bits.Mask(Configuration.Lanes / 2), ref seen);
        }
        else if (traces.Grows)
        {
            var (ofNeuron, trace, number) = traces.Growing;
            ObserveTraces(ofNeuron, trace, number, 1 << traces.Sources.Lane(number), ref seen);
        }
    }

    private void ObserveTraces(bool ofNeurons, int item, int number, int bytes, ref CoreObservation seen)
    {
        var memory = ofNeurons ? _learning!.Traces.Neurons : _learning!.Traces.Sources;
        var word = memory.Word(memory.Address(item, number));
        if (ofNeurons)
            (seen.NeuronTraceWriteBytes, seen.NeuronTraceWriteWord) = (bytes, word);
        else
            (seen.SourceTraceWriteBytes, seen.SourceTraceWriteWord) = (bytes, word);
    }

    // A unit is through: it is written if its rule stores anything, a row in all its lanes, half a column in every other one.
    private void ObserveUnit(LearningEngine learning, ref CoreObservation seen)
    {
        var column = Phase == Phase.Post;
        var source = column ? learning.WriteIndex * Configuration.Lanes : _walk.RowSource;
        var block = column ? ColumnBlock : learning.WriteIndex;
        var trigger = column ? LearningTrigger.Post : Phase == Phase.Epoch ? LearningTrigger.Epoch : LearningTrigger.Pre;
        if (!learning.Stores(trigger, column ? learning.GroupClass(learning.WriteIndex) : _walk.RowClass, block))
            return;
        var lanes = Configuration.Lanes;
        for (var number = column ? learning.WriteHalf : 0; number < lanes; number += column ? 2 : 1)
        {
            // Of a row the neurons, of a column the sources.
            var lane = (number + (column ? _scan.EventSource : source)) & (lanes - 1);
            var pair = _synapses.PairOf(lane);
            seen.SynapseWriteBytes |= _synapses.BytesOf(lane) << (2 * pair);
            seen.SynapseWriteWords[pair] = (ushort)_synapses.Word(column ? source + number : source, block);
        }
    }

    // What the edge has written.
    private void ObserveLearnt(ref CoreObservation seen)
    {
        var traces = _learning!.Traces;
        for (var pair = 0; pair < Configuration.Pairs && seen.SynapseWriteBytes != 0; pair++)
        {
            var bytes = (seen.SynapseWriteBytes >> (2 * pair)) & 3;
            if (bytes != 0)
                seen.SynapseWriteData[pair] = (ushort)(_synapses.Pair(seen.SynapseWriteWords[pair], pair) & (ushort)Bytes(bytes));
        }

        if (seen.SourceTraceWriteBytes != 0)
            seen.SourceTraceWriteData = traces.Sources.Whole(seen.SourceTraceWriteWord) & Bytes(seen.SourceTraceWriteBytes);
        if (seen.NeuronTraceWriteBytes != 0)
            seen.NeuronTraceWriteData = traces.Neurons.Whole(seen.NeuronTraceWriteWord) & Bytes(seen.NeuronTraceWriteBytes);
    }

    // All bits of those bytes.
    private static ulong Bytes(int chosen)
    {
        var mask = 0ul;
        for (var place = 0; place < sizeof(ulong); place++)
            mask |= ((chosen >> place) & 1) != 0 ? 0xFFul << (8 * place) : 0;
        return mask;
    }
}
