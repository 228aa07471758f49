// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// With the 512-bit vectors and the masks of AVX-512, 32 neurons at a time. Of the first and the other 16: zmm0 and zmm8
/// hold the drive, zmm5 and zmm12 v before and after, zmm6 and zmm13 v if nothing holds it, zmm7 and zmm10 thresholds, k1
/// and k5 who fires, k2 and k3 who is not held. zmm4 and ymm15 are theta and refractory counts of all; zmm16 to zmm22 constants.
/// </summary>
/// <remarks>
/// The share of v toward zero is a product of single precision, rounded toward zero, then cut: v and what is kept have fewer
/// bits than its 24, and so has the integer part of the product, so that nothing but its fraction is lost.
/// </remarks>
internal sealed unsafe class HalvesZmmCode(Emitter emit, int first, int count) : HalvesCode(emit, first, count, 2 * HalfLanes)
{
    private const byte NotLess = 5;
    private const byte HalfLanes = 16;
    private const int HalfBytes = HalfLanes * sizeof(int);

    private ResetMode Mode => (ResetMode)Of(NeuronWords.Reset).Value;

    // What a spike asks for is little: then nobody asks whether there is one.
    private bool Always => Branchless || (Mode != ResetMode.Subtract && !Adapts);

    /// <inheritdoc/>
    protected override void Prepare()
    {
        Spread(zmm16, BitConverter.SingleToInt32Bits((float)Of(NeuronWords.KeepV).Value / ClassParameters.KeepAll));
        if (Mode == ResetMode.Subtract)
            Spread(zmm17, BitConverter.SingleToInt32Bits((float)Of(NeuronWords.KeepReset).Value / ClassParameters.KeepAll));
        if (Mode == ResetMode.Value)
            Spread(zmm17, Of(NeuronWords.ResetValue).Value);
        Spread(zmm18, Factor(NeuronWords.KeepU));
        if (Build.Has(Capabilities.TwoReceptors))
            Spread(zmm19, Factor(NeuronWords.KeepSecond));
        if (Adapts)
            Spread(zmm20, Factor(NeuronWords.KeepTheta));
        Spread(zmm21, Of(NeuronWords.Floor).Value);
        if (Threshold is { } same)
            Spread(zmm22, Adapts ? same : same << FractionBits);
    }

    // For the high half of a product of 16 bits.
    private int Factor(NeuronWords keep) => Pair(Of(keep).Value << (16 - KeepBits));

    private void Spread(AssemblerRegisterZMM register, int value) => c.vpbroadcastd(register, __dword_ptr[r15 + (int)Emit.Words(value).Displacement]);

    /// <inheritdoc/>
    protected override void Hold()
    {
        c.vmovdqu(ymm15, __ymmword_ptr[rbx + rcx + Held]);
        c.vptestnmb(k2, ymm15, ymm15);
        c.vpsubusb(ymm15, ymm15, Emit.Bytes(1));
        c.kshiftrd(k3, k2, HalfLanes);
    }

    /// <inheritdoc/>
    protected override void Drive()
    {
        Current(zmm0, 0, NeuronHalves.Current, NeuronWords.KeepU, NeuronWords.AccumulatorShift, zmm18);
        Widen(zmm0, zmm8, ymm0);
        if (Build.Has(Capabilities.TwoReceptors))
        {
            Current(zmm3, SecondSlot, NeuronHalves.SecondCurrent, NeuronWords.KeepSecond, NeuronWords.SecondShift, zmm19);
            Widen(zmm3, zmm9, ymm3);
            c.vpaddd(zmm0, zmm0, zmm3);
            c.vpaddd(zmm8, zmm8, zmm9);
        }

        if (!Of(NeuronWords.CurrentShift).IsZero)
        {
            c.vpslld(zmm0, zmm0, (byte)Of(NeuronWords.CurrentShift).Value);
            c.vpslld(zmm8, zmm8, (byte)Of(NeuronWords.CurrentShift).Value);
        }

        if (Of(NeuronWords.Bias) is not { IsZero: false } bias)
            return;
        c.vpaddd(zmm0, zmm0, bias.IsUniform ? Broadcast(bias.Value) : Wide(bias, 0));
        c.vpaddd(zmm8, zmm8, bias.IsUniform ? Broadcast(bias.Value) : Wide(bias, HalfBytes));
    }

