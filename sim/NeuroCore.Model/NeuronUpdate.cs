// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// The LIF neuron, two clocks each, three under way. Steps of one neuron:
/// <code>
/// 0 read u, accumulator, keep_u, a      1 read v, keep_v, b; multiply u; shift the accumulator
/// 2 new u, written; multiply v          3 leak + shifted u; read bias, threshold, v_min
/// 4 bias, bounds; read refractory       5 threshold, reset, refractory; v written; fired
/// </code>
/// Even steps of three neurons share the even clocks, odd steps the odd ones. <see cref="LifArithmetic"/> has the formulas.
/// </summary>
public sealed class NeuronUpdate
{
    private readonly LifArithmetic _arithmetic;
    private readonly NeuronWalk _walk;
    private readonly ClassMemory _classes;
    private readonly int _neuronMask;
    private readonly int _blockMask;
    private readonly int _laneMask;
    private readonly int _laneBits;
    private readonly int _accumulatorShiftMask;
    private readonly int _currentShiftMask;
    private readonly int _currentWidth;
    private readonly int _levelWidth;

    // Memories, a word a neuron. v is levels * 256 + fractions.
    private readonly short[] _currents;
    private readonly short[] _levels;
    private readonly byte[] _fractions;
    private readonly byte[] _refractories;
    private readonly short[] _thresholds;
    private readonly short[] _biases;

    // Their outputs.
    private short _current;
    private int _membrane;
    private byte _refractory;
    private short _threshold;
    private short _bias;

    // Registers of the pipeline.
    private long _product;        // after steps 1 and 2: u * keep_u, v * keep_v
    private int _input;           // after step 1: accumulator * 2^a
    private int _currentShift;    // after step 2: b
    private int _newCurrent;      // after step 2: u
    private int _driven;          // after step 3: leak and u * 2^b
    private int _newMembrane;     // after step 4: v before the test

    /// <summary>The neurons of a build, all state and all parameters 0.</summary>
    public NeuronUpdate(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _arithmetic = new LifArithmetic(configuration);
        _classes = new ClassMemory(configuration);
        var neuronBits = Bits.For(configuration.Neurons);
        var blockBits = Bits.AtLeastOne(configuration.Blocks);
        _walk = new NeuronWalk(Math.Max(blockBits + 3, neuronBits));
        _neuronMask = Bits.Mask(neuronBits);
        _blockMask = configuration.Blocks > 1 ? Bits.Mask(blockBits) : 0;
        _laneBits = Bits.For(configuration.Lanes);
        _laneMask = configuration.Lanes - 1;
        _accumulatorShiftMask = configuration.MostAccumulatorShift;
        _currentShiftMask = configuration.MostCurrentShift;
        _currentWidth = configuration.CurrentWidth;
        _levelWidth = configuration.MembraneWidth - LifArithmetic.FractionBits;

        var depth = _neuronMask + 1;
        _currents = new short[depth];
        _levels = new short[depth];
        _fractions = new byte[depth];
        _refractories = new byte[depth];
        _thresholds = new short[depth];
        _biases = new short[depth];
    }

    /// <summary>A neuron is under way.</summary>
    public bool Busy => _walk.Busy;

    /// <summary>The block's accumulators are read: step 0.</summary>
    public bool AccumulatorRead => !_walk.Odd;

    /// <summary>Block of the neuron in steps 0 and 1.</summary>
    public int AccumulatorBlock => BlockOf(_walk.Walk0);

    /// <summary>Its lane.</summary>
    public int AccumulatorLane => _walk.Walk0 & _laneMask;

    /// <summary>The block's accumulators are cleared: step 1 of its last neuron.</summary>
    public bool AccumulatorClear => _walk.Active0 && _walk.Odd && AccumulatorLane == _laneMask;

    /// <summary>u of <see cref="CurrentNeuron"/> is written: step 2.</summary>
    public bool CurrentWrite => _walk.Active1 && !_walk.Odd;

    /// <summary>Neuron in steps 2 and 3.</summary>
    public int CurrentNeuron => _walk.Walk1 & _neuronMask;

    /// <summary>The refractory count of <see cref="MembraneNeuron"/> is written: step 5.</summary>
    public bool RefractoryWrite => _walk.Active2 && _walk.Odd;

    /// <summary>Its v is written too: it is not refractory.</summary>
    public bool MembraneWrite => RefractoryWrite && _refractory == 0;

