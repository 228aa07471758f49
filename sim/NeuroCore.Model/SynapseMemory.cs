// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// The synapses: a dense crossbar, banked over L lanes and skewed. The weight of source s to neuron n lies in lane
/// (n + s) mod L of word s * blocks + n div L. Weights come out two clocks after the row is asked for, in neuron order,
/// absent ones as 0. A word of 16 bits holds its weight in one of its bytes and may hold a delay of its own in the other.
/// </summary>
public sealed class SynapseMemory
{
    private const int OwnDelayMask = 7;

    private readonly sbyte[] _memory;       // a row of bytes for each word: a lane each, or two
    private readonly sbyte[] _weights;
    private readonly byte[] _delays;
    private readonly int _laneBytes;
    private readonly int _weight;           // which of a lane's bytes
    private readonly bool _tagged;
    private readonly int _bytes;            // of a row
    private readonly int _blocks;
    private readonly int _pairBits;
    private readonly int _pairMask;
    private readonly int _wordMask;
    private readonly int _laneMask;
    private bool _read;                     // a row was read in the clock before
    private int _lanes;                     // which: where its lanes begin
    private int _rotation;                  // its source, as far as the rotation goes

    /// <summary>The synapse memory of a build.</summary>
    public SynapseMemory(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _blocks = configuration.Blocks;
        _bytes = configuration.Pairs * 2;
        _laneBytes = configuration.SynapseBits / 8;
        _weight = configuration.Has(Capabilities.FineSynapses) ? 1 : 0;
        _tagged = configuration.Has(Capabilities.TaggedSynapses);
        _pairBits = Bits.For(configuration.Pairs);
        _pairMask = Bits.Mask(_pairBits);
        _wordMask = Bits.Mask(Bits.For(configuration.SynapseWords));
        _laneMask = configuration.Lanes - 1;
        _memory = new sbyte[(_wordMask + 1) * _bytes];
        _weights = new sbyte[configuration.Lanes];
        _delays = new byte[configuration.Lanes];
    }

    /// <summary>The L weights of the row asked for two clocks ago, in neuron order.</summary>
    public ReadOnlySpan<sbyte> Weights => _weights;

    /// <summary>Delays that these synapses have of their own, 0..7; all 0 in builds without.</summary>
    public ReadOnlySpan<byte> Delays => _delays;

    /// <summary>One clock edge.</summary>
    /// <param name="rowValid">A row is asked for.</param>
    /// <param name="source">Its source.</param>
    /// <param name="block">Its block of neurons.</param>
    public void Clock(bool rowValid, int source, int block)
    {
        if (_read)
        {
            var lanes = _memory.AsSpan(_lanes, _bytes);
            for (var neuron = 0; neuron < _weights.Length; neuron++)
                _weights[neuron] = LifArithmetic.Delivered(lanes[(((neuron + _rotation) & _laneMask) * _laneBytes) + _weight]);
            for (var neuron = 0; _tagged && neuron < _delays.Length; neuron++)
                _delays[neuron] = (byte)(lanes[(((neuron + _rotation) & _laneMask) * 2) + 1] & OwnDelayMask);
        }

        _read = rowValid;
        _lanes = (((source * _blocks) + block) & _wordMask) * _bytes;
        _rotation = source;
    }

    /// <summary>The synapse word of a source and a neuron: 8 bits, or 16.</summary>
    public int Synapse(int source, int neuron)
    {
        var at = At(source, neuron);
        return (byte)_memory[at] | (_laneBytes == 2 ? (byte)_memory[at + 1] << 8 : 0);
    }

    /// <summary>Writes it.</summary>
    public void PutSynapse(int source, int neuron, int word)
    {
        var at = At(source, neuron);
        _memory[at] = (sbyte)word;
        if (_laneBytes == 2)
            _memory[at + 1] = (sbyte)(word >> 8);
    }

    /// <summary>Word that a row lies in: source times blocks plus block.</summary>
    public int Word(int source, int block) => ((source * _blocks) + block) & _wordMask;

    /// <summary>Pair of lanes, or lane of 16 bits, that a lane is or belongs to.</summary>
    public int PairOf(int lane) => _laneBytes == 2 ? lane : lane / 2;

    /// <summary>Which of its bytes are the lane's: bit 0 the lower one, bit 1 the upper.</summary>
    public int BytesOf(int lane) => _laneBytes == 2 ? 3 : 1 << (lane & 1);

    /// <summary>Pair of lanes, or lane of 16 bits, that a host address names.</summary>
    public int Pair(int address) => address & _pairMask;

    /// <summary>Row that a host address names: source times blocks plus block.</summary>
    public int Word(int address) => (address >> _pairBits) & _wordMask;

    /// <summary>A pair of lanes of a row, the even one low, or a lane of 16 bits.</summary>
    public ushort Pair(int word, int pair)
    {
        var low = (word * _bytes) + (pair * 2);
        return (ushort)((byte)_memory[low] | ((byte)_memory[low + 1] << 8));
    }

    /// <summary>What the host reads: two lanes, the even one low, or one of 16 bits.</summary>
    public ushort Read(int address) => Pair(Word(address), Pair(address));

    /// <summary>What the host writes: two lanes, the even one low, or one of 16 bits.</summary>
    public void Write(int address, ushort word)
    {
        var low = Low(address);
        _memory[low] = (sbyte)word;
        _memory[low + 1] = (sbyte)(word >> 8);
    }

    private int At(int source, int neuron) =>
        ((((source * _blocks) + (neuron / _weights.Length)) & _wordMask) * _bytes) + (((neuron + source) & _laneMask) * _laneBytes);

    private int Low(int address) => (Word(address) * _bytes) + (Pair(address) * 2);
}