    // 32 numbers of 16 bits as 32 bits; low is the lower half of the first register.
    private void Widen(AssemblerRegisterZMM first, AssemblerRegisterZMM other, AssemblerRegisterYMM low)
    {
        c.vextracti64x4(ymm1, first, 1);
        c.vpmovsxwd(first, low);
        c.vpmovsxwd(other, ymm1);
    }

    // As HalvesYmmCode has it. Changes zmm1, zmm2 and k4.
    private void Current(AssemblerRegisterZMM current, int slot, NeuronHalves array, NeuronWords keep, NeuronWords shift, AssemblerRegisterZMM factor)
    {
        var at = Emit.At(Arrays[array], array.ToString());
        c.vmovdqu16(current, __zmmword_ptr[rdi + rcx * 2 + slot]);
        c.vmovdqu16(__zmmword_ptr[rdi + rcx * 2 + slot], zmm11);
        if (Of(shift).Value > 0)
            c.vpsllw(current, current, (byte)Of(shift).Value);
        if (!Of(keep).IsZero)
        {
            c.vmovdqu16(zmm1, __zmmword_ptr[rbx + rcx * 2 + at]);
            Share(zmm1, Of(keep).Value, factor);
            c.vpaddsw(current, current, zmm1);
        }

        if (Build.CurrentWidth is < 16 and var width)
        {
            Spread(zmm2, Pair((1 << (width - 1)) - 1));
            c.vpminsw(current, current, zmm2);
            Spread(zmm2, Pair(-(1 << (width - 1))));
            c.vpmaxsw(current, current, zmm2);
        }

        c.vmovdqu16(__zmmword_ptr[rbx + rcx * 2 + at], current);
    }

    private static int Pair(int value) => (value & ushort.MaxValue) | (value << 16);

    // The share of 4096 of 16-bit numbers, toward zero. Changes zmm2 and k4.
    private void Share(AssemblerRegisterZMM value, int keep, AssemblerRegisterZMM factor)
    {
        if (keep == ClassParameters.KeepAll)
            return;
        c.vpabsw(zmm2, value);
        c.vpmovw2m(k4, value);
        c.vpmulhuw(value, zmm2, factor);
        c.vpsubw(value.k4, zmm11, value);
    }

    /// <inheritdoc/>
    protected override void Theta()
    {
        c.vmovdqu16(zmm4, __zmmword_ptr[rbx + rcx * 2 + Thetas]);
        WhereThetaDecays(() => Share(zmm4, Of(NeuronWords.KeepTheta).Value, zmm20));
    }

    /// <inheritdoc/>
    protected override void Thresholds()
    {
        if (!InRegister)
            return;
        if (Threshold is null)
        {
            c.vpmovsxwd(zmm7, __ymmword_ptr[rbx + rcx * 2 + ThresholdsAt]);
            c.vpmovsxwd(zmm10, __ymmword_ptr[rbx + rcx * 2 + (ThresholdsAt + (HalfBytes / 2))]);
        }

        if (Adapts)
        {
            c.vpmovsxwd(zmm1, ymm4);
            c.vextracti64x4(ymm2, zmm4, 1);
            c.vpmovsxwd(zmm2, ymm2);
            c.vpaddd(zmm7, zmm1, Threshold is null ? zmm7 : zmm22);
            c.vpaddd(zmm10, zmm2, Threshold is null ? zmm10 : zmm22);
        }

        c.vpslld(zmm7, zmm7, FractionBits);
        c.vpslld(zmm10, zmm10, FractionBits);
    }

    /// <inheritdoc/>
    protected override void Membrane()
    {
        Membrane(zmm5, zmm6, zmm0, 0);
        Membrane(zmm12, zmm13, zmm8, HalfBytes);
    }