    /// <summary>It fires.</summary>
    public bool Fired => MembraneWrite && LifArithmetic.Fires(_newMembrane, _threshold);

    /// <summary>Neuron in steps 4 and 5.</summary>
    public int MembraneNeuron => _walk.Walk2 & _neuronMask;

    /// <summary>Parameters of the blocks, for the host.</summary>
    public ClassMemory Classes => _classes;

    /// <summary>The edge of the clock in which the update is asked for; it is not busy.</summary>
    public void Start() => _walk.Start();

    /// <summary>One clock edge of the update.</summary>
    /// <param name="neurons">N of the image.</param>
    /// <param name="accumulator">The accumulator of the neuron in step 1.</param>
    public void Clock(int neurons, short accumulator)
    {
        if (_walk.Odd)
            ClockOdd(accumulator);
        else
            ClockEven();
        _walk.Clock(neurons);
    }

    private void ClockEven()
    {
        var neuron0 = _walk.Walk0 & _neuronMask;
        var neuron1 = CurrentNeuron;
        var neuron2 = MembraneNeuron;

        // Step 4.
        _newMembrane = _arithmetic.NewMembrane(_driven, _bias, vMin: _classes.Level);
        _refractory = _refractories[neuron2];

        // Step 2.
        _newCurrent = _arithmetic.NewCurrent(LifArithmetic.Truncate(_product), _input);
        if (CurrentWrite)
            _currents[neuron1] = (short)_newCurrent;
        _product = (long)_membrane * _classes.Keep;
        _currentShift = _classes.Shift & _currentShiftMask;

        // Step 0.
        _current = _currents[neuron0];
        _classes.ClockEven(BlockOf(_walk.Walk0), BlockOf(_walk.Walk2));
    }

    private void ClockOdd(short accumulator)
    {
        var neuron0 = _walk.Walk0 & _neuronMask;
        var neuron1 = CurrentNeuron;
        var neuron2 = MembraneNeuron;

        // Step 5.
        if (MembraneWrite)
        {
            var fires = LifArithmetic.Fires(_newMembrane, _threshold);
            var v = fires
                ? _arithmetic.Reset(_newMembrane, _threshold, vReset: _classes.Level, _classes.Subtracts)
                : _newMembrane;
            _levels[neuron2] = (short)(v >> LifArithmetic.FractionBits);
            _fractions[neuron2] = (byte)v;
            _refractories[neuron2] = fires ? (byte)_classes.RefractoryTicks : (byte)0;
        }
        else if (RefractoryWrite)
        {
            _refractories[neuron2] = (byte)(_refractory - 1);
        }

        // Step 3.
        _driven = _arithmetic.Driven(LifArithmetic.Truncate(_product), _newCurrent << _currentShift);
        _threshold = _thresholds[neuron1];
        _bias = _biases[neuron1];

        // Step 1.
        _product = (long)_current * _classes.Keep;
        _input = accumulator << (_classes.Shift & _accumulatorShiftMask);
        _membrane = (_levels[neuron0] << LifArithmetic.FractionBits) | _fractions[neuron0];
        _classes.ClockOdd(BlockOf(_walk.Walk0), BlockOf(_walk.Walk1));
    }

    /// <summary>Ends the update.</summary>
    public void Reset() => _walk.Reset();

    /// <summary>What the host reads of a neuron: a word of the banks current, membrane, residue, threshold or bias.</summary>
    public ushort Read(Bank bank, int address)
    {
        var neuron = Neuron(address);
        return bank switch
        {
            Bank.Current => (ushort)_currents[neuron],
            Bank.Membrane => (ushort)_levels[neuron],
            Bank.Residue => (ushort)(_fractions[neuron] | (_refractories[neuron] << 8)),
            Bank.Threshold => (ushort)_thresholds[neuron],
            _ => (ushort)_biases[neuron],
        };
    }

    /// <summary>What the host writes: a word of the banks current, membrane, residue, threshold or bias.</summary>
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
                _refractories[neuron] = (byte)(word >> 8);
                break;
            case Bank.Threshold:
                _thresholds[neuron] = (short)word;
                break;
            default:
                _biases[neuron] = (short)word;
                break;
        }
    }

    /// <summary>Neuron that a host address names.</summary>
    public int Neuron(int address) => address & _neuronMask;

    private int BlockOf(int walk) => (walk >> _laneBits) & _blockMask;
}
