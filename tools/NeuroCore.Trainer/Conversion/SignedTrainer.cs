// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Trainer.Conversion;

/// <summary>Trains the integer classifier: first with real numbers, then with its own integers, the gradient passed straight through the rounding.</summary>
internal sealed class SignedTrainer
{
    private readonly TrainingSettings _settings = new() { HiddenSpread = 0.02, OutputSpread = 0.2, SpikingEpochs = 60, RealEpochs = 60 };
    private readonly ImmutableArray<DigitImage> _images;
    private readonly SplitMix64 _random;
    private readonly RealLayer _hidden;
    private readonly RealLayer _output;
    private readonly SignedNetwork _network;
    private readonly byte[] _pixels = new byte[DigitImage.Size];
    private readonly double[] _inputs = new double[DigitImage.Size];
    private readonly int[] _integers = new int[DigitImage.Size];
    private readonly int[] _hiddenCounts;
    private readonly double[] _sums;
    private readonly double[] _counts;
    private readonly double[] _slopes;
    private readonly double[] _results = new double[DigitImage.Classes];
    private readonly double[] _errors = new double[DigitImage.Classes];

    internal SignedTrainer(ImmutableArray<DigitImage> images, ulong seed)
    {
        _images = images;
        _random = new SplitMix64(seed);
        _hidden = new RealLayer(DigitImage.Size, _settings.Hidden, _settings.HiddenSpread, 0, _random);
        _output = new RealLayer(_settings.Hidden, DigitImage.Classes, _settings.OutputSpread, 0, _random);
        _network = SignedNetwork.Empty(_settings.Hidden);
        _sums = new double[_settings.Hidden];
        _counts = new double[_settings.Hidden];
        _slopes = new double[_settings.Hidden];
        _hiddenCounts = new int[_settings.Hidden];
    }

    internal SignedNetwork Train()
    {
        int epochs = _settings.RealEpochs + _settings.SpikingEpochs;
        int[] order = [.. Enumerable.Range(0, _images.Length)];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            bool exact = epoch >= _settings.RealEpochs;
            double left = exact
                ? (epochs - epoch) / (double)_settings.SpikingEpochs * _settings.SpikingRate
                : (epochs - epoch) / (double)epochs;
            _random.Shuffle(order.AsSpan());
            for (int start = 0; start < order.Length; start += _settings.Batch)
                Step(order.AsSpan(start, Math.Min(_settings.Batch, order.Length - start)), exact, _settings.Rate * left);
        }
        Quantise();
        return _network;
    }

    private void Step(ReadOnlySpan<int> batch, bool exact, double rate)
    {
        if (exact)
            Quantise();
        foreach (int number in batch)
        {
            DigitImage image = _images[number];
            Augmentation.Copy(image.Pixels.AsSpan(), _pixels, DigitImage.Side, _settings.Shifted, _random);
            for (int at = 0; at < _pixels.Length; at++)
                _inputs[at] = _integers[at] = _pixels[at];
            Forward(exact);
            Backward(image.Label);
        }
        _hidden.Step(rate, _settings.Decay, batch.Length);
        _output.Step(rate, _settings.Decay, batch.Length);
    }

    private void Forward(bool exact)
    {
        _hidden.Forward(_inputs, _sums);
        if (exact)
            _network.Hidden.Count(_integers, _hiddenCounts);
        for (int unit = 0; unit < _sums.Length; unit++)
            _counts[unit] = Math.Max(0, exact ? _hiddenCounts[unit] : _sums[unit]);
        _output.Forward(_counts, _results);
    }

    private void Backward(int label)
    {
        for (int digit = 0; digit < _results.Length; digit++)
        {
            _errors[digit] = digit == label
                ? -Math.Max(0, _settings.Most - _results[digit])
                : Math.Max(0, _results[digit] - _settings.Least);
        }
        _output.Backward(_counts, _errors);
        for (int unit = 0; unit < _slopes.Length; unit++)
        {
            double slope = 0;
            for (int digit = 0; digit < _errors.Length; digit++)
                slope += _errors[digit] * _output.Values[(unit * DigitImage.Classes) + digit];
            _slopes[unit] = _sums[unit] > -_settings.Window ? slope : 0;
        }
        _hidden.Backward(_inputs, _slopes);
    }

    private void Quantise()
    {
        Quantise(_hidden, _network.Hidden);
        Quantise(_output, _network.Output);
    }

    // The threshold, 1 in training, becomes the largest integer of its kind with which no weight is beyond 127.
    private static void Quantise(RealLayer real, SignedLayer layer)
    {
        for (int neuron = 0; neuron < layer.Neurons; neuron++)
        {
            double largest = 0;
            for (int source = 0; source < layer.Inputs; source++)
                largest = Math.Max(largest, Math.Abs(real.Values[(source * layer.Neurons) + neuron]));
            int lift = 127;
            while (lift > 1 && largest * Threshold(lift) > 127)
                lift--;
            layer.Thresholds[neuron] = Threshold(lift);
            for (int source = 0; source < layer.Inputs; source++)
                layer.Weights[(source * layer.Neurons) + neuron] = Integer(real.Values[(source * layer.Neurons) + neuron] * Threshold(lift), 127);
            layer.Charges[neuron] = Integer(real.Values[(layer.Inputs * layer.Neurons) + neuron] * Threshold(lift), 16384);
        }
    }

    private static int Threshold(int lift) => (lift * SignedTiming.Lifts) + 1;

    private static int Integer(double value, int most) => (int)Math.Clamp(Math.Round(value), -most, most);
}