    private void Membrane(AssemblerRegisterZMM before, AssemblerRegisterZMM after, AssemblerRegisterZMM drive, int half)
    {
        c.vmovdqu32(before, __zmmword_ptr[rbx + rcx * 4 + (Membranes + half)]);
        Keep(after, before, zmm16, Of(NeuronWords.KeepV).Value);
        c.vpaddd(after, after, drive);
        if (NeedsBound)
            c.vpminsd(after, after, Broadcast((1 << (Build.MembraneWidth - 1)) - 1));
        c.vpmaxsd(after, after, zmm21);
    }

    private void Keep(AssemblerRegisterZMM kept, AssemblerRegisterZMM value, AssemblerRegisterZMM factor, int keep)
    {
        if (keep == ClassParameters.KeepAll)
        {
            c.vmovdqa32(kept, value);
            return;
        }

        if (keep == 0)
        {
            c.vpxord(kept, kept, kept);
            return;
        }

        c.vcvtdq2ps(kept, value);
        c.vmulps(kept, kept, factor.rz_sae);
        c.vcvttps2dq(kept, kept);
    }

    /// <inheritdoc/>
    protected override void Fire()
    {
        c.vpcmpd(IsRefractory ? k1.k2 : k1, zmm6, InRegister ? zmm7 : zmm22, NotLess);
        c.vpcmpd(IsRefractory ? k5.k3 : k5, zmm13, InRegister ? zmm10 : zmm22, NotLess);
        c.kunpckwd(k6, k5, k1);
        c.kmovd(__dword_ptr[rbx + r8 + Fired], k6);
        if (Build.Has(Capabilities.Bipolar))
            c.mov(__dword_ptr[rbx + r8 + FiredSigns], 0);
        c.vmovdqa32(IsRefractory ? zmm5.k2 : zmm5, zmm6);
        c.vmovdqa32(IsRefractory ? zmm12.k3 : zmm12, zmm13);
        if (Always)
        {
            Spike();
            return;
        }

        var quiet = c.CreateLabel();
        c.kortestd(k6, k6);
        c.jz(quiet);
        Spike();
        Emit.Place(ref quiet);
    }

    private void Spike()
    {
        if (Mode == ResetMode.Value)
        {
            c.vmovdqa32(zmm5.k1, zmm17);
            c.vmovdqa32(zmm12.k5, zmm17);
        }
        else if (Mode == ResetMode.Subtract)
        {
            Subtract(zmm6, InRegister ? zmm7 : zmm22);
            c.vmovdqa32(zmm5.k1, zmm1);
            Subtract(zmm13, InRegister ? zmm10 : zmm22);
            c.vmovdqa32(zmm12.k5, zmm1);
        }

        if (Adapts)
        {
            Spread(zmm2, Pair(Of(NeuronWords.ThetaStep).Value));
            c.vpaddsw(zmm4.k6, zmm4, zmm2);
        }

        if (IsRefractory)
            c.vmovdqu8(ymm15.k6, Emit.Bytes(Of(NeuronWords.Refractory).Value));
    }

    // zmm1: what is left of v beyond the threshold.
    private void Subtract(AssemblerRegisterZMM v, AssemblerRegisterZMM threshold)
    {
        var unused = (byte)(32 - Build.MembraneWidth);
        c.vpsubd(zmm1, v, threshold);
        c.vpslld(zmm1, zmm1, unused);
        c.vpsrad(zmm1, zmm1, unused);
        Keep(zmm1, zmm1, zmm17, Of(NeuronWords.KeepReset).Value);
    }

    /// <inheritdoc/>
    protected override void Store()
    {
        c.vmovdqu32(__zmmword_ptr[rbx + rcx * 4 + Membranes], zmm5);
        c.vmovdqu32(__zmmword_ptr[rbx + rcx * 4 + (Membranes + HalfBytes)], zmm12);
        if (Adapts)
            c.vmovdqu16(__zmmword_ptr[rbx + rcx * 2 + Thetas], zmm4);
        if (IsRefractory)
            c.vmovdqu(__ymmword_ptr[rbx + rcx + Held], ymm15);
    }

    private AssemblerMemoryOperand Broadcast(int value) => __dword_bcst[r15 + (int)Emit.Words(value).Displacement];

    private static AssemblerMemoryOperand Wide(NeuronParameter parameter, int half) => __zmmword_ptr[rbx + rcx * 4 + ((int)parameter.Operand.Displacement + half)];
}
