// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Step 2 for neurons that share their parameters: 16 at a time, currents and theta on 16-bit lanes; v on 32-bit ones, which
/// <see cref="HalvesYmmCode"/> has for 16 neurons and <see cref="HalvesZmmCode"/> for 32. rcx is the first neuron, r8 its byte
/// of the bitmap, rdi the sums of the tick; vector 4 holds theta, 11 zero, 15 refractory counts.
/// </summary>
internal abstract unsafe class HalvesCode
{
    /// <summary>Neurons at a time where there is only AVX2, and the least that this is for.</summary>
    public const int Least = 16;

    /// <summary>Bits of v's fraction.</summary>
    protected const int FractionBits = 8;

    /// <summary>Bits of what is kept: 4096 is all.</summary>
    protected const int KeepBits = 12;

    private const int AlwaysSpikes = 512; // in so few neurons a branch that is hard to foresee costs more than what it leaves out

    private readonly Engine _core;
    private readonly int _first;
    private readonly int _count;

    /// <summary>Code for some neurons.</summary>
    /// <param name="emit">Where to.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="lanes">So many at a time.</param>
    protected HalvesCode(Emitter emit, int first, int count, int lanes)
    {
        (Emit, c, _core, _first, _count, Lanes) = (emit, emit.Code, emit.Core, first, count, lanes);
        IsRefractory = _core.Plan.Holds && _core.Build.Has(Capabilities.Refractory);
        Adapts = _core.Plan.Adapts;
        var thresholds = new ReadOnlySpan<short>(_core.Arrays[NeuronHalves.Threshold] + first, count);
        Threshold = thresholds.ContainsAnyExcept(thresholds[0]) ? null : thresholds[0];
    }

    /// <summary>The widest code that this processor has for so many neurons; null where they must be treated otherwise.</summary>
    public static HalvesCode? Of(Emitter emit, int first, int count)
    {
        if (count < Least)
            return null;
        HalvesCode code = emit.Core.HasWideVectors && count >= 2 * Least ? new HalvesZmmCode(emit, first, count) : new HalvesYmmCode(emit, first, count);
        return code.IsPossible ? code : null;
    }

    /// <summary>Neurons at a time.</summary>
    public int Lanes { get; }

    /// <summary>Where code goes.</summary>
    protected Emitter Emit { get; }

    /// <summary>The assembler.</summary>
    protected Assembler c { get; }

    /// <summary>The build.</summary>
    protected Configuration Build => _core.Build;

    /// <summary>Some neurons may be held.</summary>
    protected bool IsRefractory { get; }

    /// <summary>Thresholds adapt.</summary>
    protected bool Adapts { get; }

    /// <summary>The threshold of all; null if they differ.</summary>
    protected short? Threshold { get; }

    /// <summary>Thresholds are in registers, not a constant.</summary>
    protected bool InRegister => Adapts || Threshold is null;

    /// <summary>The code always does what a spike asks for, instead of branching around it.</summary>
    protected bool Branchless => _core.Neurons <= AlwaysSpikes;

    /// <summary>A v beyond its bound fires whether it is bounded or not, if the threshold is not beyond; then it is of no use where reset gives a value.</summary>
    protected bool NeedsBound => Adapts || Build.MembraneWidth < 16 + FractionBits || (ResetMode)Of(NeuronWords.Reset).Value != ResetMode.Value;

    // These neurons can be treated so.
    private bool IsPossible
    {
        get
        {
            NeuronWords[] shared =
            [
                NeuronWords.KeepU, NeuronWords.AccumulatorShift, NeuronWords.KeepV, NeuronWords.CurrentShift, NeuronWords.KeepSecond, NeuronWords.SecondShift,
                NeuronWords.Floor, NeuronWords.ResetValue, NeuronWords.Refractory, NeuronWords.Reset, NeuronWords.KeepReset, NeuronWords.KeepTheta,
                NeuronWords.ThetaMask, NeuronWords.ThetaStep,
            ];
            return shared.All(array => Of(array).IsUniform) &&
                Of(NeuronWords.Bipolar).IsZero && Of(NeuronWords.Noise).IsZero && Of(NeuronWords.Competes).IsZero &&
                !_core.Build.Has(Capabilities.Divisive) && !(_core.Plan.Holds && _core.Build.Has(Capabilities.Silencing)) &&
                (!Shifts || Room >= _core.Plan.FirstSum);
        }
    }

