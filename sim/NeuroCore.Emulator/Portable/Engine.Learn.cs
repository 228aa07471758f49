// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Emulator;

/// <content>What synapses learn: rows, columns, epochs.</content>
internal sealed unsafe partial class Engine
{
    private const int TagLow = 11;
    private const int MostTag = 15;

    private readonly LaneStep[] _steps = new LaneStep[LearningProgram.MostProducts];

    private byte* Item(NeuronTraceItem item) => (byte*)Arrays.NeuronItems[(int)item];

    /// <summary>Each synapse of a piece executes the products of pre or epoch.</summary>
    public void LearnRow(Piece* piece, PieceKind kind, LearningTrigger trigger, int source)
    {
        var own = new OwnOperands(
            ((byte*)Arrays.SourceTraces[0])[source], ((byte*)Arrays.SourceTraces[1])[source], 0, Registers.ThirdFactor);
        var steps = Steps(kind.Rule, trigger, own);
        if (steps.IsEmpty)
            return;
        var first = Item(NeuronTraceItem.First);
        var second = Item(NeuronTraceItem.Second);
        var factor = Item(NeuronTraceItem.Factor);
        for (var neuron = piece->First; neuron < piece->First + piece->Count; neuron++)
        {
            var word = Synapse(source, neuron);
            var noise = Arrays.SourceNoise[source] ^ Arrays.NeuronNoise[neuron];
            PutSynapse(source, neuron, Learned(steps, word, first[neuron], second[neuron], LaneStep.Value(factor[neuron]), noise));
        }
    }

    /// <summary>Each synapse of a neuron that fired executes the products of post.</summary>
    public void LearnColumn(int neuron)
    {
        var own = new OwnOperands(
            Item(NeuronTraceItem.First)[neuron], Item(NeuronTraceItem.Second)[neuron], Item(NeuronTraceItem.Factor)[neuron], Registers.ThirdFactor);
        foreach (var (start, count, rule) in Plan.Columns[neuron / Build.Lanes])
        {
            var steps = Steps(rule, LearningTrigger.Post, own);
            var first = (byte*)Arrays.SourceTraces[0];
            var second = (byte*)Arrays.SourceTraces[1];
            for (var source = start; source < start + count && !steps.IsEmpty; source++)
            {
                var word = Synapse(source, neuron);
                var noise = Arrays.SourceNoise[source] ^ Arrays.NeuronNoise[neuron];
                PutSynapse(source, neuron, Learned(steps, word, first[source], second[source], 0, noise));
            }
        }
    }

    /// <summary>Step 6: if an epoch ends, all rows learn.</summary>
    public void Epoch()
    {
        if (!EpochEnds)
            return;
        for (var source = 0; source < Sources; source++)
        {
            if (Plan.RowStart[source] < 0)
                continue;
            for (var piece = Plan.Pieces + Plan.RowStart[source]; ; piece++)
            {
                if (Plan.Kinds[piece->Kind].Rule != 0)
                    LearnRow(piece, Plan.Kinds[piece->Kind], LearningTrigger.Epoch, source);
                if (piece->Last != 0)
                    break;
            }
        }
    }

    // An epoch ends with the tick, and something learns by it.
    private bool EpochEnds => Plan.Learns && Registers.Gate && Registers.Products(LearningTrigger.Epoch) != 0 &&
        Registers.EpochEnds((uint)Arrays.Header->Tick);

    private ReadOnlySpan<LaneStep> Steps(int rule, LearningTrigger trigger, in OwnOperands own)
    {
        var products = Program.Of(rule, trigger, Registers.Products(trigger));
        for (var index = 0; index < products.Length; index++)
            _steps[index] = LaneStep.Of(products[index], own);
        return _steps.AsSpan(0, products.Length);
    }

    private int Learned(ReadOnlySpan<LaneStep> steps, int word, int first, int second, int factor, int noise)
    {
        if ((sbyte)(Shape.Fine ? word >> 8 : word) == WeightCodes.NoSynapse)
            return word;
        var weight = Shape.Fine ? (short)word : (sbyte)word;
        var tag = Shape.Tagged ? (short)word >> TagLow : 0;
        var (written, sum, begins) = (word, 0L, true);
        foreach (ref readonly var step in steps)
        {
            if (begins)
                sum = step.Product.Nearest ? 128 : noise;
            begins = step.Product.Last;
            sum += Term(step, weight, tag, first, second, factor);
            if (!begins)
                continue;
            var onTag = Shape.Tagged && step.Product.Tag;
            var unit = Shape.Fine ? 256 : 1;
            var next = (int)Math.Clamp((((onTag ? tag : weight) * 256L) + sum) >> 8, step.Product.Lower * unit, step.Product.Upper * unit);
            written = onTag ? (written & ((1 << TagLow) - 1)) | ((Math.Clamp(next, -MostTag, MostTag) & 31) << TagLow)
                : Shape.Fine ? next & 0xFFFF
                : (written & 0xFF00) | (next & 0xFF);
        }

        return written;
    }

    private long Term(in LaneStep step, int weight, int tag, int first, int second, int factor)
    {
        var ofWeight = step.Product.Scalar == ProductScalar.Weight;
        var b = step.Product.Vector switch
        {
            ProductVector.First => first,
            ProductVector.Second => second,
            ProductVector.Factor => factor,
            ProductVector.Weight => weight,
            ProductVector.One => 128,
            ProductVector.Tag => 8 * tag,
            _ => 0,
        };
        var product = (long)b * step.Scalar * (ofWeight ? weight : 1);
        if (Shape.Fine && !ofWeight && step.Product.Vector != ProductVector.Weight)
            product <<= 8;
        var shift = step.Product.Shift & Shape.ShiftMask;
        return product < 0 ? -(-product >> shift) : product >> shift;
    }
}
