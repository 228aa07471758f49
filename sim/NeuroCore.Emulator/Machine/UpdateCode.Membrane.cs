// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <content>v, the test, and what a spike does.</content>
internal sealed unsafe partial class UpdateCode
{
    private const int FractionBits = 8;

    // ymm5: v as it was; ymm6: the new v.
    private void Membrane()
    {
        c.vmovdqu(ymm5, __ymmword_ptr[rbx + rcx * 4 + Membranes]);
        Keep(ymm6, ymm5, Of(NeuronWords.KeepV), _divisive);
        c.vpaddd(ymm6, ymm6, ymm0);
        c.vpminsd(ymm6, ymm6, _emit.Words((1 << (_core.Build.MembraneWidth - 1)) - 1));
        c.vpmaxsd(ymm6, ymm6, Of(NeuronWords.Floor).Operand);
        if (_refractory || _silencing)
            c.vpblendvb(ymm6, ymm6, ymm5, ymm14);
    }

    // A share of a 24-bit number, toward zero, by 16-bit multiplications: |v| = high * 65536 + low, and the share times
    // 65536 is high * k * 65536 + low * k. Changes ymm1, ymm2 and ymm3.
    private void Keep(AssemblerRegisterYMM kept, AssemblerRegisterYMM value, NeuronParameter keep, bool divisive)
    {
        if (!divisive && keep.Is(ClassParameters.KeepAll))
        {
            c.vmovdqa(kept, value);
            return;
        }

        if (!divisive && keep.IsZero)
        {
            c.vpxor(kept, kept, kept);
            return;
        }

        c.vpabsd(ymm1, value);
        if (!divisive && keep.IsUniform)
        {
            c.vpmulhuw(ymm2, ymm1, _emit.Halves(keep.Value << 4));
            c.vpmullw(ymm1, ymm1, _emit.Words(keep.Value << 20));
        }
        else
        {
            // keep may be all here, which has one bit more: so |v| has it.
            c.vmovdqu(ymm2, keep.Operand);
            if (divisive)
            {
                c.vpsubd(ymm2, ymm2, ymm10);
                c.vpmaxsd(ymm2, ymm2, ymm11);
            }

            c.vpslld(ymm2, ymm2, 3);
            c.vpslld(ymm3, ymm2, 16);
            c.vpor(ymm2, ymm2, ymm3);
            c.vpaddd(ymm1, ymm1, ymm1);
            c.vpmulhuw(ymm2, ymm1, ymm2);
            c.vpmullw(ymm1, ymm1, ymm3);
        }

        c.vpsrld(ymm1, ymm1, 16);
        c.vpaddd(ymm1, ymm1, ymm2);
        c.vpsignd(kept, ymm1, value);
    }

    // ymm7: threshold; al: who fires; ymm8: who does not, or where neurons are bipolar who does; ymm9: with negative sign.
    private void Test()
    {
        Threshold();
        c.vpcmpgtd(ymm8, ymm7, ymm6);
        if (_bipolar.IsZero)
        {
            if (_refractory || _silencing)
                c.vpor(ymm8, ymm8, ymm14);
            c.vmovmskps(eax, ymm8);
            c.xor(eax, byte.MaxValue);
            if (_core.Build.Has(Capabilities.Bipolar))
                c.mov(__byte_ptr[rbx + r8 + _emit.At(_core.Arrays.FiredSigns, "signs of those that fired")], 0);
            return;
        }

        c.vpsubd(ymm9, ymm11, ymm7);
        c.vpcmpgtd(ymm9, ymm6, ymm9);
        c.vpandn(ymm9, ymm9, ymm8);
        if (!_bipolar.IsUniform)
            c.vpand(ymm9, ymm9, _bipolar.Operand);
        c.vpandn(ymm8, ymm8, _emit.Words(-1));
        c.vpor(ymm8, ymm8, ymm9);
        if (_refractory || _silencing)
        {
            c.vpandn(ymm8, ymm14, ymm8);
            c.vpandn(ymm9, ymm14, ymm9);
        }

        c.vmovmskps(eax, ymm9);
        c.mov(__byte_ptr[rbx + r8 + _emit.At(_core.Arrays.FiredSigns, "signs of those that fired")], al);
        c.vmovmskps(eax, ymm8);
    }

