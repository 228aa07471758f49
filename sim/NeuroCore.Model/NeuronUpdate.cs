// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// The neurons: two clocks each, four under way. Steps of one neuron:
/// <code>
/// 0 read u, accumulator, keep_u, a               1 multiply u; shift the accumulator; read v, keep_v, b
/// 2 new u; multiply v; read bias, theta          3 leak + shifted u + bias; multiply theta; noise; u written
/// 4 noise, bounds: v; theta, T; read refractory  5 v against T: fires or not
/// 6 reset by subtraction; theta + step           7 reset to value; v, theta, refractory written; fired
/// </code>
/// Even steps of four neurons share the even clocks, odd steps the odd ones. <see cref="LifArithmetic"/> has the formulas,
/// <see cref="AbsentFeatures"/> what they do in builds that lack a feature. The second current comes a step after u and
/// enters v with the noise. Winners of groups come a second time, with every decay and input left out.
/// </summary>
public sealed partial class NeuronUpdate
{
    private const int SilencedBit = 0x80;
    private const int RefractoryMask = 0x7F;
    private const int MostKeep = (1 << Fields.KeepVWidth) - 1;

    private readonly LifArithmetic _arithmetic;
    private readonly AbsentFeatures _features;
    private readonly NeuronWalk _walk;
    private readonly ClassMemory _classes;
    private readonly NeuronWinners _winners;
    private readonly int _neuronMask;
    private readonly int _blockMask;
    private readonly int _laneMask;
    private readonly int _laneBits;
    private readonly int _accumulatorShiftMask;
    private readonly int _currentShiftMask;
    private readonly int _currentWidth;
    private readonly int _levelWidth;

    // Memories, a word a neuron. v is levels * 256 + fractions. Held: refractory ticks left, and the silenced bit.
    private readonly short[] _currents;
    private readonly short[] _levels;
    private readonly byte[] _fractions;
    private readonly byte[] _held;
    private readonly short[] _thresholds;
    private readonly short[] _biases;
    private readonly short[] _thetas;
    private readonly short[] _seconds;

    // Their outputs.
    private short _current;
    private int _membrane;
    private bool _silencedSoon;
    private byte _heldNow;
    private short _threshold;
    private short _bias;
    private short _theta;
    private short _second;

    // Registers of the pipeline.
    private long _product;        // after steps 1 and 2: u * keep_u, v * keep_v
    private int _input;           // after step 1: accumulator * 2^a
    private int _currentShift;    // after step 2: b
    private int _newCurrent;      // after step 2: u
    private int _less;            // after step 1: what the divisive accumulator takes from keep_v
    private long _secondProduct;  // after step 2: second current * keep_second
    private int _secondInput;     // after step 2: its accumulator * 2^second_shift
    private int _newSecond;       // after step 3: the second current
    private bool _currentStays;   // after step 2: the neuron is silenced
    private int _driven;          // after step 3: leak, u * 2^b and bias
    private int _noise;           // after step 3
    private long _thetaProduct;   // after step 3: theta * keep_theta
    private int _newMembrane;     // after step 4: v before the test
    private short _decayedTheta;  // after step 4
    private int _testedAt;        // after step 4: T
    private int _sign;            // after step 5: of the spike, or 0
    private int _spikeAt;         // after step 5: T, for the reset
    private ResetMode _mode;      // after step 5
    private bool _membraneStays;  // after step 5: refractory or silenced
    private bool _silenced;       // after step 5
    private byte _newHeld;        // after step 5
    private int _candidate;       // after step 5: sign of the spike that a neuron of a group would fire, or 0
    private bool _endsBlock;      // after step 5: the neuron's block is the last of its group
    private int _most;            // after step 6: winners of the group
    private int _afterTest;       // after step 6: v, unless it is reset to a value
    private short _newTheta;      // after step 6

    /// <summary>The neurons of a build, all state and all parameters 0.</summary>
    public NeuronUpdate(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _arithmetic = new LifArithmetic(configuration);
        _features = new AbsentFeatures(configuration);
        _classes = new ClassMemory(configuration);
        _winners = new NeuronWinners(configuration.Winners);
        var neuronBits = Bits.For(configuration.Neurons);
        var blockBits = Bits.AtLeastOne(configuration.Blocks);
        _walk = new NeuronWalk(Math.Max(blockBits + 3, neuronBits + (_classes.HasOwnDecays ? 1 : 0)));
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
        _held = new byte[depth];
        _thresholds = new short[depth];
        _biases = new short[depth];
        _thetas = new short[depth];
        _seconds = new short[depth];
    }

    /// <summary>A neuron is under way.</summary>
    public bool Busy => _walk.Busy;

    /// <summary>The first accumulators of the block are read, and its divisive ones: step 0.</summary>
    public bool AccumulatorRead => !_walk.Odd;

    /// <summary>Its second ones are read: step 1.</summary>
    public bool SecondRead => _walk.Odd && _features.HasTwoReceptors;

