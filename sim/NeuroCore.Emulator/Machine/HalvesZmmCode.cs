// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// With the 512-bit vectors and the masks of AVX-512: zmm0 holds the drive, zmm5 v before and after, zmm6 v if nothing holds it,
/// zmm7 thresholds, k1 who fires, k2 who is not held. zmm16 and zmm17 hold what v keeps, zmm18 and zmm19 what a reset keeps.
/// </summary>
internal sealed unsafe class HalvesZmmCode(Emitter emit, int first, int count) : HalvesCode(emit, first, count)
{
    private const byte NotLess = 5;

    private ResetMode Mode => (ResetMode)Of(NeuronWords.Reset).Value;

    /// <inheritdoc/>
    protected override void Prepare()
    {
        Kept(zmm16, zmm17, Of(NeuronWords.KeepV).Value);
        if (Mode == ResetMode.Subtract)
            Kept(zmm18, zmm19, Of(NeuronWords.KeepReset).Value);
    }

    /// <inheritdoc/>
    protected override void Hold()
    {
        c.vmovdqu(xmm15, __xmmword_ptr[rbx + rcx + Held]);
        c.vptestnmb(k2, xmm15, xmm15);
        c.vpsubusb(xmm15, xmm15, Low(Emit.Bytes(1)));
    }

    /// <inheritdoc/>
    protected override void Drive()
    {
        First(ymm0);
        c.vpmovsxwd(zmm0, ymm0);
        if (Build.Has(Capabilities.TwoReceptors))
        {
            Second(ymm3);
            c.vpmovsxwd(zmm3, ymm3);
            c.vpaddd(zmm0, zmm0, zmm3);
        }

        if (!Of(NeuronWords.CurrentShift).IsZero)
            c.vpslld(zmm0, zmm0, (byte)Of(NeuronWords.CurrentShift).Value);
        if (!Of(NeuronWords.Bias).IsZero)
            c.vpaddd(zmm0, zmm0, Wide(Of(NeuronWords.Bias)));
    }

    /// <inheritdoc/>
    protected override void Thresholds()
    {
        if (!InRegister)
            return;
        if (Threshold is null)
            c.vpmovsxwd(zmm7, __ymmword_ptr[rbx + rcx * 2 + ThresholdsAt]);
        if (Adapts)
        {
            c.vpmovsxwd(zmm1, ymm4);
            if (Threshold is { } same)
                c.vpaddd(zmm7, zmm1, Broadcast(same));
            else
                c.vpaddd(zmm7, zmm7, zmm1);
        }

        c.vpslld(zmm7, zmm7, FractionBits);
    }

    /// <inheritdoc/>
    protected override void Membrane()
    {
        c.vmovdqu32(zmm5, __zmmword_ptr[rbx + rcx * 4 + Membranes]);
        Keep(zmm6, zmm5, zmm16, zmm17, Of(NeuronWords.KeepV).Value);
        c.vpaddd(zmm6, zmm6, zmm0);
        if (NeedsBound)
            c.vpminsd(zmm6, zmm6, Broadcast((1 << (Build.MembraneWidth - 1)) - 1));
        c.vpmaxsd(zmm6, zmm6, Wide(Of(NeuronWords.Floor)));
    }

    /// <inheritdoc/>
    protected override void Fire()
    {
        var fires = IsRefractory ? k1.k2 : k1;
        if (InRegister)
            c.vpcmpd(fires, zmm6, zmm7, NotLess);
        else
            c.vpcmpd(fires, zmm6, Broadcast(Threshold!.Value << FractionBits), NotLess);
        c.kmovw(__word_ptr[rbx + r8 + Fired], k1);
        if (Build.Has(Capabilities.Bipolar))
            c.mov(__word_ptr[rbx + r8 + FiredSigns], 0);
        c.vmovdqa32(IsRefractory ? zmm5.k2 : zmm5, zmm6);
        var quiet = c.CreateLabel();
        if (!Branchless)
        {
            c.kortestw(k1, k1);
            c.jz(quiet);
        }

        Spike();
        if (!Branchless)
            Emit.Place(ref quiet);
    }

    private void Spike()
    {
        if (Mode == ResetMode.Value)
        {
            c.vpbroadcastd(zmm5.k1, __dword_ptr[r15 + (int)Of(NeuronWords.ResetValue).Operand.Displacement]);
        }
        else if (Mode == ResetMode.Subtract)
        {
            var unused = (byte)(32 - Build.MembraneWidth);
            if (InRegister)
                c.vpsubd(zmm8, zmm6, zmm7);
            else
                c.vpsubd(zmm8, zmm6, Broadcast(Threshold!.Value << FractionBits));
            c.vpslld(zmm8, zmm8, unused);
            c.vpsrad(zmm8, zmm8, unused);
            Keep(zmm8, zmm8, zmm18, zmm19, Of(NeuronWords.KeepReset).Value);
            c.vmovdqa32(zmm5.k1, zmm8);
        }

        if (Adapts)
        {
            c.vmovdqu16(ymm2.k1.z, Emit.Halves(Of(NeuronWords.ThetaStep).Value));
            c.vpaddsw(ymm4, ymm4, ymm2);
        }

        if (IsRefractory)
            c.vmovdqu8(xmm15.k1, Low(Emit.Bytes(Of(NeuronWords.Refractory).Value)));
    }

    /// <inheritdoc/>
    protected override void Store()
    {
        c.vmovdqu32(__zmmword_ptr[rbx + rcx * 4 + Membranes], zmm5);
        if (Adapts)
            c.vmovdqu(__ymmword_ptr[rbx + rcx * 2 + Thetas], ymm4);
        if (IsRefractory)
            c.vmovdqu(__xmmword_ptr[rbx + rcx + Held], xmm15);
    }

    private void Kept(AssemblerRegisterZMM halves, AssemblerRegisterZMM words, int keep)
    {
        c.vpbroadcastd(halves, __dword_ptr[r15 + (int)Emit.Halves(keep << (16 - KeepBits)).Displacement]);
        c.vpbroadcastd(words, __dword_ptr[r15 + (int)Emit.Words(keep << (32 - KeepBits)).Displacement]);
    }

    // The share of 4096 toward zero: that of the magnitude, in two products of 16 bits. Changes zmm1, zmm2 and k3.
    private void Keep(AssemblerRegisterZMM kept, AssemblerRegisterZMM value, AssemblerRegisterZMM halves, AssemblerRegisterZMM words, int keep)
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

        c.vpabsd(zmm1, value);
        c.vpmulhuw(zmm2, zmm1, halves);
        c.vpmullw(zmm1, zmm1, words);
        c.vpsrld(zmm1, zmm1, 16);
        c.vpmovd2m(k3, value);
        c.vpaddd(kept, zmm1, zmm2);
        c.vpsubd(kept.k3, zmm11, kept);
    }

    private AssemblerMemoryOperand Broadcast(int value) => __dword_bcst[r15 + (int)Emit.Words(value).Displacement];

    private AssemblerMemoryOperand Wide(NeuronParameter parameter) => parameter.IsUniform
        ? Broadcast(parameter.Value)
        : __zmmword_ptr[rbx + rcx * 4 + (int)parameter.Operand.Displacement];
}
