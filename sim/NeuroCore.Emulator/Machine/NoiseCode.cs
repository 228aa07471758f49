// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>Step 0: H goes on; where something learns, the noise bytes of all places follow from it, a vector at a time.</summary>
internal sealed unsafe class NoiseCode(Emitter emit)
{
    private const int FirstShift = 16;    // of H: that of bit 0 of a place

    private readonly Assembler c = emit.Code;
    private readonly Engine _core = emit.Core;
    private readonly VectorCode _vector = new(emit);

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
        var bits = BitOperations.Log2((uint)_vector.Bytes);
        _vector.SpreadByte(0, eax);
        for (var bit = 0; bit < bits; bit++)
        {
            Byte(bit);
            _vector.XorWherePlaceHas(0, 1, bit);
        }

        _vector.Store(__[rbx + at], 0);
        for (var (bit, made) = (bits, _vector.Bytes); made < count; bit++, made *= 2)
        {
            Byte(bit);
            var more = (Math.Min(made, count - made) + _vector.Bytes - 1) / _vector.Bytes * _vector.Bytes;
            c.xor(ecx, ecx);
            var next = emit.Here();
            _vector.Xor(0, 1, __[rbx + rcx + at]);
            _vector.Store(__[rbx + rcx + (at + made)], 0);
            c.add(ecx, _vector.Bytes);
            c.cmp(ecx, more);
            c.jb(next);
        }
    }

    // Register 1: the byte of a bit.
    private void Byte(int bit)
    {
        c.mov(rdx, rax);
        c.shr(rdx, (byte)(FirstShift + bit));
        _vector.SpreadByte(1, edx);
    }
}