    /// <summary>Block of the neuron in steps 0 and 1.</summary>
    public int AccumulatorBlock => BlockOf(_walk.Walk0);

    /// <summary>Its lane.</summary>
    public int AccumulatorLane => _walk.Walk0 & _laneMask;

    /// <summary>Block of the neuron in steps 2 and 3.</summary>
    public int SecondBlock => BlockOf(_walk.Walk1);

    /// <summary>Its lane.</summary>
    public int SecondLane => _walk.Walk1 & _laneMask;

    /// <summary>The second accumulators of the block are cleared: step 2 of its last neuron.</summary>
    public bool SecondClear => _features.HasTwoReceptors && _walk.Active1 && !_walk.Odd && SecondLane == _laneMask;

    /// <summary>The second current of <see cref="SecondNeuron"/> is written: step 4.</summary>
    public bool SecondWrite => _features.HasTwoReceptors && _walk.Active2 && !_walk.Odd && !_currentStays && !_walk.Again2;

    /// <summary>Neuron in steps 4 and 5.</summary>
    public int SecondNeuron => _walk.Walk2 & _neuronMask;

    /// <summary>The block's accumulators are cleared: step 1 of its last neuron.</summary>
    public bool AccumulatorClear => _walk.Active0 && _walk.Odd && AccumulatorLane == _laneMask;

    /// <summary>u of <see cref="CurrentNeuron"/> is written: step 3.</summary>
    public bool CurrentWrite => _walk.Active1 && _walk.Odd && !_currentStays && !_walk.Again1;

    /// <summary>Neuron in steps 2 and 3.</summary>
    public int CurrentNeuron => _walk.Walk1 & _neuronMask;

    /// <summary>The refractory count of <see cref="LastNeuron"/> is written: step 7.</summary>
    public bool RefractoryWrite => LastStep && !_silenced && _features.HasRefractory;

    /// <summary>Its v is written: it is neither refractory nor silenced.</summary>
    public bool MembraneWrite => LastStep && !_membraneStays;

    /// <summary>Its theta is written: it is not silenced.</summary>
    public bool ThetaWrite => LastStep && !_silenced && _features.HasAdaptation;

    /// <summary>It fires.</summary>
    public bool Fired => LastStep && _sign != 0;

    /// <summary>It fires with negative sign.</summary>
    public bool FiredNegative => LastStep && _sign < 0;

    /// <summary>Neuron in steps 6 and 7.</summary>
    public int LastNeuron => _walk.Walk3 & _neuronMask;

    /// <summary>Parameters of the blocks, for the host.</summary>
    public ClassMemory Classes => _classes;

    private bool LastStep => _walk.Active3 && _walk.Odd;

    /// <summary>The edge of the clock in which the update is asked for; it is not busy.</summary>
    /// <param name="neurons">N of the image.</param>
    public void Start(int neurons)
    {
        _walk.Start(neurons);
        _winners.Clear();
    }

    /// <summary>One clock edge of the update.</summary>
    /// <param name="neurons">N of the image.</param>
    /// <param name="tick">Number of the tick.</param>
    /// <param name="accumulator">The first accumulator of the neuron in step 1, or the second one of the neuron in step 2.</param>
    /// <param name="divisive">The divisive accumulator of the neuron in step 1.</param>
    /// <param name="noise">H: the state that random bits are taken from; the same in a whole update.</param>
    public void Clock(int neurons, uint tick, short accumulator, short divisive, ulong noise)
    {
        var winner = -1;
        if (_walk.Odd)
        {
            var end = _walk.Active3 && _endsBlock && (_walk.Walk3 & _laneMask) == _laneMask;
            winner = _winners.Next(end, _most);
            ClockOdd(tick, accumulator, divisive, noise);
        }
        else
        {
            ClockEven(accumulator);
        }

        _walk.Clock(neurons, winner);
    }

    /// <summary>Ends the update.</summary>
    public void Reset()
    {
        _walk.Reset();
        _winners.Clear();
    }

