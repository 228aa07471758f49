// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Trainer.Digits;

/// <summary>Runs a network on images, fast and in plain integers; spikes travel as on the board, a tick from layer to layer.</summary>
public sealed class SpikingNetwork(DigitNetwork network)
{
    private readonly SpikingLayer _hidden = new(network.Hidden);
    private readonly SpikingLayer _output = new(network.Output);
    private readonly int[] _travelling = new int[network.Hidden.Neurons];

    /// <summary>Hidden spikes of the last image that reached the outputs.</summary>
    internal int[] Arrived { get; } = new int[network.Hidden.Neurons];

    /// <summary>Spikes of each output for the last image.</summary>
    public ReadOnlySpan<int> Counts => _output.Counts;

    /// <summary>What the outputs have left for the last image, in 256ths.</summary>
    internal ReadOnlySpan<int> Rest => _output.Membranes;

    /// <summary>Shows an image to the resting network.</summary>
    /// <returns>The digit seen.</returns>
    public int Show(ReadOnlySpan<byte> pixels)
    {
        _hidden.Reset();
        _output.Reset();
        Array.Clear(Arrived);
        int travelling = 0;
        foreach (var firing in SpikeCoding.Encode(pixels))
        {
            _output.Tick(_travelling.AsSpan(0, travelling));
            foreach (int neuron in _travelling.AsSpan(0, travelling))
                Arrived[neuron]++;
            ReadOnlySpan<int> fired = _hidden.Tick(firing.AsSpan());
            fired.CopyTo(_travelling);
            travelling = fired.Length;
        }
        return DigitNetwork.Decide(_output.Counts);
    }
}