    private void Threshold()
    {
        var values = new ReadOnlySpan<short>(_core.Arrays[NeuronHalves.Threshold], _core.Neurons);
        var uniform = !values.ContainsAnyExcept(values[0]);
        if (uniform && !_adapts)
        {
            c.vmovdqu(ymm7, _emit.Words(values[0] << FractionBits));
            return;
        }

        if (uniform)
            c.vmovdqu(ymm7, _emit.Words(values[0]));
        else
            c.vpmovsxwd(ymm7, __xmmword_ptr[rbx + rcx * 2 + _emit.At(_core.Arrays[NeuronHalves.Threshold], "thresholds")]);
        if (_adapts)
            c.vpaddd(ymm7, ymm7, ymm4);
        c.vpslld(ymm7, ymm7, FractionBits);
    }

    private void Spike()
    {
        if (_bipolar.IsZero)
            c.vpandn(ymm8, ymm8, _emit.Words(-1));
        var modes = Of(NeuronWords.Reset);
        // Both are worked out from v as it is here; each goes to lanes of its own.
        if (Any(ResetMode.Subtract))
        {
            Subtract();
            Choose(modes, ResetMode.Subtract, ymm10);
        }

        if (Any(ResetMode.Value))
        {
            c.vmovdqu(ymm10, Of(NeuronWords.ResetValue).Operand);
            Choose(modes, ResetMode.Value, ymm10);
        }

        if (_adapts)
        {
            c.vpand(ymm1, ymm8, Of(NeuronWords.ThetaStep).Operand);
            c.vpaddd(ymm4, ymm4, ymm1);
        }

        if (!_refractory)
            return;
        c.vpand(ymm1, ymm15, _emit.Words(SilencedBit));
        c.vpor(ymm1, ymm1, Of(NeuronWords.Refractory).Operand);
        c.vpblendvb(ymm15, ymm15, ymm1, ymm8);
    }

    private bool Any(ResetMode mode) =>
        new ReadOnlySpan<int>(_core.Arrays[NeuronWords.Reset], _core.Neurons).Contains((int)mode);

    // ymm10: what is left of v beyond the threshold.
    private void Subtract()
    {
        if (_bipolar.IsZero)
        {
            c.vpsubd(ymm10, ymm6, ymm7);
        }
        else
        {
            c.vpxor(ymm1, ymm7, ymm9);
            c.vpsubd(ymm1, ymm1, ymm9);
            c.vpsubd(ymm10, ymm6, ymm1);
        }

        var unused = (byte)(32 - _core.Build.MembraneWidth);
        c.vpslld(ymm10, ymm10, unused);
        c.vpsrad(ymm10, ymm10, unused);
        Keep(ymm10, ymm10, Of(NeuronWords.KeepReset), divisive: false);
    }

    private void Choose(NeuronParameter modes, ResetMode mode, AssemblerRegisterYMM value)
    {
        if (modes.IsUniform)
        {
            c.vpblendvb(ymm6, ymm6, value, ymm8);
            return;
        }

        c.vmovdqu(ymm1, modes.Operand);
        c.vpcmpeqd(ymm1, ymm1, _emit.Words((int)mode));
        c.vpand(ymm1, ymm1, ymm8);
        c.vpblendvb(ymm6, ymm6, value, ymm1);
    }

    private void Store()
    {
        c.vmovdqu(__ymmword_ptr[rbx + rcx * 4 + Membranes], ymm6);
        if (_adapts)
            Narrow(ymm4, Thetas);
        if (!_refractory)
            return;
        c.vextracti128(xmm1, ymm15, 1);
        c.vpackusdw(xmm1, xmm15, xmm1);
        c.vpackuswb(xmm1, xmm1, xmm1);
        c.vmovq(__qword_ptr[rbx + rcx + Held], xmm1);
    }

    private int Membranes => _emit.At(_core.Arrays[NeuronWords.Membrane], "v");
}
