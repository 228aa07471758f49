// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// With 256-bit vectors: ymm0 and ymm9 hold the drive, ymm6 and ymm12 v, ymm7 and ymm10 thresholds, ymm14 who is not held.
/// </summary>
internal sealed unsafe class HalvesYmmCode(Emitter emit, int first, int count) : HalvesCode(emit, first, count, Least)
{
    private const int HalfBytes = 32;
    private const byte Natural = 0xD8;    // quarters 0, 2, 1, 3

    /// <inheritdoc/>
    protected override void Prepare()
    {
    }

    /// <inheritdoc/>
    protected override void Hold()
    {
        c.vmovdqu(xmm15, __xmmword_ptr[rbx + rcx + Held]);
        c.vpcmpeqb(xmm14, xmm15, xmm11);
        c.vpmovmskb(edx, xmm14);
        c.vpsubusb(xmm15, xmm15, Low(Emit.Bytes(1)));
    }

    /// <inheritdoc/>
    protected override void Drive()
    {
        Current(ymm0, 0, NeuronHalves.Current, NeuronWords.KeepU, NeuronWords.AccumulatorShift);
        c.vpermq(ymm0, ymm0, Natural);
        var second = ymm11;
        if (Build.Has(Capabilities.TwoReceptors))
        {
            second = ymm3;
            Current(ymm3, SecondSlot, NeuronHalves.SecondCurrent, NeuronWords.KeepSecond, NeuronWords.SecondShift);
            c.vpermq(ymm3, ymm3, Natural);
        }

        var scale = Emit.Halves(1 << Of(NeuronWords.CurrentShift).Value);
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
        var at = Emit.At(Arrays[array], array.ToString());
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

        if (Build.CurrentWidth is < 16 and var width)
        {
            c.vpminsw(current, current, Emit.Halves((1 << (width - 1)) - 1));
            c.vpmaxsw(current, current, Emit.Halves(-(1 << (width - 1))));
        }

        c.vmovdqu(__ymmword_ptr[rbx + rcx * 2 + at], current);
    }

    // The share of 4096 of 16-bit numbers, toward zero. Changes ymm2.
    private void Share(AssemblerRegisterYMM value, int keep)
    {
        if (keep == ClassParameters.KeepAll)
            return;
        c.vpabsw(ymm2, value);
        c.vpmulhuw(ymm2, ymm2, Emit.Halves(keep << (16 - KeepBits)));
        c.vpsignw(value, ymm2, value);
    }

    /// <inheritdoc/>
    protected override void Theta()
    {
        c.vmovdqu(ymm4, __ymmword_ptr[rbx + rcx * 2 + Thetas]);
        WhereThetaDecays(() => Share(ymm4, Of(NeuronWords.KeepTheta).Value));
    }

    /// <inheritdoc/>
    protected override void Thresholds()
    {
        if (Adapts)
        {
            c.vpermq(ymm1, ymm4, Natural);
            if (Threshold is { } same)
                c.vmovdqu(ymm2, Emit.Halves(same));
            else
                c.vpermq(ymm2, __ymmword_ptr[rbx + rcx * 2 + ThresholdsAt], Natural);
            c.vpunpcklwd(ymm7, ymm1, ymm2);
            c.vpunpckhwd(ymm10, ymm1, ymm2);
            c.vpmaddwd(ymm7, ymm7, Emit.Halves(1 << FractionBits));
            c.vpmaddwd(ymm10, ymm10, Emit.Halves(1 << FractionBits));
        }
        else if (Threshold is null)
        {
            c.vpmovsxwd(ymm7, __xmmword_ptr[rbx + rcx * 2 + ThresholdsAt]);
            c.vpmovsxwd(ymm10, __xmmword_ptr[rbx + rcx * 2 + (ThresholdsAt + (HalfBytes / 2))]);
            c.vpslld(ymm7, ymm7, FractionBits);
            c.vpslld(ymm10, ymm10, FractionBits);
        }
    }

    /// <inheritdoc/>
    protected override void Membrane()
    {
        Membrane(ymm6, ymm0, 0);
        Membrane(ymm12, ymm9, HalfBytes);
    }

