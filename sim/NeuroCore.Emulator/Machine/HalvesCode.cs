// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Step 2 for neurons that share their parameters: 16 at a time, currents and theta on 16-bit lanes, v on 32-bit ones in
/// two halves. rcx is the first neuron, r8 its byte of the bitmap, rdi the sums of the tick. ymm0 and ymm9 hold the drive,
/// ymm4 theta, ymm6 and ymm12 v, ymm7 and ymm10 thresholds, ymm11 zero, ymm14 who is not held, ymm15 refractory counts.
/// </summary>
internal sealed unsafe class HalvesCode
{
    /// <summary>Neurons at a time.</summary>
    public const int Lanes = 16;

    private const int FractionBits = 8;
    private const int KeepBits = 12;
    private const int HalfBytes = 32;
    private const byte Natural = 0xD8;    // quarters 0, 2, 1, 3
    private const int AlwaysSpikes = 512; // in so few neurons a branch that is hard to foresee costs more than what it leaves out

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly int _first;
    private readonly int _count;
    private readonly bool _refractory;
    private readonly bool _adapts;
    private readonly short? _threshold;

    /// <summary>Code for some neurons.</summary>
    public HalvesCode(Emitter emit, int first, int count)
    {
        (_emit, c, _core, _first, _count) = (emit, emit.Code, emit.Core, first, count);
        _refractory = _core.Plan.Holds && _core.Build.Has(Capabilities.Refractory);
        _adapts = _core.Plan.Adapts;
        var thresholds = new ReadOnlySpan<short>(_core.Arrays[NeuronHalves.Threshold] + first, count);
        _threshold = thresholds.ContainsAnyExcept(thresholds[0]) ? null : thresholds[0];
    }

