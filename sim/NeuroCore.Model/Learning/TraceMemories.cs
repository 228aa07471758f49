// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>The traces of sources and neurons, the third factors of the neurons, and how the traces decay and grow.</summary>
public sealed class TraceMemories
{
    /// <summary>Traces of a source or neuron.</summary>
    public const int Traces = 2;

    private const int ParametersPerTrace = 4;
    private const int Items = 4;    // of the neurons

    private readonly byte[][] _sources;
    private readonly byte[][] _neurons;    // traces 1 and 2, third factor
    private readonly byte[] _parameters = new byte[2 * Traces * ParametersPerTrace];
    private readonly int _sourceBits;
    private readonly int _neuronBits;

    /// <summary>The memories of a build, all 0.</summary>
    public TraceMemories(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _sourceBits = Bits.For(configuration.Sources);
        _neuronBits = Bits.For(configuration.Neurons);
        _sources = [.. Enumerable.Range(0, Traces).Select(_ => new byte[1 << _sourceBits])];
        _neurons = [.. Enumerable.Range(0, Items - 1).Select(_ => new byte[1 << _neuronBits])];
    }

    /// <summary>A trace of every source: 0 is x1, 1 is x2.</summary>
    public ReadOnlySpan<byte> Source(int trace) => _sources[trace];

    /// <summary>A trace of every neuron, 0 is y1, 1 is y2; or, as 2, its third factor.</summary>
    public ReadOnlySpan<byte> Neuron(NeuronTraceItem item) => _neurons[(int)item];

    /// <summary>All traces go a tick on.</summary>
    /// <param name="sources">S of the image.</param>
    /// <param name="neurons">N of the image.</param>
    /// <param name="noise">The noise of the tick.</param>
    public void Decay(int sources, int neurons, LearningNoise noise)
    {
        ArgumentNullException.ThrowIfNull(noise);
        for (var trace = 0; trace < Traces; trace++)
        {
            var (mantissa, shift) = (Parameter(trace, TraceParameter.Mantissa), Parameter(trace, TraceParameter.Shift) & 15);
            for (var source = 0; source < sources; source++)
                _sources[trace][source] = TraceArithmetic.Decayed(_sources[trace][source], noise.Of(source, 0), mantissa, shift);
            (mantissa, shift) = (Parameter(Traces + trace, TraceParameter.Mantissa), Parameter(Traces + trace, TraceParameter.Shift) & 15);
            for (var neuron = 0; neuron < neurons; neuron++)
                _neurons[trace][neuron] = TraceArithmetic.Decayed(_neurons[trace][neuron], noise.Of(0, neuron), mantissa, shift);
        }
    }

    /// <summary>The traces of a source that had an event grow.</summary>
    public void RaiseSource(int source)
    {
        for (var trace = 0; trace < Traces; trace++)
            _sources[trace][source] = TraceArithmetic.Raised(_sources[trace][source], Parameter(trace, TraceParameter.Impulse));
    }

    /// <summary>The traces of a neuron that fired grow.</summary>
    public void RaiseNeuron(int neuron)
    {
        for (var trace = 0; trace < Traces; trace++)
            _neurons[trace][neuron] = TraceArithmetic.Raised(_neurons[trace][neuron], Parameter(Traces + trace, TraceParameter.Impulse));
    }

    /// <summary>What the host reads of the sources: a byte.</summary>
    public ushort ReadSource(int address) => _sources[(address >> _sourceBits) & (Traces - 1)][address & Bits.Mask(_sourceBits)];

    /// <summary>What the host writes of the sources; the low byte counts.</summary>
    public void WriteSource(int address, ushort word) =>
        _sources[(address >> _sourceBits) & (Traces - 1)][address & Bits.Mask(_sourceBits)] = (byte)word;

    /// <summary>What the host reads of the neurons or of the parameters: a byte.</summary>
    public ushort ReadNeuron(int address) => Item(address)[Place(address)];

    /// <summary>What the host writes of the neurons or of the parameters; the low byte counts.</summary>
    public void WriteNeuron(int address, ushort word) => Item(address)[Place(address)] = (byte)word;

    private byte[] Item(int address)
    {
        var item = (address >> _neuronBits) & (Items - 1);
        return item == (int)NeuronTraceItem.Parameters ? _parameters : _neurons[item];
    }

    private int Place(int address) => address & Bits.Mask(_neuronBits) & (Item(address).Length - 1);

    private int Parameter(int trace, TraceParameter parameter) => _parameters[(trace * ParametersPerTrace) + (int)parameter];
}
