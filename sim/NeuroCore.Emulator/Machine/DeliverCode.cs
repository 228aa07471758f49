// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Emulator.Plan;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>Delivery of rows that do not change: vectors of 16 sums, or a list.</summary>
internal sealed unsafe class DeliverCode(Emitter emit)
{
    private const int Vector = 16;
    private const int MostUnrolled = 16;    // vectors

    private readonly Assembler c = emit.Code;
    private readonly Engine _core = emit.Core;

    /// <summary>A routine.</summary>
    /// <param name="kind">Of this kind.</param>
    /// <param name="negative">The event is negative.</param>
    /// <param name="count">Neurons of each piece; 0 if they differ.</param>
    public void Deliver(PieceKind kind, bool negative, int count)
    {
        Slot();
        c.mov(rcx, __qword_ptr[rsi + RowCode.Field(nameof(Piece.Values))]);
        if (kind.Form != PieceForm.Dense)
            List(kind, negative ^ kind.Negative);
        else
            Dense(negative, count);
        c.ret();
    }

    /// <summary>rdi: the sums that a piece adds to. Changes rax.</summary>
    public void Slot()
    {
        var sums = emit.At(_core.Arrays.Accumulators, "sums of input");
        if (_core.Build.AccumulatorSlots == 1)
        {
            c.lea(rdi, __[rbx + sums]);
            return;
        }

        c.mov(eax, __dword_ptr[rsi + RowCode.Field(nameof(Piece.Delay))]);
        c.add(eax, __dword_ptr[rbx + emit.Header(&_core.Arrays.Header->Tick)]);
        c.and(eax, _core.Shape.Delays - 1);
        c.add(eax, __dword_ptr[rsi + RowCode.Field(nameof(Piece.Ring))]);
        c.imul(eax, eax, _core.Shape.NeuronRoom * sizeof(short));
        c.lea(rdi, __[rbx + rax + sums]);
    }

    private void Dense(bool negative, int count)
    {
        c.movsxd(rax, __dword_ptr[rsi + RowCode.Field(nameof(Piece.First))]);
        c.lea(rdi, __[rdi + rax * 2]);
        if (count is > 0 and <= Vector * MostUnrolled)
        {
            for (var i = 0; i < count; i += Vector)
            {
                c.vmovdqu(ymm0, __ymmword_ptr[rdi + (2 * i)]);
                Add(negative, __ymmword_ptr[rcx + (2 * i)]);
                c.vmovdqu(__ymmword_ptr[rdi + (2 * i)], ymm0);
            }

            return;
        }

        c.movsxd(rdx, __dword_ptr[rsi + RowCode.Field(nameof(Piece.Count))]);
        c.lea(rcx, __[rcx + rdx * 2]);
        c.lea(rdi, __[rdi + rdx * 2]);
        c.neg(rdx);
        var next = emit.Here();
        c.vmovdqu(ymm0, __ymmword_ptr[rdi + rdx * 2]);
        Add(negative, __ymmword_ptr[rcx + rdx * 2]);
        c.vmovdqu(__ymmword_ptr[rdi + rdx * 2], ymm0);
        c.add(rdx, Vector);
        c.jnz(next);
    }

    private void Add(bool negative, AssemblerMemoryOperand values)
    {
        if (negative)
            c.vpsubsw(ymm0, ymm0, values);
        else
            c.vpaddsw(ymm0, ymm0, values);
    }

    private void List(PieceKind kind, bool negative)
    {
        c.mov(r10, __qword_ptr[rsi + RowCode.Field(nameof(Piece.Targets))]);
        c.movsxd(rdx, __dword_ptr[rsi + RowCode.Field(nameof(Piece.Count))]);
        if (!kind.Saturates)
        {
            if (kind.Uniform)
                Value(kind, 0);
            Unrolled(kind, negative);
            return;
        }

        var next = emit.Here();
        c.movzx(eax, __word_ptr[r10 + rdx * 2 - 2]);
        c.vpinsrw(xmm0, xmm0, __word_ptr[rdi + rax * 2], 0);
        c.dec(rdx);
        Value(kind, 0);
        c.vmovd(xmm1, r11d);
        if (negative)
            c.vpsubsw(xmm0, xmm0, xmm1);
        else
            c.vpaddsw(xmm0, xmm0, xmm1);
        c.vpextrw(__word_ptr[rdi + rax * 2], xmm0, 0);
        c.test(rdx, rdx);
        c.jnz(next);
    }

    // Four at a time, then the rest.
    private void Unrolled(PieceKind kind, bool negative)
    {
        var single = c.CreateLabel();
        var end = c.CreateLabel();
        c.sub(rdx, 4);
        c.jl(single);
        var next = emit.Here();
        for (var i = 3; i >= 0; i--)
            One(kind, negative, i);
        c.sub(rdx, 4);
        c.jge(next);
        emit.Place(ref single);
        c.add(rdx, 4);
        c.jz(end);
        var last = emit.Here();
        One(kind, negative, -1);
        c.dec(rdx);
        c.jnz(last);
        emit.Place(ref end);
    }

    private void One(PieceKind kind, bool negative, int at)
    {
        c.movzx(eax, __word_ptr[r10 + rdx * 2 + (2 * at)]);
        if (!kind.Uniform)
            Value(kind, at);
        if (negative)
            c.sub(__word_ptr[rdi + rax * 2], r11w);
        else
            c.add(__word_ptr[rdi + rax * 2], r11w);
    }

    // r11: what a synapse delivers: the first of a piece that is uniform, else number rdx and so many on.
    private void Value(PieceKind kind, int at)
    {
        if (kind.Form == PieceForm.Packed)
            c.movsx(r11d, kind.Uniform ? __byte_ptr[rcx] : __byte_ptr[rcx + rdx + at]);
        else
            c.movzx(r11d, kind.Uniform ? __word_ptr[rcx] : __word_ptr[rcx + rdx * 2 + (2 * at)]);
        if (kind is { Form: PieceForm.Packed, Exponent: > 0 and var exponent })
            c.shl(r11d, (byte)exponent);
    }
}