    /// <summary>These neurons can be treated so.</summary>
    public bool IsPossible
    {
        get
        {
            NeuronWords[] shared =
            [
                NeuronWords.KeepU, NeuronWords.AccumulatorShift, NeuronWords.KeepV, NeuronWords.CurrentShift, NeuronWords.KeepSecond, NeuronWords.SecondShift,
                NeuronWords.Floor, NeuronWords.ResetValue, NeuronWords.Refractory, NeuronWords.Reset, NeuronWords.KeepReset, NeuronWords.KeepTheta,
                NeuronWords.ThetaMask, NeuronWords.ThetaStep,
            ];
            return _count >= Lanes && shared.All(array => Of(array).IsUniform) &&
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
        c.mov(ecx, _first);
        c.mov(r8d, _first / 8);
        var next = _emit.Here();
        if (_refractory)
            Hold();
        Drive();
        if (_adapts)
            Theta();
        Thresholds();
        Membrane(ymm6, ymm0, 0);
        Membrane(ymm12, ymm9, HalfBytes);
        Fire();
        Store();
        c.add(r8d, Lanes / 8);
        c.add(ecx, Lanes);
        c.cmp(ecx, _first + Whole);
        c.jb(next);
    }

    private void Hold()
    {
        c.vmovdqu(xmm15, __xmmword_ptr[rbx + rcx + Held]);
        c.vpcmpeqb(xmm14, xmm15, xmm11);
        c.vpmovmskb(edx, xmm14);
        c.vpsubusb(xmm15, xmm15, Low(_emit.Bytes(1)));
    }

    private void Drive()
    {
        Current(ymm0, 0, NeuronHalves.Current, NeuronWords.KeepU, NeuronWords.AccumulatorShift);
        c.vpermq(ymm0, ymm0, Natural);
        var second = ymm11;
        if (_core.Build.Has(Capabilities.TwoReceptors))
        {
            second = ymm3;
            Current(ymm3, _core.Shape.Delays * _core.Shape.NeuronRoom * sizeof(short), NeuronHalves.SecondCurrent, NeuronWords.KeepSecond, NeuronWords.SecondShift);
            c.vpermq(ymm3, ymm3, Natural);
        }

        var scale = _emit.Halves(1 << Of(NeuronWords.CurrentShift).Value);
        c.vpunpckhwd(ymm9, ymm0, second);
        c.vpunpcklwd(ymm0, ymm0, second);
        c.vpmaddwd(ymm9, ymm9, scale);
        c.vpmaddwd(ymm0, ymm0, scale);
        var bias = Of(NeuronWords.Bias);
        if (bias.IsZero)
            return;
        c.vpaddd(ymm0, ymm0, bias.Operand);
        c.vpaddd(ymm9, ymm9, bias.IsUniform ? bias.Operand : bias.Operand + HalfBytes);
    }

    // Kept and input: each has 16 bits, so a saturating sum is exact before it saturates.
    private void Current(AssemblerRegisterYMM current, int slot, NeuronHalves array, NeuronWords keep, NeuronWords shift)
    {
        var at = _emit.At(_core.Arrays[array], array.ToString());
        c.vmovdqu(current, __ymmword_ptr[rdi + rcx * 2 + slot]);
        c.vmovdqu(__ymmword_ptr[rdi + rcx * 2 + slot], ymm11);
        if (Of(shift).Value > 0)
            c.vpsllw(current, current, (byte)Of(shift).Value);
        if (!Of(keep).IsZero)
        {
            c.vmovdqu(ymm1, __ymmword_ptr[rbx + rcx * 2 + at]);
            Share(ymm1, Of(keep).Value);
            c.vpaddsw(current, current, ymm1);
        }

        if (_core.Build.CurrentWidth is < 16 and var width)
        {
            c.vpminsw(current, current, _emit.Halves((1 << (width - 1)) - 1));
            c.vpmaxsw(current, current, _emit.Halves(-(1 << (width - 1))));
        }

        c.vmovdqu(__ymmword_ptr[rbx + rcx * 2 + at], current);
    }

    // The share of 4096 of 16-bit numbers, toward zero. Changes ymm2.
    private void Share(AssemblerRegisterYMM value, int keep)
    {
        if (keep == ClassParameters.KeepAll)
            return;
        c.vpabsw(ymm2, value);
        c.vpmulhuw(ymm2, ymm2, _emit.Halves(keep << (16 - KeepBits)));
        c.vpsignw(value, ymm2, value);
    }

    private void Theta()
    {
        var (keep, mask) = (Of(NeuronWords.KeepTheta), Of(NeuronWords.ThetaMask));
        c.vmovdqu(ymm4, __ymmword_ptr[rbx + rcx * 2 + Thetas]);
        if (keep.Is(ClassParameters.KeepAll))
            return;
        if (mask.IsZero)
        {
            Share(ymm4, keep.Value);
            return;
        }

        var stays = c.CreateLabel();
        c.test(__dword_ptr[rbx + _emit.Header(&_core.Arrays.Header->Tick)], mask.Value);
        c.jnz(stays);
        Share(ymm4, keep.Value);
        _emit.Place(ref stays);
    }

    // On v's scale, where they are not the same for all.
    private void Thresholds()
    {
        var array = _emit.At(_core.Arrays[NeuronHalves.Threshold], "thresholds");
        if (_adapts)
        {
            c.vpermq(ymm1, ymm4, Natural);
            if (_threshold is { } same)
                c.vmovdqu(ymm2, _emit.Halves(same));
            else
                c.vpermq(ymm2, __ymmword_ptr[rbx + rcx * 2 + array], Natural);
            c.vpunpcklwd(ymm7, ymm1, ymm2);
            c.vpunpckhwd(ymm10, ymm1, ymm2);
            c.vpmaddwd(ymm7, ymm7, _emit.Halves(1 << FractionBits));
            c.vpmaddwd(ymm10, ymm10, _emit.Halves(1 << FractionBits));
        }
        else if (_threshold is null)
        {
            c.vpmovsxwd(ymm7, __xmmword_ptr[rbx + rcx * 2 + array]);
            c.vpmovsxwd(ymm10, __xmmword_ptr[rbx + rcx * 2 + (array + (HalfBytes / 2))]);
            c.vpslld(ymm7, ymm7, FractionBits);
            c.vpslld(ymm10, ymm10, FractionBits);
        }
    }

    private bool InRegister => _adapts || _threshold is null;

    // A v beyond its bound fires whether it is bounded or not, if the threshold is not beyond; then it is of no use where reset gives a value.
    private bool NeedsBound => _adapts || _core.Build.MembraneWidth < 16 + FractionBits || (ResetMode)Of(NeuronWords.Reset).Value != ResetMode.Value;

    private void Membrane(AssemblerRegisterYMM v, AssemblerRegisterYMM drive, int half)
    {
        c.vmovdqu(ymm5, __ymmword_ptr[rbx + rcx * 4 + (Membranes + half)]);
        Keep(v, ymm5, Of(NeuronWords.KeepV).Value);
        c.vpaddd(v, v, drive);
        if (NeedsBound)
            c.vpminsd(v, v, _emit.Words((1 << (_core.Build.MembraneWidth - 1)) - 1));
        c.vpmaxsd(v, v, Of(NeuronWords.Floor).Operand);
        if (!_refractory)
            return;
        if (half == 0)
        {
            c.vpmovsxbd(ymm13, xmm14);
        }
        else
        {
            c.vpsrldq(xmm13, xmm14, 8);
            c.vpmovsxbd(ymm13, xmm13);
        }

        c.vpblendvb(v, ymm5, v, ymm13);
    }

    // As UpdateCode has it. Changes ymm1 and ymm2.
    private void Keep(AssemblerRegisterYMM kept, AssemblerRegisterYMM value, int keep)
    {
        if (keep == ClassParameters.KeepAll)
        {
            c.vmovdqa(kept, value);
            return;
        }

        if (keep == 0)
        {
            c.vpxor(kept, kept, kept);
            return;
        }

        c.vpabsd(ymm1, value);
        c.vpmulhuw(ymm2, ymm1, _emit.Halves(keep << (16 - KeepBits)));
        c.vpmullw(ymm1, ymm1, _emit.Words(keep << (32 - KeepBits)));
        c.vpsrld(ymm1, ymm1, 16);
        c.vpaddd(ymm1, ymm1, ymm2);
        c.vpsignd(kept, ymm1, value);
    }

    // eax: who fires.
    private void Fire()
    {
        if (InRegister)
        {
            c.vpcmpgtd(ymm1, ymm7, ymm6);
            c.vpcmpgtd(ymm2, ymm10, ymm12);
        }
        else
        {
            c.vmovdqu(ymm3, _emit.Words(_threshold!.Value << FractionBits));
            c.vpcmpgtd(ymm1, ymm3, ymm6);
            c.vpcmpgtd(ymm2, ymm3, ymm12);
        }

        c.vmovmskps(eax, ymm1);
        c.vmovmskps(esi, ymm2);
        c.shl(esi, Lanes / 2);
        c.or(eax, esi);
        c.xor(eax, ushort.MaxValue);
        if (_refractory)
            c.and(eax, edx);
        c.mov(__word_ptr[rbx + r8 + _emit.At(_core.Arrays.FiredBits, "neurons that fired")], ax);
        if (_core.Build.Has(Capabilities.Bipolar))
            c.mov(__word_ptr[rbx + r8 + _emit.At(_core.Arrays.FiredSigns, "signs of those that fired")], 0);
        if (_core.Neurons <= AlwaysSpikes)
        {
            Spike();
            return;
        }

        var quiet = c.CreateLabel();
        c.test(eax, eax);
        c.jz(quiet);
        Spike();
        _emit.Place(ref quiet);
    }

    private void Spike()
    {
        c.vmovd(xmm1, eax);
        c.vpbroadcastw(ymm1, xmm1);
        c.vpand(ymm1, ymm1, _emit.Shorts(i => 1 << i));
        c.vpcmpeqw(ymm1, ymm1, _emit.Shorts(i => 1 << i));    // by 16-bit lanes
        var mode = (ResetMode)Of(NeuronWords.Reset).Value;
        if (mode is ResetMode.Value or ResetMode.Subtract)
        {
            c.vpmovsxwd(ymm8, xmm1);
            c.vextracti128(xmm3, ymm1, 1);
            c.vpmovsxwd(ymm13, xmm3);
            c.vmovdqa(ymm3, ymm1);
            Reset(ymm6, ymm7, ymm8, mode);
            Reset(ymm12, ymm10, ymm13, mode);
            c.vmovdqa(ymm1, ymm3);
        }

        if (_adapts)
        {
            c.vpand(ymm2, ymm1, _emit.Halves(Of(NeuronWords.ThetaStep).Value));
            c.vpaddsw(ymm4, ymm4, ymm2);
        }

        if (!_refractory)
            return;
        c.vextracti128(xmm2, ymm1, 1);
        c.vpacksswb(xmm1, xmm1, xmm2);
        c.vmovdqu(xmm2, Low(_emit.Bytes(Of(NeuronWords.Refractory).Value)));
        c.vpblendvb(xmm15, xmm15, xmm2, xmm1);
    }

    private void Reset(AssemblerRegisterYMM v, AssemblerRegisterYMM threshold, AssemblerRegisterYMM fires, ResetMode mode)
    {
        if (mode == ResetMode.Value)
        {
            c.vmovdqu(ymm5, Of(NeuronWords.ResetValue).Operand);
        }
        else
        {
            if (InRegister)
                c.vpsubd(ymm5, v, threshold);
            else
                c.vpsubd(ymm5, v, _emit.Words(_threshold!.Value << FractionBits));
            var unused = (byte)(32 - _core.Build.MembraneWidth);
            c.vpslld(ymm5, ymm5, unused);
            c.vpsrad(ymm5, ymm5, unused);
            Keep(ymm5, ymm5, Of(NeuronWords.KeepReset).Value);
        }

        c.vpblendvb(v, v, ymm5, fires);
    }

    private void Store()
    {
        c.vmovdqu(__ymmword_ptr[rbx + rcx * 4 + Membranes], ymm6);
        c.vmovdqu(__ymmword_ptr[rbx + rcx * 4 + (Membranes + HalfBytes)], ymm12);
        if (_adapts)
            c.vmovdqu(__ymmword_ptr[rbx + rcx * 2 + Thetas], ymm4);
        if (_refractory)
            c.vmovdqu(__xmmword_ptr[rbx + rcx + Held], xmm15);
    }

    private static AssemblerMemoryOperand Low(AssemblerMemoryOperand vector) => __xmmword_ptr[r15 + (int)vector.Displacement];

    private NeuronParameter Of(NeuronWords array) => new(_emit, array, _first, _count);

    private int Held => _emit.At(_core.Arrays.Held, "refractory ticks");

    private int Membranes => _emit.At(_core.Arrays[NeuronWords.Membrane], "v");

    private int Thetas => _emit.At(_core.Arrays[NeuronHalves.Theta], "theta");
}
