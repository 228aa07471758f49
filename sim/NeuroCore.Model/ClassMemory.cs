// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Parameters of each block of L neurons, read in the step that needs them. Four memories of two words a block, one read
/// in even steps, the other in odd ones: decay (keep_u and a, keep_v and b), level (v_reset, v_min), firing (R, bipolar,
/// reset mode and c, keep_reset), adaptation (keep_theta and p, theta_step). Builds with time constants per neuron have
/// decay words of each neuron, in a bank of their own.
/// </summary>
/// <remarks>
/// In builds that learn, with neither floor nor keep_reset nor winners, v_reset takes keep_reset's place: words 2 and 5 read 0.
/// </remarks>
public sealed class ClassMemory
{
    private readonly ushort[] _decays;
    private readonly ushort[] _levels;
    private readonly ushort[] _firings;
    private readonly ushort[] _adaptations;
    private readonly ushort[] _seconds;
    private readonly int _blockMask;
    private readonly int _neuronMask;
    private readonly bool _own;
    private readonly bool _adapts;
    private readonly bool _noise;
    private readonly bool _merged;    // v_reset takes keep_reset's place
    private ushort _decay;         // the memories' outputs
    private ushort _level;
    private ushort _firing;
    private ushort _adaptation;
    private ushort _second;
    private ushort _firingKept;    // builds with noise read R, bipolar and reset mode together with c, so early

    /// <summary>The classes of a build, all words 0.</summary>
    public ClassMemory(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _blockMask = Bits.Mask(Bits.AtLeastOne(configuration.Blocks));
        _adapts = configuration.Has(Capabilities.Adaptation);
        _noise = configuration.Has(Capabilities.Noise);
        _own = configuration.Has(Capabilities.NeuronDecay);
        _merged = configuration.Has(Capabilities.Learning) && configuration.Winners == 0 &&
            !configuration.Has(Capabilities.Floor) && !configuration.Has(Capabilities.KeepReset);
        _neuronMask = Bits.Mask(Bits.For(configuration.Neurons));
        _decays = new ushort[2 * ((_own ? _neuronMask : _blockMask) + 1)];
        _levels = new ushort[2 * (_blockMask + 1)];
        _firings = new ushort[2 * (_blockMask + 1)];
        _adaptations = new ushort[2 * (_blockMask + 1)];
        HasMore = configuration.Has(Capabilities.TwoReceptors);
        _seconds = new ushort[_blockMask + 1];
    }

    /// <summary>keep_u or keep_v of the neuron in steps 0 and 1: keep_u in the odd step, keep_v in the even one after it.</summary>
    public int Keep => Field(_decay, Fields.KeepULow, Fields.KeepUWidth);

    /// <summary>a or b, with the keep.</summary>
    public int Shift => Field(_decay, Fields.AccumulatorShiftLow, Fields.AccumulatorShiftWidth);

    /// <summary>keep_second, in step 2.</summary>
    public int KeepSecond => Field(_second, Fields.KeepSecondLow, Fields.KeepSecondWidth);

    /// <summary>Shift of the second accumulator, in step 2.</summary>
    public int SecondShift => Field(_second, Fields.SecondShiftLow, Fields.SecondShiftWidth);

    /// <summary>v_min in step 4, v_reset in step 7.</summary>
    public short Level => (short)_level;

    /// <summary>c, in step 3.</summary>
    public int NoiseAmplitude => Field(_firing, Fields.NoiseAmplitudeLow, Fields.NoiseAmplitudeWidth);

    /// <summary>R, in step 5.</summary>
    public int RefractoryTicks => Field(FiringLate, Fields.RefractoryTicksLow, Fields.RefractoryTicksWidth);

    /// <summary>The neuron also fires with negative sign, in step 5.</summary>
    public bool Bipolar => Field(FiringLate, Fields.BipolarLow, Fields.BipolarWidth) != 0;

    /// <summary>What a spike does to v, in step 5; not checked.</summary>
    public ResetMode Reset => (ResetMode)Field(FiringLate, Fields.ResetModeLow, Fields.ResetModeWidth);

    /// <summary>The neuron belongs to a winner-take-all group, in step 5.</summary>
    public bool Competes => Field(FiringLate, Fields.CompetesLow, Fields.CompetesWidth) != 0;

    /// <summary>Its block is the last of the group, in step 5.</summary>
    public bool GroupEnd => Field(FiringLate, Fields.GroupEndLow, Fields.GroupEndWidth) != 0;

    /// <summary>k of the group, in step 6.</summary>
    public int GroupWinners => Field(_firing, Fields.GroupWinnersLow, Fields.GroupWinnersWidth);

    /// <summary>keep_reset, in step 6.</summary>
    public int KeepReset => Field(_firing, Fields.KeepResetLow, Fields.KeepResetWidth);

    /// <summary>keep_theta, in step 3.</summary>
    public int KeepTheta => Field(_adaptation, Fields.KeepThetaLow, Fields.KeepThetaWidth);

    /// <summary>p, in step 3.</summary>
    public int ThetaPeriod => Field(_adaptation, Fields.ThetaPeriodLow, Fields.ThetaPeriodWidth);

