// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Columns in which most sources have no synapse: the weights of a neuron lie behind each other. What a column changes
/// weights by is worked out for all sources first; then those of the neuron's sources are picked, 32 at a time along the
/// list of them, or 64 at a time by their mask.
/// </summary>
internal sealed unsafe class ColumnListCode
{
    private const int Vector = SynapseLists.Grain;
    private const int SourcesAtOnce = 64;

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly SynapseLists _lists;
    private readonly ChangeCode _changes;
    private readonly TickTerms?[] _terms;
    private readonly int _picked = -1;    // changes of the sources that the mask has
    private Label _routine;

    /// <summary>Code for lists. To be made before data is committed.</summary>
    public ColumnListCode(Emitter emit, SynapseLists lists)
    {
        (_emit, c, _core, _lists) = (emit, emit.Code, emit.Core, lists);
        _changes = new ChangeCode(emit, LearningTrigger.Post);
        if (lists.HasMasks)
            _picked = emit.Data.Add(emit.Core.Shape.SourceRoom + SourcesAtOnce);
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

    // r9: first place, rsi: how many; then r9: weights, r11: sources.
    private void Walk(int number)
    {
        var end = c.CreateLabel();
        c.mov(rdx, (long)_lists.Runs);
        c.imul(eax, r8d, _lists.Kinds);
        c.movsxd(r9, __dword_ptr[rdx + rax * 4 + (number * sizeof(int))]);
        c.movsxd(rsi, __dword_ptr[rdx + rax * 4 + ((number + 1) * sizeof(int))]);
        c.sub(rsi, r9);
        c.jz(end);
        c.xor(r10d, r10d);
        c.mov(r11d, _core.Sources);
        _changes.Emit(Products(number), _terms[number]);
        if (_lists.HasMasks)
            PickAll(number);
        c.mov(r11, _lists.HasMasks ? (long)_emit.Data[_picked] : (long)_lists.Sources);
        if (!_lists.HasMasks)
            c.lea(r11, __[r11 + r9 * 2]);
        c.mov(rax, (long)_lists.Weights);
        c.add(r9, rax);
        var next = _emit.Here();
        if (_lists.HasMasks)
        {
            c.vmovdqu(ymm0, __ymmword_ptr[r11]);
        }
        else
        {
            Pick(xmm0, 0);
            Pick(xmm1, Vector / 2);
            c.vinserti128(ymm0, ymm0, xmm1, 1);
        }

        c.vpaddsb(ymm0, ymm0, __ymmword_ptr[r9]);
        var rule = Products(number);
        if (rule.HasUpper)
            c.vpminsb(ymm0, ymm0, _emit.Bytes(rule.Last.Upper));
        if (rule.HasLower(_core.Plan.LeastWeight))
            c.vpmaxsb(ymm0, ymm0, _emit.Bytes(rule.Last.Lower));
        c.vmovdqu(__ymmword_ptr[r9], ymm0);
        c.add(r9, Vector);
        c.add(r11, _lists.HasMasks ? Vector : Vector * sizeof(ushort));
        c.sub(rsi, Vector);
        c.jnz(next);
        _emit.Place(ref end);
    }

    // Of the changes of all sources those that the run's mask has, behind each other.
    private void PickAll(int number)
    {
        c.imul(rax, r8, _lists.Kinds * _lists.MaskBytes);
        c.mov(rdx, (long)_lists.Masks + (number * _lists.MaskBytes));
        c.add(rdx, rax);
        c.xor(r10d, r10d);
        c.mov(r11, (long)_emit.Data[_picked]);
        var next = _emit.Here();
        c.vmovdqu8(zmm0, __zmmword_ptr[r15 + r10 + _changes.Place]);
        c.kmovq(k1, __qword_ptr[rdx]);
        c.popcnt(rcx, __qword_ptr[rdx]);
        c.vpcompressb(zmm0.k1.z, zmm0);
        c.vmovdqu8(__zmmword_ptr[r11], zmm0);
        c.add(r11, rcx);
        c.add(rdx, SourcesAtOnce / 8);
        c.add(r10d, SourcesAtOnce);
        c.cmp(r10d, _core.Sources);
        c.jb(next);
    }

    // The changes of 16 sources.
    private void Pick(AssemblerRegisterXMM changes, int first)
    {
        for (var i = 0; i < Vector / 2; i++)
        {
            c.movzx(eax, __word_ptr[r11 + ((first + i) * sizeof(ushort))]);
            if (i > 0)
            {
                c.vpinsrb(changes, changes, __byte_ptr[r15 + rax + _changes.Place], (byte)i);
                continue;
            }

            // Not put into what the register held: that would have to be waited for.
            c.movzx(ecx, __byte_ptr[r15 + rax + _changes.Place]);
            c.vmovd(changes, ecx);
        }
    }
}
