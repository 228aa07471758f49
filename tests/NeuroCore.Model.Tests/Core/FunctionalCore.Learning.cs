// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <content>Learning, as <c>hdl/core/learning.md</c> has it.</content>
internal sealed partial class FunctionalCore
{
    /// <summary>Synapse word of each source to each neuron.</summary>
    public ushort[,] Synapses { get; }

    private bool Fine => Has(Capabilities.FineSynapses);

    private bool Tagged => Has(Capabilities.TaggedSynapses);

    // A network without a plastic class neither learns nor remembers.
    private bool Remembers => Has(Capabilities.Learning) && _net.Plastic.Contains(true);

    private bool MayLearn => Remembers && _net.Gate;

    // 1, after delivery: a source that had an event.
    private void LearnPre()
    {
        foreach (var source in Delivered)
            LearnRow(LearningTrigger.Pre, source);
    }

    // 4: neurons that fired; then their traces grow.
    private void LearnPost()
    {
        foreach (var neuron in Fired)
        {
            for (var source = 0; source < _net.Sources; source++)
                Learn(LearningTrigger.Post, source, neuron, ClassOf(source - (source % _build.Lanes)));
            Grow(NeuronTraces, neuron, 2);
        }
    }

    // 5: sources that had events.
    private void GrowSources()
    {
        foreach (var source in Delivered)
            Grow(SourceTraces, source, 0);
    }

    // 6.
    private void LearnEpoch()
    {
        if ((T + 1) % (1L << _net.EpochShift) != 0)
            return;
        for (var source = 0; source < _net.Sources; source++)
            LearnRow(LearningTrigger.Epoch, source);
    }

    private void LearnRow(LearningTrigger trigger, int source)
    {
        for (var neuron = 0; neuron < _net.Neurons && _net.Plastic[ClassOf(source)]; neuron++)
            Learn(trigger, source, neuron, ClassOf(source));
    }

    // As its range says; that of a source without synapses says 0.
    private int ClassOf(int source) => _net.Ranges[source] is null ? 0 : _net.SourceClasses[source];

    private void Learn(LearningTrigger trigger, int source, int neuron, int sourceClass)
    {
        var block = neuron / _build.Lanes;
        var rule = _net.Projections[sourceClass, block].Rule;
        if (!MayLearn || rule == 0 || _net.Ranges[source] is not { } range || block < range.First || block > range.Last ||
            Synapse(Synapses[source, neuron]).Weight == WeightCodes.NoSynapse)
            return;

        var (weight, tag) = (Weight(source, neuron), TagOf(source, neuron));
        var (newWeight, newTag) = (weight, tag);
        var sum = 0L;
        var begins = true;
        for (var index = 0; index < _net.Products[(int)trigger]; index++)
        {
            var product = _net.Program[rule, (int)trigger, index];
            if (begins)
                sum = product.Nearest ? 128 : FunctionalNoise.Byte(H, source, neuron);
            begins = product.Last;
            var onTag = product.Tag && Tagged;
            sum += Term(product, trigger, source, neuron, weight, tag);
            if (!product.Last)
                continue;
            var unit = Fine ? 256 : 1;
            var upper = (product.UpperBound ? product.Bound : 0) * unit;
            var lower = (product.LowerBound ? -product.Bound : 0) * unit;
            var rounded = Math.Min(upper, Math.Max(lower, Floor256(((onTag ? tag : weight) * 256L) + sum)));
            if (onTag)
                newTag = Math.Min(15, Math.Max(-15, rounded));
            else
                newWeight = rounded;
        }

        Put(source, neuron, (int)newWeight, (int)newTag);
    }

    private long Term(FunctionalProduct product, LearningTrigger trigger, int source, int neuron, long weight, long tag)
    {
        var (own, other) = trigger == LearningTrigger.Post
            ? ((NeuronTraces[0, neuron], NeuronTraces[1, neuron]), (SourceTraces[0, source], SourceTraces[1, source]))
            : ((SourceTraces[0, source], SourceTraces[1, source]), (NeuronTraces[0, neuron], NeuronTraces[1, neuron]));
        var m = SignAndMagnitude(_net.Factors[neuron]);
        var g = SignAndMagnitude(_net.ThirdFactor);
        // Each as a signed number: the sign of a product is that of its factors, taken together.
        long a = product.Scalar switch
        {
            ProductScalar.Coefficient => product.Coefficient,
            ProductScalar.First => own.Item1,
            ProductScalar.Second => own.Item2,
            ProductScalar.Factor => m,
            ProductScalar.Weight => weight,
            _ => throw new InvalidOperationException("No such scalar."),
        };
        if (product.Gated && product.Scalar != ProductScalar.Weight)
            a = Math.Sign(a) * Math.Sign(g) * (Math.Abs(a) * Math.Abs(g) / 128);
        long b = product.Vector switch
        {
            ProductVector.First => other.Item1,
            ProductVector.Second => other.Item2,
            ProductVector.Factor => m,
            ProductVector.Weight => weight,
            ProductVector.One => 128,
            ProductVector.Tag => 8 * tag,
            _ => throw new InvalidOperationException("No such vector."),
        };
        var ofWeight = product.Scalar == ProductScalar.Weight || product.Vector == ProductVector.Weight;
        var product256 = a * b * (Fine && !ofWeight ? 256 : 1);
        var term = Math.Sign(product256) * (Math.Abs(product256) / (1L << product.Shift));
        return product.Subtract ? -term : term;
    }

    private static long SignAndMagnitude(int code) => (code & 128) != 0 ? -(code & 127) : code & 127;

    private static long Floor256(long value) => (value - (((value % 256) + 256) % 256)) / 256;

    // The weight that learns.
    private long Weight(int source, int neuron) => Fine ? (short)Synapses[source, neuron] : (sbyte)Synapses[source, neuron];

    private long TagOf(int source, int neuron) => Tagged ? (short)Synapses[source, neuron] / 2048 + TagCarry(source, neuron) : 0;

    // A negative tag is rounded down.
    private int TagCarry(int source, int neuron) => (short)Synapses[source, neuron] < 0 && (Synapses[source, neuron] & 2047) != 0 ? -1 : 0;

    private void Put(int source, int neuron, int weight, int tag) => Synapses[source, neuron] =
        Fine ? (ushort)weight
        : Tagged ? (ushort)(((tag & 31) * 2048) + (Synapses[source, neuron] & 0x0700) + (weight & 255))
        : (ushort)(weight & 255);
}
