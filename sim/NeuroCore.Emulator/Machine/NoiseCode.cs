// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>Step 0: H goes on; where something learns, the noise bytes of all places follow from it, 32 at a time.</summary>
internal sealed unsafe class NoiseCode(Emitter emit)
{
    private const int FirstShift = 16;    // of H: that of bit 0 of a place
    private const int VectorBits = 5;

    private readonly Assembler c = emit.Code;
    private readonly Engine _core = emit.Core;

    /// <summary>The step.</summary>
    /// <param name="bytes">Noise bytes are wanted.</param>
    public void Step(bool bytes)
    {
        emit.Part("noise");
        var state = emit.Header(&_core.Arrays.Header->Noise);
        c.mov(rax, __qword_ptr[rbx + state]);
        foreach (var (left, bits) in new[] { (true, 13), (false, 7), (true, 17) })
        {
            c.mov(rcx, rax);
            if (left)
                c.shl(rcx, (byte)bits);
            else
                c.shr(rcx, (byte)bits);
            c.xor(rax, rcx);
        }

        c.mov(__qword_ptr[rbx + state], rax);
        if (!bytes)
            return;
        Fill(emit.At(_core.Arrays.SourceNoise, "noise of sources"), _core.ScanBits);
        c.ror(rax, 32);
        Fill(emit.At(_core.Arrays.NeuronNoise, "noise of neurons"), _core.Neurons);
    }

    // Of places that differ in one bit the bytes differ by that bit's: a vector, then twice as many, and again.
    private void Fill(int at, int count)
    {
        c.vmovd(xmm0, eax);
        c.vpbroadcastb(ymm0, xmm0);
        for (var bit = 0; bit < VectorBits; bit++)
        {
            Byte(bit);
            c.vpand(ymm1, ymm1, emit.Bytes(i => (i >> bit & 1) != 0 ? byte.MaxValue : (byte)0));
            c.vpxor(ymm0, ymm0, ymm1);
        }

        c.vmovdqu(__ymmword_ptr[rbx + at], ymm0);
        for (var (bit, made) = (VectorBits, 1 << VectorBits); made < count; bit++, made *= 2)
        {
            Byte(bit);
            var more = (Math.Min(made, count - made) + (1 << VectorBits) - 1) >> VectorBits << VectorBits;
            c.xor(ecx, ecx);
            var next = emit.Here();
            c.vpxor(ymm0, ymm1, __ymmword_ptr[rbx + rcx + at]);
            c.vmovdqu(__ymmword_ptr[rbx + rcx + (at + made)], ymm0);
            c.add(ecx, 1 << VectorBits);
            c.cmp(ecx, more);
            c.jb(next);
        }
    }

    // ymm1: the byte of a bit.
    private void Byte(int bit)
    {
        c.mov(rdx, rax);
        c.shr(rdx, (byte)(FirstShift + bit));
        c.vmovd(xmm1, edx);
        c.vpbroadcastb(ymm1, xmm1);
    }
}