    /// <summary>What a spike adds to theta, in step 6.</summary>
    public short ThetaStep => (short)_adaptation;

    private ushort FiringLate => _noise ? _firingKept : _firing;

    /// <summary>The edge of an even clock.</summary>
    /// <param name="neuron0">Neuron in step 0.</param>
    /// <param name="block0">Its block.</param>
    /// <param name="block1">Block of the neuron in step 2.</param>
    /// <param name="block2">Block of the neuron in step 4.</param>
    /// <param name="block3">Block of the neuron in step 6.</param>
    public void ClockEven(int neuron0, int block0, int block1, int block2, int block3)
    {
        _decay = _decays[2 * Owner(neuron0, block0)];
        _level = _levels[(2 * block3) + 1];
        _firing = _firings[2 * (_noise ? block1 : block2)];
        _adaptation = _adaptations[2 * block1];
    }

    /// <summary>The edge of an odd clock.</summary>
    /// <param name="neuron0">Neuron in step 1.</param>
    /// <param name="block0">Its block.</param>
    /// <param name="block1">Block of the neuron in step 3.</param>
    /// <param name="block2">Block of the neuron in step 5.</param>
    public void ClockOdd(int neuron0, int block0, int block1, int block2)
    {
        _firingKept = _firing;
        _decay = _decays[(2 * Owner(neuron0, block0)) + 1];
        _level = _levels[2 * block1];
        _second = _seconds[block0];
        _firing = _firings[(2 * block2) + 1];
        _adaptation = _adaptations[(2 * block2) + 1];
    }

    /// <summary>The build has further words of a block, of which it keeps the first: that of the second current.</summary>
    public bool HasMore { get; }

    /// <summary>A further word that the build keeps.</summary>
    public bool Keeps(int address) => HasMore && (address & 7) == (int)ClassMoreWord.SecondCurrent;

    /// <summary>Block of such a word.</summary>
    public int MorePlace(int address) => (address >> 3) & _blockMask;

    /// <summary>What the host reads of a further word; 0 where there is none.</summary>
    public ushort ReadMore(int address) => Keeps(address) ? _seconds[MorePlace(address)] : (ushort)0;

    /// <summary>What the host writes of it.</summary>
    public void WriteMore(int address, ushort word)
    {
        if (Keeps(address))
            _seconds[MorePlace(address)] = word;
    }

    /// <summary>The build has decays of each neuron in place of those of its block.</summary>
    public bool HasOwnDecays => _own;

    /// <summary>Which of the neurons' own words an address of their bank names: neuron times 2 plus word.</summary>
    public int OwnPlace(int address) => address & ((2 * _neuronMask) | 1);

    /// <summary>What the host reads of the neurons' own decays; 0 where there is no memory.</summary>
    public ushort ReadOwn(int address) => _own ? _decays[OwnPlace(address)] : (ushort)0;

    /// <summary>What the host writes of them.</summary>
    public void WriteOwn(int address, ushort word)
    {
        if (_own)
            _decays[OwnPlace(address)] = word;
    }

    /// <summary>
    /// Which memory a word of a block lies in; words 6 and 7 in none where the build has no adaptation, words 0 and 1 where
    /// neurons have decays of their own.
    /// </summary>
    public ParameterMemories MemoryOf(int address) => (address & 7) switch
    {
        0 or 1 => _own ? ParameterMemories.None : ParameterMemories.Decay,
        2 or 5 when _merged => ParameterMemories.None,
        3 when _merged => ParameterMemories.Firing,
        2 or 3 => ParameterMemories.Level,
        4 or 5 => ParameterMemories.Firing,
        _ => _adapts ? ParameterMemories.Adaptation : ParameterMemories.None,
    };

    /// <summary>Where in that memory it lies.</summary>
    public int Place(int address) => (((address >> 3) & _blockMask) << 1) | (address & 1);

    /// <summary>What the host reads; 0 where there is no memory.</summary>
    public ushort Read(int address) => MemoryOf(address) switch
    {
        ParameterMemories.Decay => _decays[Place(address)],
        ParameterMemories.Level => _levels[Place(address)],
        ParameterMemories.Firing => FiringOrReset(address)[Place(address)],
        ParameterMemories.Adaptation => _adaptations[Place(address)],
        _ => 0,
    };

    /// <summary>What the host writes.</summary>
    public void Write(int address, ushort word)
    {
        switch (MemoryOf(address))
        {
            case ParameterMemories.Decay:
                _decays[Place(address)] = word;
                break;
            case ParameterMemories.Level:
                _levels[Place(address)] = word;
                break;
            case ParameterMemories.Firing:
                FiringOrReset(address)[Place(address)] = word;
                break;
            case ParameterMemories.Adaptation:
                _adaptations[Place(address)] = word;
                break;
            default:
                break;
        }
    }

    // Word 3 is v_reset wherever it lies.
    private ushort[] FiringOrReset(int address) => (address & 7) == (int)ClassWord.VReset ? _levels : _firings;

    // Of the words of decay.
    private int Owner(int neuron, int block) => _own ? neuron : block;

    private static int Field(ushort word, int low, int width) => (word >> low) & Bits.Mask(width);
}
