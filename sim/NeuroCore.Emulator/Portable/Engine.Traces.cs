// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <content>Traces: their decay beside the update, and what events add to them.</content>
internal sealed unsafe partial class Engine
{
    private const int Most = 255;

    /// <summary>All traces of the image decay.</summary>
    public void Decay()
    {
        if (!Plan.Learns)
            return;
        for (var trace = 0; trace < 2; trace++)
        {
            Decay((byte*)Arrays.SourceTraces[trace], Arrays.SourceNoise, Arrays.NeuronNoise[0], Sources, trace);
            Decay((byte*)Arrays.NeuronItems[trace], Arrays.NeuronNoise, Arrays.SourceNoise[0], Neurons, 2 + trace);
        }
    }

    private void Decay(byte* traces, byte* noise, byte other, int count, int trace)
    {
        var (mantissa, shift) = (Parameter(trace, TraceParameter.Mantissa), Parameter(trace, TraceParameter.Shift) & Shape.ShiftMask);
        for (var i = 0; i < count; i++)
            traces[i] = (byte)(((traces[i] << 8) + (noise[i] ^ other) - ((traces[i] * mantissa) >> shift)) >> 8);
    }

    /// <summary>Steps 4: neurons that fired learn, and their traces grow.</summary>
    public void Post()
    {
        if (!Plan.Learns)
            return;
        var columns = Registers.Gate && Registers.Products(LearningTrigger.Post) != 0;
        for (var i = 0; i < Arrays.Header->FiredCount; i++)
        {
            var neuron = Arrays.Fired[i];
            if (columns)
                LearnColumn(neuron);
            Grow((byte*)Arrays.NeuronItems[0] + neuron, 2);
            Grow((byte*)Arrays.NeuronItems[1] + neuron, 3);
        }
    }

    /// <summary>Step 5: the traces of sources that delivered grow.</summary>
    public void Grow()
    {
        for (var i = 0; Plan.Learns && i < Arrays.Header->DeliveredCount; i++)
        {
            Grow((byte*)Arrays.SourceTraces[0] + Arrays.Delivered[i], 0);
            Grow((byte*)Arrays.SourceTraces[1] + Arrays.Delivered[i], 1);
        }
    }

    private void Grow(byte* trace, int number) => *trace = (byte)Math.Min(Most, *trace + Parameter(number, TraceParameter.Impulse));

    /// <summary>A parameter of x1, x2, y1 or y2: 0..3.</summary>
    public int Parameter(int trace, TraceParameter parameter) => Item(NeuronTraceItem.Parameters)[(4 * trace) + (int)parameter];
}
