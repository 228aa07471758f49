// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// The bits that are set in a map as a list of 16-bit numbers, without a branch for each, which would be hard to foresee. With
/// AVX-512 VBMI2 of 32 numbers at a time those whose bit is set, and 512 bits of which none is set are passed over; without it
/// of 64 bits the first few, whether they are there or not, since what is put down too much the next bits put right.
/// </summary>
internal sealed unsafe class BitListCode
{
    private const int HalfBits = 32;
    private const int GroupBits = 512;
    private const int WordBits = 64;
    private const int AtOnce = 4;    // of a word: few have more

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly int _bits;
    private readonly bool _clears;
    private readonly bool _wide;
    private readonly int _list;
    private int _map;

    /// <summary>Code for a map of so many bits. To be made before data is committed.</summary>
    /// <param name="emit">Where to.</param>
    /// <param name="bits">How many.</param>
    /// <param name="clears">Those that are taken are cleared.</param>
    public BitListCode(Emitter emit, int bits, bool clears)
    {
        (_emit, c, _bits, _clears) = (emit, emit.Code, bits, clears);
        _wide = emit.Core.HasWideVectors && MachineCode.PicksBytes;
        _list = emit.Data.Add((bits + (2 * HalfBits)) * (long)sizeof(ushort));
    }

    /// <summary>A core can have it and gains by it: there are many bits, their numbers fit, and none has a sign.</summary>
    public static bool Suits(Engine core, int bits) => !core.Build.Has(Hardware.Capabilities.Bipolar) && bits is >= GroupBits and <= ushort.MaxValue + 1;

    /// <summary>Makes the list; rcx: where it begins, r11: where it ends. Changes rax, rdx and r12.</summary>
    /// <param name="map">Where the map lies, from rbx.</param>
    public void Take(int map)
    {
        _map = map;
        c.mov(r11, (long)_emit.Data[_list]);
        c.xor(r12d, r12d);
        if (_wide)
            Groups();
        else
            Words();
        c.mov(rcx, (long)_emit.Data[_list]);
    }

    private void Groups()
    {
        var whole = _bits / GroupBits * GroupBits;
        c.vmovdqu16(zmm1, __zmmword_ptr[r15 + _emit.Table("the first 32 numbers", 2, (half, i) => i % 2 == 0 ? (byte)((i / 2) + (HalfBits / 2 * half)) : (byte)0)]);
        Spread(zmm2, HalfBits);
        Spread(zmm3, GroupBits);
        var group = _emit.Here();
        Group();
        c.add(r12d, GroupBits / 8);
        c.cmp(r12d, whole / 8);
        c.jb(group);
        for (var bit = whole; bit < _bits; bit += HalfBits)
            Half(bit - whole, _bits - bit);
    }

    private void Words()
    {
        var word = _emit.Here();
        Word(WordBits);
        c.add(r12d, WordBits / 8);
        c.cmp(r12d, _bits / WordBits * (WordBits / 8));
        c.jb(word);
        if (_bits % WordBits != 0)
            Word(_bits % WordBits);
    }

    // r12: bytes of the map before the word.
    private void Word(int count)
    {
        var few = c.CreateLabel();
        var next = c.CreateLabel();
        var bits = __qword_ptr[rbx + r12 + _map];
        c.mov(rdx, bits);
        if (count < WordBits)
        {
            c.mov(rax, (1L << count) - 1);
            c.mov(rcx, rdx);
            c.and(rdx, rax);
            c.xor(rcx, rdx);
            if (_clears)
                c.mov(bits, rcx);
        }
        else if (_clears)
        {
            c.mov(bits, 0);
        }

        c.popcnt(rax, rdx);
        for (var i = 0; i < AtOnce; i++)
            First(i * sizeof(ushort));
        c.jz(few);
        c.add(r11, AtOnce * sizeof(ushort));
        var another = _emit.Here();
        First(0);
        c.lea(r11, __[r11 + sizeof(ushort)]);
        c.jnz(another);
        c.jmp(next);
        _emit.Place(ref few);
        c.lea(r11, __[r11 + rax * 2]);
        _emit.Place(ref next);
    }

    // The first bit that is left of rdx, taken from it; no flag but zero, when it was the last.
    private void First(int at)
    {
        c.tzcnt(rcx, rdx);
        c.lea(ecx, __[rcx + r12 * 8]);
        c.mov(__word_ptr[r11 + at], cx);
        c.blsr(rdx, rdx);
    }

    private void Spread(AssemblerRegisterZMM register, int value) => c.vpbroadcastd(register, __dword_ptr[r15 + (int)_emit.Halves(value).Displacement]);

    private AssemblerMemoryOperand Bits(int bit) => __dword_ptr[rbx + r12 + (_map + (bit / 8))];

    // r12: bytes of the map before the group.
    private void Group()
    {
        var empty = c.CreateLabel();
        var end = c.CreateLabel();
        c.vmovdqu64(zmm0, Bits(0));
        c.vptestmq(k1, zmm0, zmm0);
        c.kortestb(k1, k1);
        c.jz(empty);
        for (var bit = 0; bit < GroupBits; bit += HalfBits)
        {
            c.kmovd(k1, Bits(bit));
            c.popcnt(eax, Bits(bit));
            Add();
        }

        if (_clears)
        {
            c.vpxor(xmm0, xmm0, xmm0);
            c.vmovdqu64(Bits(0), zmm0);
        }

        c.jmp(end);
        _emit.Place(ref empty);
        c.vpaddw(zmm1, zmm1, zmm3);
        _emit.Place(ref end);
    }

    // So many of the last numbers; the others stay.
    private void Half(int bit, int count)
    {
        c.mov(edx, Bits(bit));
        if (count < HalfBits)
        {
            c.mov(eax, edx);
            c.and(edx, (int)((1U << count) - 1));
            c.xor(eax, edx);
            if (_clears)
                c.mov(Bits(bit), eax);
        }
        else if (_clears)
        {
            c.mov(Bits(bit), 0);
        }

        c.kmovd(k1, edx);
        c.popcnt(eax, edx);
        Add();
    }

    // k1: which of the numbers zmm1; eax: how many.
    private void Add()
    {
        c.vpcompressw(zmm4.k1.z, zmm1);
        c.vmovdqu16(__zmmword_ptr[r11], zmm4);
        c.lea(r11, __[r11 + rax * 2]);
        c.vpaddw(zmm1, zmm1, zmm2);
    }
}