    private bool Shifts => !Of(NeuronWords.AccumulatorShift).IsZero || (_core.Build.Has(Capabilities.TwoReceptors) && !Of(NeuronWords.SecondShift).IsZero);

    // What sums may hold beside a tick's input so that they have 16 bits when they are shifted.
    private int Room => _core.Plan.Rooms.AsSpan(_first, Whole).ToArray().Min();

    /// <summary>The neurons from the first on that are whole vectors.</summary>
    public int Whole => _count / Lanes * Lanes;

    /// <summary>The step.</summary>
    public void Update()
    {
        if (Shifts)
            _core.Plan.SumRoom = Math.Min(_core.Plan.SumRoom, Room);
        Prepare();
        c.mov(ecx, _first);
        c.mov(r8d, _first / 8);
        var next = Emit.Here();
        if (IsRefractory)
            Hold();
        Drive();
        if (Adapts)
            Theta();
        Thresholds();
        Membrane();
        Fire();
        Store();
        c.add(r8d, Lanes / 8);
        c.add(ecx, Lanes);
        c.cmp(ecx, _first + Whole);
        c.jb(next);
    }

    /// <summary>Before the first neurons.</summary>
    protected abstract void Prepare();

    /// <summary>Refractory counts, and who is not held.</summary>
    protected abstract void Hold();

    /// <summary>What drives v.</summary>
    protected abstract void Drive();

    /// <summary>Thresholds on v's scale, where they are not the same for all.</summary>
    protected abstract void Thresholds();

    /// <summary>v, before anybody fires.</summary>
    protected abstract void Membrane();

    /// <summary>Who fires, and what that does.</summary>
    protected abstract void Fire();

    /// <summary>What is kept for the next tick.</summary>
    protected abstract void Store();

    /// <summary>Theta after its decay.</summary>
    protected abstract void Theta();

    /// <summary>Does something to theta in ticks in which it decays.</summary>
    protected void WhereThetaDecays(Action decay)
    {
        var (keep, mask) = (Of(NeuronWords.KeepTheta), Of(NeuronWords.ThetaMask));
        if (keep.Is(ClassParameters.KeepAll))
            return;
        if (mask.IsZero)
        {
            decay();
            return;
        }

        var stays = c.CreateLabel();
        c.test(__dword_ptr[rbx + Emit.Header(&_core.Arrays.Header->Tick)], mask.Value);
        c.jnz(stays);
        decay();
        Emit.Place(ref stays);
    }

    /// <summary>The core's arrays.</summary>
    protected CoreArrays Arrays => _core.Arrays;

    /// <summary>Where the second receptor's sums lie, from the first's.</summary>
    protected int SecondSlot => _core.Shape.Delays * _core.Shape.NeuronRoom * sizeof(short);

    /// <summary>The low half of a vector of constants.</summary>
    protected static AssemblerMemoryOperand Low(AssemblerMemoryOperand vector) => __xmmword_ptr[r15 + (int)vector.Displacement];

    /// <summary>A parameter of these neurons.</summary>
    protected NeuronParameter Of(NeuronWords array) => new(Emit, array, _first, _count);

    /// <summary>Where refractory counts lie.</summary>
    protected int Held => Emit.At(_core.Arrays.Held, "refractory ticks");

    /// <summary>Where v lies.</summary>
    protected int Membranes => Emit.At(_core.Arrays[NeuronWords.Membrane], "v");

    /// <summary>Where theta lies.</summary>
    protected int Thetas => Emit.At(_core.Arrays[NeuronHalves.Theta], "theta");

    /// <summary>Where thresholds lie.</summary>
    protected int ThresholdsAt => Emit.At(_core.Arrays[NeuronHalves.Threshold], "thresholds");

    /// <summary>Where the bitmap of those that fired lies.</summary>
    protected int Fired => Emit.At(_core.Arrays.FiredBits, "neurons that fired");

    /// <summary>Where that of their signs lies.</summary>
    protected int FiredSigns => Emit.At(_core.Arrays.FiredSigns, "signs of those that fired");
}