    private void Membrane(AssemblerRegisterYMM v, AssemblerRegisterYMM drive, int half)
    {
        c.vmovdqu(ymm5, __ymmword_ptr[rbx + rcx * 4 + (Membranes + half)]);
        Keep(v, ymm5, Of(NeuronWords.KeepV).Value);
        c.vpaddd(v, v, drive);
        if (NeedsBound)
            c.vpminsd(v, v, Emit.Words((1 << (Build.MembraneWidth - 1)) - 1));
        c.vpmaxsd(v, v, Of(NeuronWords.Floor).Operand);
        if (!IsRefractory)
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
        c.vpmulhuw(ymm2, ymm1, Emit.Halves(keep << (16 - KeepBits)));
        c.vpmullw(ymm1, ymm1, Emit.Words(keep << (32 - KeepBits)));
        c.vpsrld(ymm1, ymm1, 16);
        c.vpaddd(ymm1, ymm1, ymm2);
        c.vpsignd(kept, ymm1, value);
    }

    /// <inheritdoc/>
    /// <remarks>eax: who fires.</remarks>
    protected override void Fire()
    {
        if (InRegister)
        {
            c.vpcmpgtd(ymm1, ymm7, ymm6);
            c.vpcmpgtd(ymm2, ymm10, ymm12);
        }
        else
        {
            c.vmovdqu(ymm3, Emit.Words(Threshold!.Value << FractionBits));
            c.vpcmpgtd(ymm1, ymm3, ymm6);
            c.vpcmpgtd(ymm2, ymm3, ymm12);
        }

        c.vmovmskps(eax, ymm1);
        c.vmovmskps(esi, ymm2);
        c.shl(esi, Least / 2);
        c.or(eax, esi);
        c.xor(eax, ushort.MaxValue);
        if (IsRefractory)
            c.and(eax, edx);
        c.mov(__word_ptr[rbx + r8 + Fired], ax);
        if (Build.Has(Capabilities.Bipolar))
            c.mov(__word_ptr[rbx + r8 + FiredSigns], 0);
        if (Branchless)
        {
            Spike();
            return;
        }

        var quiet = c.CreateLabel();
        c.test(eax, eax);
        c.jz(quiet);
        Spike();
        Emit.Place(ref quiet);
    }

    private void Spike()
    {
        c.vmovd(xmm1, eax);
        c.vpbroadcastw(ymm1, xmm1);
        c.vpand(ymm1, ymm1, Emit.Shorts(i => 1 << i));
        c.vpcmpeqw(ymm1, ymm1, Emit.Shorts(i => 1 << i));    // by 16-bit lanes
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

        if (Adapts)
        {
            c.vpand(ymm2, ymm1, Emit.Halves(Of(NeuronWords.ThetaStep).Value));
            c.vpaddsw(ymm4, ymm4, ymm2);
        }

        if (!IsRefractory)
            return;
        c.vextracti128(xmm2, ymm1, 1);
        c.vpacksswb(xmm1, xmm1, xmm2);
        c.vmovdqu(xmm2, Low(Emit.Bytes(Of(NeuronWords.Refractory).Value)));
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
                c.vpsubd(ymm5, v, Emit.Words(Threshold!.Value << FractionBits));
            var unused = (byte)(32 - Build.MembraneWidth);
            c.vpslld(ymm5, ymm5, unused);
            c.vpsrad(ymm5, ymm5, unused);
            Keep(ymm5, ymm5, Of(NeuronWords.KeepReset).Value);
        }

        c.vpblendvb(v, v, ymm5, fires);
    }

    /// <inheritdoc/>
    protected override void Store()
    {
        c.vmovdqu(__ymmword_ptr[rbx + rcx * 4 + Membranes], ymm6);
        c.vmovdqu(__ymmword_ptr[rbx + rcx * 4 + (Membranes + HalfBytes)], ymm12);
        if (Adapts)
            c.vmovdqu(__ymmword_ptr[rbx + rcx * 2 + Thetas], ymm4);
        if (IsRefractory)
            c.vmovdqu(__xmmword_ptr[rbx + rcx + Held], xmm15);
    }
}
