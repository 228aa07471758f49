// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Emulator.Plan;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// A row of weights that may change, as a list: each weight lies among those of its neuron, is delivered and, if the gate is
/// open, learns while it is at hand.
/// </summary>
internal sealed unsafe class RowListCode(
    Emitter emit, PieceKind kind, RuleProducts rule, SynapseLists lists, ChangeCode changes, TickTerms? terms, BoundTable? bounds)
{
    private const int NeuronsAtOnce = 64;    // of changes

    private readonly Assembler c = emit.Code;

    /// <summary>A routine.</summary>
    /// <param name="negativeEvent">The event is negative.</param>
    /// <param name="entries">Labels for code without a loop; null for a loop.</param>
    public void Run(bool negativeEvent, Label[]? entries)
    {
        var negative = negativeEvent ^ kind.Negative;
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
            Walk(negative, learns: true, entries);
            emit.Place(ref shut);
        }

        if (kind.Delivers)
            Walk(negative, learns: false, rule.IsEmpty ? entries : null);
        else
            c.ret();
    }

    private void Walk(bool negative, bool learns, Label[]? entries)
    {
        Begin();
        if (entries is null)
        {
            Loop(negative, learns);
            return;
        }

        c.xor(r9d, r9d);    // of a positive event it is 0
        StraightCode.Emit(emit, entries, nameof(Piece.Listed), i => One(negative, learns, i, learns && OnlyToZero), Advance);
    }

    // r10: neurons, r11: places, r13: weights.
    private void Begin()
    {
        c.mov(r10, __qword_ptr[rsi + RowCode.Field(nameof(Piece.Targets))]);
        c.mov(r11, __qword_ptr[rsi + RowCode.Field(nameof(Piece.Values))]);
        c.mov(r13, (long)lists.Weights);
    }

    private void Advance(int synapses)
    {
        c.add(r10, synapses * sizeof(ushort));
        c.add(r11, synapses * sizeof(int));
    }

    private void Loop(bool negative, bool learns)
    {
        var end = c.CreateLabel();
        c.mov(r14d, __dword_ptr[rsi + RowCode.Field(nameof(Piece.Listed))]);
        c.test(r14d, r14d);
        c.jz(end);
        var next = emit.Here();
        One(negative, learns, 0);
        Advance(1);
        c.dec(r14d);
        c.jnz(next);
        emit.Place(ref end);
        c.ret();
    }

    // No weight is less than 0, none becomes more, and none less than 0: no table is needed.
    private bool OnlyToZero => rule.OnlySubtracts && !rule.HasUpper && rule.Last.Lower == 0 && emit.Core.Plan.LeastWeight >= 0;

    // Changes rax, rcx and rdx. Below 0 there is the 0 of r9, if the rule goes no further.
    private void One(bool negative, bool learns, int at, bool toZero = false)
    {
        c.mov(eax, __dword_ptr[r11 + (at * sizeof(int))]);
        c.movzx(ecx, __word_ptr[r10 + (at * sizeof(ushort))]);
        c.movsx(rdx, __byte_ptr[r13 + rax]);
        if (kind.Delivers)
            Deliver(negative);
        if (!learns)
            return;
        if (toZero)
        {
            c.add(dl, __byte_ptr[r15 + rcx + changes.Place]);
            c.cmovs(edx, r9d);
        }
        else
        {
            c.movsx(rcx, __byte_ptr[r15 + rcx + changes.Place]);
            c.add(rdx, rcx);
            c.movzx(edx, __byte_ptr[r15 + rdx + bounds!.Place]);
        }

        c.mov(__byte_ptr[r13 + rax], dl);
    }

    // The weight edx goes to the neuron ecx.
    private void Deliver(bool negative)
    {
        if (kind.Exponent > 0)
            c.shl(rdx, (byte)kind.Exponent);
        if (kind.Saturates)
        {
            c.vmovd(xmm1, edx);
            c.vpinsrw(xmm2, xmm2, __word_ptr[rdi + rcx * 2], 0);
            if (negative)
                c.vpsubsw(xmm2, xmm2, xmm1);
            else
                c.vpaddsw(xmm2, xmm2, xmm1);
            c.vpextrw(__word_ptr[rdi + rcx * 2], xmm2, 0);
        }
        else if (negative)
        {
            c.sub(__word_ptr[rdi + rcx * 2], dx);
        }
        else
        {
            c.add(__word_ptr[rdi + rcx * 2], dx);
        }

        if (kind.Exponent > 0)
            c.sar(rdx, (byte)kind.Exponent);
    }
}
