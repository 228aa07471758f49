// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Trainer.Digits;

/// <summary>
/// Trains the network: first with real activations, then with the spikes of the integer network itself, so that
/// training sees rounding, thresholds and time as the board will have them.
/// </summary>
public sealed class DigitTrainer
{
    private readonly TrainingSettings _settings;
    private readonly ImmutableArray<DigitImage> _images;
    private readonly SplitMix64 _random;
    private readonly RealLayer _hidden;
    private readonly RealLayer _output;
    private readonly DigitNetwork _network;
    private readonly SpikingNetwork _spiking;
    private readonly byte[] _pixels;
    private readonly double[] _inputs;
    private readonly double[] _sums;
    private readonly double[] _counts;
    private readonly double[] _slopes;
    private readonly double[] _results = new double[DigitImage.Classes];
    private readonly double[] _errors = new double[DigitImage.Classes];

    /// <summary>Makes an untrained network.</summary>
    /// <param name="images">Images to train on, all of one size.</param>
    /// <param name="settings">How.</param>
    /// <param name="seed">Seed of all chance in training.</param>
    public DigitTrainer(ImmutableArray<DigitImage> images, TrainingSettings settings, ulong seed)
    {
        _images = images;
        int pixels = images[0].Pixels.Length;
        _pixels = new byte[pixels];
        _inputs = new double[pixels];
        _settings = settings;
        _random = new SplitMix64(seed);
        _hidden = new RealLayer(pixels, settings.Hidden, settings.HiddenSpread, 0, _random);
        _output = new RealLayer(settings.Hidden, DigitImage.Classes, settings.OutputSpread, 0, _random);
        _network = DigitNetwork.Empty(pixels, settings.Hidden);
        _spiking = new SpikingNetwork(_network);
        _sums = new double[settings.Hidden];
        _counts = new double[settings.Hidden];
        _slopes = new double[settings.Hidden];
    }

    /// <summary>Trains from start to end.</summary>
    /// <param name="progress">Told the share that is done, 0..1, after each pass.</param>
    public DigitNetwork Train(IProgress<double>? progress = null)
    {
        int epochs = _settings.RealEpochs + _settings.SpikingEpochs;
        int[] order = [.. Enumerable.Range(0, _images.Length)];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            bool spiking = epoch >= _settings.RealEpochs;
            double left = spiking
                ? (epochs - epoch) / (double)_settings.SpikingEpochs * _settings.SpikingRate
                : (epochs - epoch) / (double)epochs;
            _random.Shuffle(order.AsSpan());
            for (int start = 0; start < order.Length; start += _settings.Batch)
                Step(order.AsSpan(start, Math.Min(_settings.Batch, order.Length - start)), spiking, _settings.Rate * left);
            progress?.Report((epoch + 1.0) / epochs);
        }
        Quantise();
        return _network;
    }

    private void Step(ReadOnlySpan<int> batch, bool spiking, double rate)
    {
        if (spiking)
            Quantise();
        foreach (int number in batch)
        {
            DigitImage image = _images[number];
            Augmentation.Copy(image.Pixels.AsSpan(), _pixels, image.Width, _settings.Shifted, _random);
            for (int at = 0; at < _pixels.Length; at++)
                _inputs[at] = _pixels[at];
            if (spiking)
                ForwardSpiking();
            else
                ForwardReal();
            Backward(image.Label);
        }
        _hidden.Step(rate, _settings.Decay, batch.Length);
        _output.Step(rate, _settings.Decay, batch.Length);
    }

    private void ForwardReal()
    {
        _hidden.Forward(_inputs, _sums);
        for (int neuron = 0; neuron < _sums.Length; neuron++)
            _counts[neuron] = Math.Clamp(_sums[neuron] - 0.5, 0, SpikeCoding.Ticks - 1);
        _output.Forward(_counts, _results);
    }

    private void ForwardSpiking()
    {
        _spiking.Show(_pixels);
        _hidden.Forward(_inputs, _sums);
        for (int neuron = 0; neuron < _sums.Length; neuron++)
            _counts[neuron] = _spiking.Arrived[neuron];
        for (int digit = 0; digit < _results.Length; digit++)
        {
            double rest = _spiking.Rest[digit] / (double)(_network.Output.Thresholds[digit] * SpikingLayer.One);
            _results[digit] = _spiking.Counts[digit] + rest;
        }
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
        for (int neuron = 0; neuron < _slopes.Length; neuron++)
        {
            double slope = 0;
            for (int digit = 0; digit < _errors.Length; digit++)
                slope += _errors[digit] * _output.Values[(neuron * DigitImage.Classes) + digit];
            bool open = _sums[neuron] > -_settings.Window && _sums[neuron] < SpikeCoding.Ticks + _settings.Window;
            _slopes[neuron] = open ? slope : 0;
        }
        _hidden.Backward(_inputs, _slopes);
    }

    private void Quantise()
    {
        _hidden.Quantise(_network.Hidden, SpikeCoding.Ticks);
        _output.Quantise(_network.Output, SpikeCoding.Ticks);
    }
}
