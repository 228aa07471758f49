// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

public sealed partial class NeuronUpdate
{
    /// <summary>
    /// What the host reads of a neuron: a word of the banks current, membrane, residue, threshold, bias, adaptation or second current; 0
    /// where the build has no such memory.
    /// </summary>
    public ushort Read(Bank bank, int address)
    {
        var neuron = Neuron(address);
        return bank switch
        {
            Bank.Current => (ushort)_currents[neuron],
            Bank.Membrane => (ushort)_levels[neuron],
            Bank.Residue => (ushort)(_fractions[neuron] | (_held[neuron] << 8)),
            Bank.Threshold => (ushort)_thresholds[neuron],
            Bank.Bias => (ushort)_biases[neuron],
            Bank.SecondCurrent => (ushort)_seconds[neuron],
            _ => (ushort)_thetas[neuron],
        };
    }

    /// <summary>What the host writes: a word of the banks current, membrane, residue, threshold, bias, adaptation or second current.</summary>
    public void Write(Bank bank, int address, ushort word)
    {
        var neuron = Neuron(address);
        switch (bank)
        {
            case Bank.Current:
                _currents[neuron] = (short)LifArithmetic.Wrap(word, _currentWidth);
                break;
            case Bank.Membrane:
                _levels[neuron] = (short)LifArithmetic.Wrap(word, _levelWidth);
                break;
            case Bank.Residue:
                _fractions[neuron] = (byte)word;
                _held[neuron] = (byte)(word >> 8);
                break;
            case Bank.Threshold:
                _thresholds[neuron] = (short)word;
                break;
            case Bank.Bias when HasBias:
                _biases[neuron] = (short)word;
                break;
            case Bank.Adaptation when HasAdaptation:
                _thetas[neuron] = (short)word;
                break;
            case Bank.SecondCurrent when HasSecondCurrent:
                _seconds[neuron] = (short)LifArithmetic.Wrap(word, _currentWidth);
                break;
            default:
                break;
        }
    }

    /// <summary>The build has a bank of biases.</summary>
    public bool HasBias => _features.HasBias;

    /// <summary>The build has a bank of adaptive thresholds.</summary>
    public bool HasAdaptation => _features.HasAdaptation;

    /// <summary>The build has a bank of second currents.</summary>
    public bool HasSecondCurrent => _features.HasTwoReceptors;

    /// <summary>Neuron that a host address names.</summary>
    public int Neuron(int address) => address & _neuronMask;
}
