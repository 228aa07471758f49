// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Trainer.Digits;

/// <summary>A layer of spiking neurons in the integers of the board: what is written to the network's files.</summary>
public sealed class IntegerLayer
{
    /// <summary>A layer of zeros.</summary>
    /// <param name="inputs">Number of sources, 1 or more.</param>
    /// <param name="neurons">Number of neurons, 1 or more.</param>
    public IntegerLayer(int inputs, int neurons)
    {
        Inputs = inputs;
        Neurons = neurons;
        Weights = new int[inputs * neurons];
        Thresholds = new int[neurons];
        Biases = new int[neurons];
    }

    /// <summary>Number of sources.</summary>
    public int Inputs { get; }

    /// <summary>Number of neurons.</summary>
    public int Neurons { get; }

    /// <summary>Weight from source i to neuron n at place i * <see cref="Neurons"/> + n, -127..127.</summary>
    public int[] Weights { get; }

    /// <summary>Threshold of each neuron, 1..32767.</summary>
    public int[] Thresholds { get; }

    /// <summary>Bias of each neuron, added every tick, -32768..32767.</summary>
    public int[] Biases { get; }
}
