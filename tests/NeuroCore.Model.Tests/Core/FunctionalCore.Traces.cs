// SPDX-License-Identifier: Apache-2.0

namespace NeuroCore.Model.Tests.Core;

/// <content>Traces.</content>
internal sealed partial class FunctionalCore
{
    /// <summary>x1 and x2, by trace and source.</summary>
    public int[,] SourceTraces { get; }

    /// <summary>y1 and y2, by trace and neuron.</summary>
    public int[,] NeuronTraces { get; }

    // 2, beside the neurons.
    private void DecayTraces()
    {
        for (var trace = 0; trace < 2 && Remembers; trace++)
        {
            for (var source = 0; source < _net.Sources; source++)
                SourceTraces[trace, source] = Decayed(SourceTraces[trace, source], source, 0, _net.Traces[trace]);
            for (var neuron = 0; neuron < _net.Neurons; neuron++)
                NeuronTraces[trace, neuron] = Decayed(NeuronTraces[trace, neuron], 0, neuron, _net.Traces[2 + trace]);
        }
    }

    private int Decayed(int x, int source, int neuron, TraceNumbers numbers) =>
        ((x * 256) + FunctionalNoise.Byte(H, source, neuron) - (x * numbers.Mantissa / (1 << numbers.Shift))) / 256;

    private void Grow(int[,] traces, int index, int first)
    {
        for (var trace = 0; trace < 2 && Remembers; trace++)
            traces[trace, index] = Math.Min(255, traces[trace, index] + _net.Traces[first + trace].Impulse);
    }

    private static int[,] Where(bool has, int[,] state) => has ? (int[,])state.Clone() : new int[state.GetLength(0), state.GetLength(1)];
}
