// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using NeuroCore.Network;

namespace NeuroCore.Trainer.Digits;

/// <summary>
/// A layer in training: real weights on a scale where the threshold is 1, their gradients, and Adam's moments.
/// Plain arithmetic in a fixed order, so that the same seed gives the same bits on every machine: vectors hold neighbours,
/// which are never added to each other, and no product is fused with a sum.
/// </summary>
internal sealed class RealLayer
{
    private const double FirstKeep = 0.9;
    private const double SecondKeep = 0.999;
    private const double Epsilon = 1e-8;

    private readonly double[] _first;
    private readonly double[] _second;
    private double _firstLeft = 1;
    private double _secondLeft = 1;

    internal RealLayer(int inputs, int neurons, double spread, double bias, SplitMix64 random)
    {
        Inputs = inputs;
        Neurons = neurons;
        Values = new double[(inputs + 1) * neurons];
        Gradients = new double[Values.Length];
        _first = new double[Values.Length];
        _second = new double[Values.Length];
        for (int at = 0; at < inputs * neurons; at++)
            Values[at] = ((2 * random.NextUnit()) - 1) * spread;
        Array.Fill(Values, bias, inputs * neurons, neurons);
    }

    internal int Inputs { get; }

    internal int Neurons { get; }

    /// <summary>Weights, source by source, and then the biases: the input of a whole run.</summary>
    internal double[] Values { get; }

    /// <summary>Gradients of the same places, summed over a batch.</summary>
    internal double[] Gradients { get; }

    /// <summary>Sums up the input that neurons get from sources with these spike counts.</summary>
    internal void Forward(ReadOnlySpan<double> counts, Span<double> sums)
    {
        Values.AsSpan(Inputs * Neurons).CopyTo(sums);
        for (int source = 0; source < Inputs; source++)
        {
            double count = counts[source];
            if (count == 0)
                continue;
            AddProduct(sums, count, Values.AsSpan(source * Neurons, Neurons));
        }
    }

    /// <summary>Adds the gradients of one image, given those of the sums.</summary>
    internal void Backward(ReadOnlySpan<double> counts, ReadOnlySpan<double> slopes)
    {
        for (int source = 0; source < Inputs; source++)
        {
            double count = counts[source];
            if (count == 0)
                continue;
            AddProduct(Gradients.AsSpan(source * Neurons, Neurons), count, slopes);
        }
        Span<double> biases = Gradients.AsSpan(Inputs * Neurons);
        for (int neuron = 0; neuron < biases.Length; neuron++)
            biases[neuron] += slopes[neuron];
    }

    /// <summary>One step of Adam along the gradients of a batch, which are cleared.</summary>
    internal void Step(double rate, double decay, int batch)
    {
        _firstLeft *= FirstKeep;
        _secondLeft *= SecondKeep;
        int at = 0;
        for (; at <= Values.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            Vector<double> gradient = new Vector<double>(Gradients, at) / new Vector<double>((double)batch), value = new(Values, at);
            Vector<double> first = new(_first, at), second = new(_second, at);
            first += new Vector<double>(1 - FirstKeep) * (gradient - first);
            second += new Vector<double>(1 - SecondKeep) * ((gradient * gradient) - second);
            Vector<double> mean = first / new Vector<double>(1 - _firstLeft), square = second / new Vector<double>(1 - _secondLeft);
            value -= new Vector<double>(rate) * ((mean / (Vector.SquareRoot(square) + new Vector<double>(Epsilon))) + (new Vector<double>(decay) * value));
            first.CopyTo(_first, at);
            second.CopyTo(_second, at);
            value.CopyTo(Values, at);
        }
        for (; at < Values.Length; at++)
        {
            double gradient = Gradients[at] / batch;
            _first[at] += (1 - FirstKeep) * (gradient - _first[at]);
            _second[at] += (1 - SecondKeep) * ((gradient * gradient) - _second[at]);
            double mean = _first[at] / (1 - _firstLeft);
            double square = _second[at] / (1 - _secondLeft);
            Values[at] -= rate * ((mean / (Math.Sqrt(square) + Epsilon)) + (decay * Values[at]));
        }
        Array.Clear(Gradients);
    }

    private static void AddProduct(Span<double> sums, double factor, ReadOnlySpan<double> values)
    {
        int at = 0;
        for (; at <= sums.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            Vector<double> sum = new Vector<double>(sums[at..]) + (new Vector<double>(factor) * new Vector<double>(values[at..]));
            sum.CopyTo(sums[at..]);
        }
        for (; at < sums.Length; at++)
            sums[at] += factor * values[at];
    }

    /// <summary>
    /// The layer in integers: each neuron's largest weight becomes 127, and its threshold, 1 here, and its bias are scaled alike.
    /// </summary>
    internal void Quantise(IntegerLayer layer, int ticks)
    {
        for (int neuron = 0; neuron < Neurons; neuron++)
        {
            double largest = 1.0 / 128;
            for (int source = 0; source < Inputs; source++)
                largest = Math.Max(largest, Math.Abs(Values[(source * Neurons) + neuron]));
            double scale = 127 / largest;
            for (int source = 0; source < Inputs; source++)
                layer.Weights[(source * Neurons) + neuron] = (int)Math.Round(Values[(source * Neurons) + neuron] * scale);
            layer.Thresholds[neuron] = (int)Math.Round(scale);
            layer.Biases[neuron] = (int)Math.Round(Values[(Inputs * Neurons) + neuron] * scale / ticks);
        }
    }
}
