// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Emulator.Plan;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>A row of weights that may change, as a list: 16 at a time they are delivered and, if the gate is open, learn.</summary>
internal sealed unsafe class RowListCode(Emitter emit, PieceKind kind, RuleProducts rule, ChangeCode changes, TickTerms? terms)
{
    private const int Vector = 16;
    private const int NeuronsAtOnce = 32;

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

    // r10: neurons, r11: weights, edx: synapses left.
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
        for (var i = 0; i < Vector; i++)
        {
            c.movzx(eax, __word_ptr[r10 + (2 * i)]);
            if (kind.Delivers)
                Deliver(negative, i);
            if (learns)
                c.vpinsrb(xmm0, xmm0, __byte_ptr[r15 + rax + changes.Place], (byte)i);
        }

        if (learns)
        {
            c.vpaddsb(xmm0, xmm0, __xmmword_ptr[r11]);
            c.vpminsb(xmm0, xmm0, Low(emit.Bytes(rule.Last.Upper)));
            c.vpmaxsb(xmm0, xmm0, Low(emit.Bytes(rule.Last.Lower)));
            c.vmovdqu(__xmmword_ptr[r11], xmm0);
        }

        c.add(r10, Vector * sizeof(ushort));
        c.add(r11, Vector);
        c.sub(edx, Vector);
        c.jge(next);
        emit.Place(ref rest);
        c.add(edx, Vector);
        c.jz(end);
        var last = emit.Here();
        c.movzx(eax, __word_ptr[r10]);
        if (kind.Delivers)
            Deliver(negative, 0);
        if (learns)
        {
            c.movzx(ecx, __byte_ptr[r11]);
            c.vmovd(xmm0, ecx);
            c.movzx(ecx, __byte_ptr[r15 + rax + changes.Place]);
            c.vmovd(xmm1, ecx);
            c.vpaddsb(xmm0, xmm0, xmm1);
            c.vpminsb(xmm0, xmm0, Low(emit.Bytes(rule.Last.Upper)));
            c.vpmaxsb(xmm0, xmm0, Low(emit.Bytes(rule.Last.Lower)));
            c.vpextrb(__byte_ptr[r11], xmm0, 0);
        }

        c.add(r10, sizeof(ushort));
        c.inc(r11);
        c.dec(edx);
        c.jnz(last);
        emit.Place(ref end);
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
