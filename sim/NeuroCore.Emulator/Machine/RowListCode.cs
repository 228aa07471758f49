// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Emulator.Plan;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>A row of weights that may change, as a list: 16 at a time they are delivered and, if the gate is open, learn.</summary>
internal sealed unsafe class RowListCode(Emitter emit, PieceKind kind, RuleProducts rule, ChangeCode changes, TickTerms? terms)
{
    private const int Vector = 16;
    private const int NeuronsAtOnce = 64;    // of changes

    private readonly Assembler c = emit.Code;

    /// <summary>A routine.</summary>
    /// <param name="negativeEvent">The event is negative.</param>
    public void Run(bool negativeEvent)
    {
        if (kind.Delivers)
            new DeliverCode(emit).Slot();
        if (!rule.IsEmpty)
        {
            var shut = c.CreateLabel();
            c.cmp(__dword_ptr[rbx + emit.Header(&emit.Core.Arrays.Header->Gate)], 0);
            c.jz(shut);
            c.movsxd(r10, __dword_ptr[rsi + RowCode.Field(nameof(Piece.First))]);
            c.mov(r11d, __dword_ptr[rsi + RowCode.Field(nameof(Piece.Count))]);
            c.add(r11d, r10d);
            c.and(r10d, -NeuronsAtOnce);
            changes.Emit(rule, terms);
            List(negativeEvent ^ kind.Negative, learns: true);
            c.ret();
            emit.Place(ref shut);
        }

        if (kind.Delivers)
            List(negativeEvent ^ kind.Negative, learns: false);
        c.ret();
    }

    // r10: neurons, r11: weights, edx: synapses left. Sixteen at a time, then of the rest eight, four, and one by one.
    private void List(bool negative, bool learns)
    {
        var rest = c.CreateLabel();
        var end = c.CreateLabel();
        c.mov(r10, __qword_ptr[rsi + RowCode.Field(nameof(Piece.Targets))]);
        c.mov(r11, __qword_ptr[rsi + RowCode.Field(nameof(Piece.Values))]);
        c.mov(edx, __dword_ptr[rsi + RowCode.Field(nameof(Piece.Listed))]);
        c.sub(edx, Vector);
        c.jl(rest);
        var next = emit.Here();
        Some(negative, learns, Vector);
        c.sub(edx, Vector);
        c.jge(next);
        emit.Place(ref rest);
        foreach (var count in new[] { Vector / 2, Vector / 4 })
        {
            var less = c.CreateLabel();
            c.test(edx, count);
            c.jz(less);
            Some(negative, learns, count);
            emit.Place(ref less);
        }

        c.and(edx, (Vector / 4) - 1);
        c.jz(end);
        var last = emit.Here();
        Some(negative, learns, 1);
        c.dec(edx);
        c.jnz(last);
        emit.Place(ref end);
    }

    private void Some(bool negative, bool learns, int count)
    {
        for (var i = 0; i < count; i++)
        {
            c.movzx(eax, __word_ptr[r10 + (2 * i)]);
            if (kind.Delivers)
                Deliver(negative, i);
            if (learns)
                c.vpinsrb(xmm0, xmm0, __byte_ptr[r15 + rax + changes.Place], (byte)i);
        }

        if (learns)
        {
            Weights(count);
            c.vpaddsb(xmm0, xmm0, xmm1);
            if (rule.HasUpper)
                c.vpminsb(xmm0, xmm0, Low(emit.Bytes(rule.Last.Upper)));
            c.vpmaxsb(xmm0, xmm0, Low(emit.Bytes(rule.Last.Lower)));
            Keep(count);
        }

        c.add(r10, count * sizeof(ushort));
        c.add(r11, count);
    }

    // xmm1: weights.
    private void Weights(int count)
    {
        switch (count)
        {
            case Vector:
                c.vmovdqu(xmm1, __xmmword_ptr[r11]);
                break;
            case sizeof(ulong):
                c.vmovq(xmm1, __qword_ptr[r11]);
                break;
            case sizeof(uint):
                c.vmovd(xmm1, __dword_ptr[r11]);
                break;
            default:
                c.vpinsrb(xmm1, xmm1, __byte_ptr[r11], 0);
                break;
        }
    }

    private void Keep(int count)
    {
        switch (count)
        {
            case Vector:
                c.vmovdqu(__xmmword_ptr[r11], xmm0);
                break;
            case sizeof(ulong):
                c.vmovq(__qword_ptr[r11], xmm0);
                break;
            case sizeof(uint):
                c.vmovd(__dword_ptr[r11], xmm0);
                break;
            default:
                c.vpextrb(__byte_ptr[r11], xmm0, 0);
                break;
        }
    }

    // Weight i goes to the neuron eax. Changes ecx.
    private void Deliver(bool negative, int i)
    {
        c.movsx(ecx, __byte_ptr[r11 + i]);
        if (kind.Exponent > 0)
            c.shl(ecx, (byte)kind.Exponent);
        if (!kind.Saturates)
        {
            if (negative)
                c.sub(__word_ptr[rdi + rax * 2], cx);
            else
                c.add(__word_ptr[rdi + rax * 2], cx);
            return;
        }

        c.vmovd(xmm1, ecx);
        c.vpinsrw(xmm2, xmm2, __word_ptr[rdi + rax * 2], 0);
        if (negative)
            c.vpsubsw(xmm2, xmm2, xmm1);
        else
            c.vpaddsw(xmm2, xmm2, xmm1);
        c.vpextrw(__word_ptr[rdi + rax * 2], xmm2, 0);
    }

    private static AssemblerMemoryOperand Low(AssemblerMemoryOperand vector) => __xmmword_ptr[r15 + (int)vector.Displacement];
}