    private void ClockEven(short accumulator)
    {
        var neuron0 = _walk.Walk0 & _neuronMask;
        var neuron1 = CurrentNeuron;
        var neuron2 = SecondNeuron;

        // Step 6. Reset to a value comes in step 7, when v_reset has been read.
        _afterTest = _sign != 0 && _mode == ResetMode.Subtract
            ? _arithmetic.Reset(_newMembrane, _spikeAt, _sign, 0, _mode, _features.KeepReset(_classes.KeepReset))
            : _newMembrane;
        if (_walk.Active3 && _candidate != 0)
            _winners.Put(LastNeuron, (_candidate * _newMembrane) - (_spikeAt << LifArithmetic.FractionBits));
        _most = _classes.GroupWinners;
        _newTheta = _sign != 0 ? LifArithmetic.Raise(_decayedTheta, _classes.ThetaStep) : _decayedTheta;

        // Step 4.
        if (SecondWrite)
            _seconds[neuron2] = (short)_newSecond;
        var late = _features.HasTwoReceptors ? _newSecond << _currentShift : 0;
        _newMembrane = _arithmetic.NewMembrane(_driven, _noise + late, _features.VMin(_classes.Level));
        _decayedTheta = (short)LifArithmetic.Truncate(_thetaProduct);
        if (!_features.HasAdaptation)
            _threshold = _thresholds[neuron2];
        _testedAt = LifArithmetic.Threshold(_threshold, _decayedTheta);
        _heldNow = _held[neuron2];

        // Step 2.
        // A winner has had its input and its decays.
        _newCurrent = _walk.Again1 ? 0 : _arithmetic.NewCurrent(LifArithmetic.Truncate(_product), _input);
        _currentStays = _silencedSoon;
        _product = (long)_membrane * (_walk.Again1 ? ClassParameters.KeepAll : Math.Max(0, _features.KeepV(_classes.Keep) - _less));
        _secondProduct = (long)_second * _features.KeepU(_classes.KeepSecond);
        _secondInput = accumulator << (_classes.SecondShift & _accumulatorShiftMask);
        _currentShift = _classes.Shift & _currentShiftMask;
        _bias = _biases[neuron1];
        _theta = _thetas[neuron1];

        // Step 0.
        _current = _currents[neuron0];
        _classes.ClockEven(neuron0, BlockOf(_walk.Walk0), BlockOf(_walk.Walk1), BlockOf(_walk.Walk2), BlockOf(_walk.Walk3));
    }

    private void ClockOdd(uint tick, short accumulator, short divisive, ulong noise)
    {
        WriteLast();
        Test();

        // Step 3.
        var neuron1 = CurrentNeuron;
        if (CurrentWrite)
            _currents[neuron1] = (short)_newCurrent;
        _driven = _arithmetic.Driven(LifArithmetic.Truncate(_product), _newCurrent << _currentShift, _walk.Again1 ? (short)0 : _bias);
        var keep = LifArithmetic.ThetaDecays(tick, _classes.ThetaPeriod) && !_walk.Again1 ? _classes.KeepTheta : ClassParameters.KeepAll;
        _thetaProduct = (long)_theta * keep;
        // In RTL the random bits were asked for in step 0; they do not change until the next tick.
        var amplitude = _walk.Again1 ? 0 : _features.NoiseAmplitude(_classes.NoiseAmplitude);
        _noise = amplitude == 0 ? 0 : LifArithmetic.Noise(PlaceNoise.Of(noise, neuron1), amplitude);
        _threshold = _thresholds[neuron1];
        _newSecond = _walk.Again1 ? 0 : _arithmetic.NewCurrent(LifArithmetic.Truncate(_secondProduct), _secondInput);

        // Step 1.
        var neuron0 = _walk.Walk0 & _neuronMask;
        _second = _seconds[neuron0];
        _less = Math.Clamp((int)divisive, 0, MostKeep);
        _product = (long)_current * _features.KeepU(_classes.Keep);
        _input = accumulator << (_classes.Shift & _accumulatorShiftMask);
        _membrane = (_levels[neuron0] << LifArithmetic.FractionBits) | _fractions[neuron0];
        _silencedSoon = _features.Silenced((_held[neuron0] & SilencedBit) != 0);
        _classes.ClockOdd(neuron0, BlockOf(_walk.Walk0), BlockOf(_walk.Walk1), BlockOf(_walk.Walk2));
    }

    // Step 5.
    private void Test()
    {
        var refractory = _features.Refractory(_heldNow & RefractoryMask);
        _silenced = _features.Silenced((_heldNow & SilencedBit) != 0);
        _membraneStays = _silenced || refractory != 0;
        _sign = _membraneStays ? 0 : LifArithmetic.Sign(_newMembrane, _testedAt, _features.Bipolar(_classes.Bipolar));
        var competes = _features.Competes(_classes.Competes) && !_walk.Again2;
        _candidate = competes ? _sign : 0;
        _endsBlock = competes && _classes.GroupEnd;
        if (competes)
            _sign = 0;
        _spikeAt = _testedAt;
        _mode = _features.Reset(_classes.Reset);
        _newHeld = (byte)(_sign != 0 ? _classes.RefractoryTicks : refractory - (refractory != 0 ? 1 : 0));
    }

    // Step 7.
    private void WriteLast()
    {
        var neuron = LastNeuron;
        if (MembraneWrite)
        {
            var v = _sign != 0 && _mode == ResetMode.Value
                ? _arithmetic.Reset(_afterTest, _spikeAt, _sign, _classes.Level, _mode, 0)
                : _afterTest;
            _levels[neuron] = (short)(v >> LifArithmetic.FractionBits);
            _fractions[neuron] = (byte)v;
        }

        if (RefractoryWrite)
            _held[neuron] = _newHeld;
        if (ThetaWrite)
            _thetas[neuron] = _newTheta;
    }

    private int BlockOf(int walk) => (walk >> _laneBits) & _blockMask;
}
