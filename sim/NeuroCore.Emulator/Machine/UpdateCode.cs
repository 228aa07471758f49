// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Step 2: eight neurons at a time, on 32-bit lanes. rcx is the first neuron, r8 its byte of the bitmap, rdi the sums of
/// the tick. ymm0 holds the drive, ymm4 theta, ymm5 and ymm6 v before and after, ymm7 the threshold, ymm8 and ymm9 who
/// fires and with which sign, ymm11 zero, ymm13 who is silenced, ymm14 whose v is held, ymm15 refractory counts.
/// </summary>
internal sealed unsafe partial class UpdateCode
{
    private const int Lanes = 8;
    private const int HeldMask = 127;
    private const int SilencedBit = 128;

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly bool _refractory;
    private readonly bool _silencing;
    private readonly bool _adapts;
    private readonly bool _divisive;
    private readonly NeuronParameter _bipolar;

    /// <summary>Code for a core.</summary>
    public UpdateCode(Emitter emit)
    {
        _emit = emit;
        c = emit.Code;
        _core = emit.Core;
        _refractory = _core.Plan.Holds && _core.Build.Has(Capabilities.Refractory);
        _silencing = _core.Plan.Holds && _core.Build.Has(Capabilities.Silencing);
        _adapts = _core.Plan.Adapts;
        _divisive = _core.Build.Has(Capabilities.Divisive);
        _bipolar = Of(NeuronWords.Bipolar);
    }

    /// <summary>The step. Groups and noise on membranes are left to plain code, and neurons beyond the last whole vector.</summary>
    public void Update()
    {
        var whole = Of(NeuronWords.Noise).IsZero && Of(NeuronWords.Competes).IsZero ? _core.Neurons / Lanes * Lanes : 0;
        if (whole > 0)
            Runs(whole);
        if (whole == _core.Neurons)
            return;
        _emit.Part("neurons in plain code");
        c.vzeroupper();
        c.mov(rdi, rbx);
        c.mov(esi, whole);
        c.mov(rax, (long)Callbacks.Update);
        c.call(rax);
    }

    // Runs that share their parameters many neurons at a time, what is left between them eight at a time.
    private void Runs(int whole)
    {
        var arrays = _core.Arrays;
        _emit.Part("neurons");
        c.mov(eax, __dword_ptr[rbx + _emit.Header(&arrays.Header->Tick)]);
        c.and(eax, _core.Shape.Delays - 1);
        c.imul(eax, eax, SlotBytes);
        c.lea(rdi, __[rbx + rax + _emit.At(arrays.Accumulators, "sums of input")]);
        c.vpxor(ymm11, ymm11, ymm11);
        var done = 0;
        foreach (var (first, count) in Plan.NeuronRuns.Of(_core))
        {
            var begin = (first + Lanes - 1) / Lanes * Lanes;
            var neurons = Math.Min(first + count, whole) - begin;
            for (; HalvesCode.Of(_emit, begin, neurons) is { } run; begin += run.Whole, neurons -= run.Whole)
            {
                if (begin > done)
                    Loop(done, begin);
                _emit.Part(FormattableString.Invariant($"neurons {begin} to {begin + run.Whole - 1}, {run.Lanes} at a time"));
                run.Update();
                done = begin + run.Whole;
            }
        }

        if (done < whole)
            Loop(done, whole);
    }

    private void Loop(int first, int whole)
    {
        _emit.Part(FormattableString.Invariant($"neurons {first} to {whole - 1}, eight at a time"));
        var arrays = _core.Arrays;
        c.mov(ecx, first);
        c.mov(r8d, first / Lanes);
        var next = _emit.Here();
        var quiet = c.CreateLabel();
        if (_refractory || _silencing)
            Hold();
        Drive();
        if (_adapts)
            Theta();
        Membrane();
        Test();
        c.mov(__byte_ptr[rbx + r8 + _emit.At(arrays.FiredBits, "neurons that fired")], al);
        c.test(al, al);
        c.jz(quiet);
        Spike();
        _emit.Place(ref quiet);
        Store();
        c.inc(r8d);
        c.add(ecx, Lanes);
        c.cmp(ecx, whole);
        c.jb(next);
    }

    private int SlotBytes => _core.Shape.NeuronRoom * sizeof(short);

    // Who is held, and one tick less of it.
    private void Hold()
    {
        c.vpmovzxbd(ymm15, __qword_ptr[rbx + rcx + Held]);
        if (_refractory)
        {
            c.vpand(ymm14, ymm15, _emit.Words(HeldMask));
            c.vpcmpgtd(ymm14, ymm14, ymm11);
        }

        if (_silencing)
        {
            c.vpslld(ymm13, ymm15, 24);
            c.vpsrad(ymm13, ymm13, 31);
        }

        if (!_refractory)
        {
            c.vmovdqa(ymm14, ymm13);
            return;
        }

        if (_silencing)
        {
            c.vpandn(ymm1, ymm13, ymm14);
            c.vpaddd(ymm15, ymm15, ymm1);
            c.vpor(ymm14, ymm14, ymm13);
        }
        else
        {
            c.vpaddd(ymm15, ymm15, ymm14);
        }
    }

