// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Columns in which most sources have no synapse: each neuron has a list of those that have. What a column changes weights
/// by is worked out for all sources first; then the list is walked.
/// </summary>
internal sealed unsafe class ColumnListCode
{
    private const int Most = sbyte.MaxValue + sbyte.MaxValue + 2;    // of weight and change
    private const int BoundBytes = 2 * Most;
    private const int Unrolled = 8;

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly SynapseLists _lists;
    private readonly ChangeCode _changes;
    private readonly int _bounds;    // by rule, what becomes of weight + change
    private readonly TickTerms?[] _terms;
    private Label _routine;

    /// <summary>Code for lists. To be made before data is committed.</summary>
    public ColumnListCode(Emitter emit, SynapseLists lists)
    {
        (_emit, c, _core, _lists) = (emit, emit.Code, emit.Core, lists);
        _changes = new ChangeCode(emit, LearningTrigger.Post);
        _bounds = emit.Data.Add(Math.Max(1, lists.Rules.Length) * BoundBytes);
        _routine = c.CreateLabel();
        _terms = [.. lists.Rules.Select(rule => TickTerms.Of(emit, rule, LearningTrigger.Post))];
    }

    private RuleProducts Products(int number) => RuleProducts.Of(_core, _lists.Rules[number], LearningTrigger.Post);

    /// <summary>A tick begins.</summary>
    public void Begin()
    {
        foreach (var terms in _terms)
            terms?.Begin();
    }

    /// <summary>Writes down the bounds.</summary>
    public void Fill()
    {
        for (var number = 0; number < _lists.Rules.Length; number++)
        {
            if (Products(number) is not { IsEmpty: false, Last: var last })
                continue;
            for (var i = 0; i < BoundBytes; i++)
                ((sbyte*)_emit.Data[_bounds])[(number * BoundBytes) + i] = (sbyte)Math.Min(last.Upper, Math.Max(last.Lower, i - Most));
        }
    }

    /// <summary>The column of the neuron r8.</summary>
    public void Walk() => c.call(_routine);

    /// <summary>The routine, and those that it calls.</summary>
    public void Routines()
    {
        _emit.Part("columns by lists");
        _emit.Place(ref _routine);
        for (var number = 0; number < _lists.Rules.Length; number++)
        {
            if (!Products(number).IsEmpty)
                Walk(number);
        }

        c.ret();
        foreach (var terms in _terms)
            terms?.Routine();
    }

    // r9: first of the list, rsi: how many; then r10: places, r11: sources, rdi: weights, r9: bounds, or the one above.
    private void Walk(int number)
    {
        var end = c.CreateLabel();
        var rest = c.CreateLabel();
        c.mov(rdx, (long)_lists.Runs);
        c.imul(eax, r8d, _lists.Rules.Length);
        c.movsxd(r9, __dword_ptr[rdx + rax * 4 + (number * sizeof(int))]);
        c.movsxd(rsi, __dword_ptr[rdx + rax * 4 + ((number + 1) * sizeof(int))]);
        c.sub(rsi, r9);
        c.jz(end);
        c.xor(r10d, r10d);
        c.mov(r11d, _core.Sources);
        _changes.Emit(Products(number), _terms[number]);
        c.mov(r10, (long)_lists.Places);
        c.lea(r10, __[r10 + r9 * 4]);
        c.mov(r11, (long)_lists.Sources);
        c.lea(r11, __[r11 + r9 * 2]);
        c.mov(rdi, (long)_lists.Weights);
        if (NeedsBounds(number))
            c.mov(r9, (long)(_emit.Data[_bounds] + (number * BoundBytes) + Most));
        else
            c.mov(r9d, (int)sbyte.MaxValue);
        c.sub(rsi, Unrolled);
        c.jl(rest);
        var next = _emit.Here();
        for (var i = 0; i < Unrolled; i++)
            One(number, i);
        c.add(r10, Unrolled * sizeof(int));
        c.add(r11, Unrolled * sizeof(ushort));
        c.sub(rsi, Unrolled);
        c.jge(next);
        _emit.Place(ref rest);
        c.add(rsi, Unrolled);
        c.jz(end);
        var last = _emit.Here();
        One(number, 0);
        c.add(r10, sizeof(int));
        c.add(r11, sizeof(ushort));
        c.dec(rsi);
        c.jnz(last);
        _emit.Place(ref end);
    }

    // Where weights cannot become too small, and the bound above is that of a byte, no table is needed.
    private bool NeedsBounds(int number) => Products(number) is var rule && (rule.HasUpper || rule.HasLower(_core.Plan.LeastWeight));

    private void One(int number, int i)
    {
        c.movsxd(rax, __dword_ptr[r10 + (i * sizeof(int))]);
        c.movzx(ecx, __word_ptr[r11 + (i * sizeof(ushort))]);
        if (!NeedsBounds(number))
        {
            c.movzx(edx, __byte_ptr[rdi + rax]);
            c.add(dl, __byte_ptr[r15 + rcx + _changes.Place]);
            c.cmovo(edx, r9d);
            c.mov(__byte_ptr[rdi + rax], dl);
            return;
        }

        c.movsx(rdx, __byte_ptr[rdi + rax]);
        c.movsx(rcx, __byte_ptr[r15 + rcx + _changes.Place]);
        c.add(rdx, rcx);
        c.movzx(edx, __byte_ptr[r9 + rdx]);
        c.mov(__byte_ptr[rdi + rax], dl);
    }
}
