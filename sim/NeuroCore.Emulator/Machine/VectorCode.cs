// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Instructions on the widest vectors of this processor: 64 bytes with AVX-512, else 32. Registers go by number, from 0 to
/// 15. What unpacks and packs stays within each 16 bytes.
/// </summary>
internal sealed unsafe class VectorCode
{
    private const int NarrowBytes = 32;
    private const byte All = 255;

    private static readonly AssemblerRegisterXMM[] s_least =
        [xmm0, xmm1, xmm2, xmm3, xmm4, xmm5, xmm6, xmm7, xmm8, xmm9, xmm10, xmm11, xmm12, xmm13, xmm14, xmm15];

    private static readonly AssemblerRegisterYMM[] s_narrow =
        [ymm0, ymm1, ymm2, ymm3, ymm4, ymm5, ymm6, ymm7, ymm8, ymm9, ymm10, ymm11, ymm12, ymm13, ymm14, ymm15];

    private static readonly AssemblerRegisterZMM[] s_wide =
        [zmm0, zmm1, zmm2, zmm3, zmm4, zmm5, zmm6, zmm7, zmm8, zmm9, zmm10, zmm11, zmm12, zmm13, zmm14, zmm15];

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly bool _wide;

    /// <summary>Instructions for a core.</summary>
    public VectorCode(Emitter emit)
    {
        (_emit, c, _wide) = (emit, emit.Code, emit.Core.HasWideVectors);
        Bytes = _wide ? 2 * NarrowBytes : NarrowBytes;
    }

    /// <summary>Bytes of a vector.</summary>
    public int Bytes { get; }

    /// <summary>Loads a vector.</summary>
    public void Load(int to, AssemblerMemoryOperand from)
    {
        if (_wide)
            c.vmovdqu8(s_wide[to], from);
        else
            c.vmovdqu(s_narrow[to], from);
    }

    /// <summary>Stores a vector.</summary>
    public void Store(AssemblerMemoryOperand to, int from)
    {
        if (_wide)
            c.vmovdqu8(to, s_wide[from]);
        else
            c.vmovdqu(to, s_narrow[from]);
    }

    /// <summary>Stores the first bytes of a vector; what lies behind stays. Changes rax and k1, or the register and another one.</summary>
    public void StoreFirst(AssemblerMemoryOperand to, int from, int bytes, int other)
    {
        if (_wide)
        {
            c.mov(rax, ulong.MaxValue >> (Bytes - bytes));
            c.kmovq(k1, rax);
            c.vmovdqu8(to.k1, s_wide[from]);
            return;
        }

        c.vmovdqu(s_narrow[other], to);
        c.vpxor(s_narrow[from], s_narrow[from], s_narrow[other]);
        c.vpand(s_narrow[from], s_narrow[from], _emit.Bytes(i => i < bytes ? All : (byte)0));
        c.vpxor(s_narrow[from], s_narrow[from], s_narrow[other]);
        c.vmovdqu(to, s_narrow[from]);
    }

    /// <summary>All bits 0.</summary>
    public void Clear(int to)
    {
        // The upper bytes too.
        c.vpxor(s_least[to], s_least[to], s_least[to]);
    }

    /// <summary>The byte in memory, in every place.</summary>
    public void SpreadByte(int to, AssemblerMemoryOperand from)
    {
        if (_wide)
            c.vpbroadcastb(s_wide[to], from);
        else
            c.vpbroadcastb(s_narrow[to], from);
    }

    /// <summary>The low byte of a register, in every place.</summary>
    public void SpreadByte(int to, AssemblerRegister32 from)
    {
        if (_wide)
        {
            c.vpbroadcastb(s_wide[to], from);
            return;
        }

        c.vmovd(s_least[to], from);
        c.vpbroadcastb(s_narrow[to], s_least[to]);
    }

    /// <summary>A constant of 16 bits, in every place.</summary>
    public void SpreadHalf(int to, int value)
    {
        var constant = __dword_ptr[r15 + (int)_emit.Halves(value).Displacement];
        if (_wide)
            c.vpbroadcastd(s_wide[to], constant);
        else
            c.vpbroadcastd(s_narrow[to], constant);
    }

    /// <summary>Exclusive or with memory.</summary>
    public void Xor(int to, int one, AssemblerMemoryOperand other)
    {
        if (_wide)
            c.vpxord(s_wide[to], s_wide[one], other);
        else
            c.vpxor(s_narrow[to], s_narrow[one], other);
    }

    /// <summary>Exclusive or with another where a bit of the place is set.</summary>
    /// <param name="to">Changed.</param>
    /// <param name="other">Changed too, where there are no masks.</param>
    /// <param name="bit">Bit of the place of a byte in the vector.</param>
    /// <remarks>Changes rdx and k1.</remarks>
    public void XorWherePlaceHas(int to, int other, int bit)
    {
        if (_wide)
        {
            c.mov(rdx, Enumerable.Range(0, Bytes).Where(place => (place >> bit & 1) != 0).Aggregate(0UL, (mask, place) => mask | (1UL << place)));
            c.kmovq(k1, rdx);
            c.vmovdqu8(s_wide[other].k1.z, s_wide[other]);
            c.vpxord(s_wide[to], s_wide[to], s_wide[other]);
            return;
        }

        c.vpand(s_narrow[other], s_narrow[other], _emit.Bytes(i => (i >> bit & 1) != 0 ? All : (byte)0));
        c.vpxor(s_narrow[to], s_narrow[to], s_narrow[other]);
    }

    /// <summary>Bytes of two vectors in turn: low and high ones of numbers of 16 bits.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="low">Their low bytes.</param>
    /// <param name="high">Their high bytes.</param>
    /// <param name="second">Of the second 8 bytes of each 16, else of the first.</param>
    public void Unpack(int to, int low, int high, bool second)
    {
        if (_wide)
            (second ? (Action<AssemblerRegisterZMM, AssemblerRegisterZMM, AssemblerRegisterZMM>)c.vpunpckhbw : c.vpunpcklbw)(s_wide[to], s_wide[low], s_wide[high]);
        else
            (second ? (Action<AssemblerRegisterYMM, AssemblerRegisterYMM, AssemblerRegisterYMM>)c.vpunpckhbw : c.vpunpcklbw)(s_narrow[to], s_narrow[low], s_narrow[high]);
    }

    /// <summary>Numbers of 16 bits of two vectors as bytes, saturated.</summary>
    public void Pack(int to, int first, int second)
    {
        if (_wide)
            c.vpackuswb(s_wide[to], s_wide[first], s_wide[second]);
        else
            c.vpackuswb(s_narrow[to], s_narrow[first], s_narrow[second]);
    }

    /// <summary>Low halves of products of 16 bits.</summary>
    public void Multiply(int to, int one, int other)
    {
        if (_wide)
            c.vpmullw(s_wide[to], s_wide[one], s_wide[other]);
        else
            c.vpmullw(s_narrow[to], s_narrow[one], s_narrow[other]);
    }

    /// <summary>Differences of 16 bits.</summary>
    public void Subtract(int to, int one, int other)
    {
        if (_wide)
            c.vpsubw(s_wide[to], s_wide[one], s_wide[other]);
        else
            c.vpsubw(s_narrow[to], s_narrow[one], s_narrow[other]);
    }

    /// <summary>Numbers of 16 bits without sign, shifted right.</summary>
    public void ShiftRight(int of, int bits)
    {
        if (bits == 0)
            return;
        if (_wide)
            c.vpsrlw(s_wide[of], s_wide[of], (byte)bits);
        else
            c.vpsrlw(s_narrow[of], s_narrow[of], (byte)bits);
    }
}