    // ymm0: what drives v; currents are stored.
    private void Drive()
    {
        Current(ymm0, 0, NeuronHalves.Current, NeuronWords.KeepU, NeuronWords.AccumulatorShift);
        if (_core.Build.Has(Capabilities.TwoReceptors))
        {
            Current(ymm3, _core.Shape.Delays * SlotBytes, NeuronHalves.SecondCurrent, NeuronWords.KeepSecond, NeuronWords.SecondShift);
            c.vpaddd(ymm0, ymm0, ymm3);
        }

        Shift(ymm0, Of(NeuronWords.CurrentShift));
        if (Of(NeuronWords.Bias) is { IsZero: false } bias)
            c.vpaddd(ymm0, ymm0, bias.Operand);
        if (!_divisive)
            return;
        Input(ymm10, _core.Build.Receptors * _core.Shape.Delays * SlotBytes);
        c.vpmaxsd(ymm10, ymm10, ymm11);
    }

    private void Current(AssemblerRegisterYMM current, int slot, NeuronHalves array, NeuronWords keep, NeuronWords shift)
    {
        var kept = Of(keep);
        var at = _emit.At(_core.Arrays[array], array.ToString());
        Input(current, slot);
        Shift(current, Of(shift));
        if (!kept.IsZero)
        {
            c.vpmovsxwd(ymm1, __xmmword_ptr[rbx + rcx * 2 + at]);
            if (!kept.Is(ClassParameters.KeepAll))
            {
                c.vpmulld(ymm1, ymm1, kept.Operand);
                Share(ymm1);
            }

            c.vpaddd(current, current, ymm1);
        }

        var width = _core.Build.CurrentWidth;
        if (!kept.IsZero || !Of(shift).IsZero || width < 16)
        {
            c.vpminsd(current, current, _emit.Words((1 << (width - 1)) - 1));
            c.vpmaxsd(current, current, _emit.Words(-(1 << (width - 1))));
        }

        if (_silencing)
        {
            c.vpmovsxwd(ymm1, __xmmword_ptr[rbx + rcx * 2 + at]);
            c.vpblendvb(current, current, ymm1, ymm13);
        }

        Narrow(current, at);
    }

    // Sums of the tick, which are taken.
    private void Input(AssemblerRegisterYMM input, int slot)
    {
        c.vpmovsxwd(input, __xmmword_ptr[rdi + rcx * 2 + slot]);
        c.vmovdqu(__xmmword_ptr[rdi + rcx * 2 + slot], xmm11);
    }

    private void Shift(AssemblerRegisterYMM value, NeuronParameter by)
    {
        if (by.IsZero)
            return;
        if (by.IsUniform)
            c.vpslld(value, value, (byte)by.Value);
        else
            c.vpsllvd(value, value, by.Operand);
    }

    // The share of 4096 of a product that fits 32 bits, toward zero. Changes ymm2.
    private void Share(AssemblerRegisterYMM product)
    {
        c.vpsrad(ymm2, product, 31);
        c.vpsrld(ymm2, ymm2, 20);
        c.vpaddd(product, product, ymm2);
        c.vpsrad(product, product, 12);
    }

    // Eight numbers as 16 bits, saturated. Changes xmm1.
    private void Narrow(AssemblerRegisterYMM value, int at)
    {
        var low = new AssemblerRegisterXMM[] { xmm0, xmm1, xmm2, xmm3, xmm4 }[value.Value - Register.YMM0];
        c.vextracti128(xmm1, value, 1);
        c.vpackssdw(xmm1, low, xmm1);
        c.vmovdqu(__xmmword_ptr[rbx + rcx * 2 + at], xmm1);
    }

    // ymm4: theta after its decay.
    private void Theta()
    {
        c.vpmovsxwd(ymm4, __xmmword_ptr[rbx + rcx * 2 + Thetas]);
        var (keep, mask) = (Of(NeuronWords.KeepTheta), Of(NeuronWords.ThetaMask));
        if (keep.Is(ClassParameters.KeepAll))
            return;
        if (mask.IsZero)
        {
            c.vpmulld(ymm1, ymm4, keep.Operand);
        }
        else
        {
            c.vpbroadcastd(ymm1, __dword_ptr[rbx + _emit.Header(&_core.Arrays.Header->Tick)]);
            c.vpand(ymm1, ymm1, mask.Operand);
            c.vpcmpeqd(ymm1, ymm1, ymm11);
            c.vmovdqu(ymm2, _emit.Words(ClassParameters.KeepAll));
            c.vpblendvb(ymm2, ymm2, keep.Operand, ymm1);
            c.vpmulld(ymm1, ymm4, ymm2);
        }

        Share(ymm1);
        if (_silencing)
            c.vpblendvb(ymm4, ymm1, ymm4, ymm13);
        else
            c.vmovdqa(ymm4, ymm1);
    }

    private NeuronParameter Of(NeuronWords array) => new(_emit, array);

    private int Held => _emit.At(_core.Arrays.Held, "refractory ticks");

    private int Thetas => _emit.At(_core.Arrays[NeuronHalves.Theta], "theta");
}
