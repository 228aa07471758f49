// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// What synapses learn when their neuron fires: for each of its block's runs of sources a routine of their rule, 16 sources
/// at a time. In a routine rsi is the run, r8 the neuron.
/// </summary>
internal sealed unsafe class ColumnCode
{
    private const int Vector = 16;
    private const int EntryBytes = 16;    // code, first source, sources
    private const int FirstAt = 8;
    private const int CountAt = 12;

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly Dictionary<int, Label> _rules = [];
    private readonly bool _plain;
    private readonly ColumnListCode? _lists;
    private readonly int _starts = -1;
    private readonly int _entries = -1;

    /// <summary>Code for the columns of a core.</summary>
    public ColumnCode(Emitter emit)
    {
        _emit = emit;
        c = emit.Code;
        _core = emit.Core;
        var rules = _core.Plan.Columns.SelectMany(column => column).Select(piece => piece.Rule).Distinct().Order()
            .Where(rule => !RuleProducts.Of(_core, rule, LearningTrigger.Post).IsEmpty).ToArray();
        _plain = _core.Shape.SynapseBytes != 1 || rules.Any(rule => !RuleProducts.Of(_core, rule, LearningTrigger.Post).FitsHalves);
        if (rules.Length == 0 || _plain)
            return;
        _lists = ColumnListCode.Of(emit, rules);
        if (_lists is not null)
            return;
        foreach (var rule in rules)
            _rules[rule] = c.CreateLabel();
        _starts = emit.Data.Add((long)_core.Plan.Columns.Length * sizeof(nint));
        _entries = emit.Data.Add(_core.Plan.Columns.Sum(column => (long)column.Length + 1) * EntryBytes);
    }

    /// <summary>Writes down the runs, but for their code.</summary>
    public void Fill() => Link(_ => 1);

    /// <summary>Tells the runs where their code is.</summary>
    public void Link(Func<Label, nint> address)
    {
        _lists?.Link(address);
        if (_rules.Count == 0)
            return;
        var entry = _emit.Data[_entries];
        for (var block = 0; block < _core.Plan.Columns.Length; block++)
        {
            ((nint*)_emit.Data[_starts])[block] = (nint)entry;
            foreach (var (first, count, rule) in _core.Plan.Columns[block])
            {
                if (!_rules.TryGetValue(rule, out var label))
                    continue;
                *(nint*)entry = address(label);
                *(int*)(entry + FirstAt) = first;
                *(int*)(entry + CountAt) = count;
                entry += EntryBytes;
            }

            *(nint*)entry = 0;
            entry += EntryBytes;
        }
    }

    /// <summary>The column of the neuron r8 learns, if the gate is open.</summary>
    public void Of()
    {
        if (_rules.Count == 0 && !_plain && _lists is null)
            return;
        var end = c.CreateLabel();
        c.cmp(__dword_ptr[rbx + _emit.Header(&_core.Arrays.Header->Gate)], 0);
        c.jz(end);
        if (_plain)
        {
            c.push(r8);
            c.push(r8);
            c.vzeroupper();
            c.mov(rdi, rbx);
            c.mov(esi, r8d);
            c.mov(rax, (long)Callbacks.Column);
            c.call(rax);
            c.pop(r8);
            c.pop(r8);
        }
        else if (_lists is not null)
        {
            _lists.Walk(end);
        }
        else
        {
            Walk(end);
        }

        _emit.Place(ref end);
    }

    private void Walk(Label end)
    {
        c.mov(eax, r8d);
        c.shr(eax, (byte)System.Numerics.BitOperations.Log2((uint)_core.Build.Lanes));
        c.mov(rdx, (long)_emit.Data[_starts]);
        c.mov(rsi, __qword_ptr[rdx + rax * 8]);
        var next = _emit.Here();
        c.mov(rax, __qword_ptr[rsi]);
        c.test(rax, rax);
        c.jz(end);
        c.call(rax);
        c.add(rsi, EntryBytes);
        c.jmp(next);
    }

    /// <summary>The routines of all rules.</summary>
    public void Rules()
    {
        _lists?.Rules();
        foreach (var rule in _rules.Keys.ToArray())
        {
            _emit.Part($"columns, rule {rule}");
            var label = _rules[rule];
            _emit.Place(ref label);
            _rules[rule] = label;
            Rule(RuleProducts.Of(_core, rule, LearningTrigger.Post));
        }
    }

    private void Rule(RuleProducts rule)
    {
        var stride = _core.Arrays.Stride;
        var learn = new LearnCode(_emit, rule, LearningTrigger.Post);
        learn.Prepare();
        c.vpbroadcastb(xmm12, __byte_ptr[rbx + r8 + _emit.At(_core.Arrays.NeuronNoise, "noise of neurons")]);
        c.mov(r10d, __dword_ptr[rsi + FirstAt]);
        c.mov(r11d, __dword_ptr[rsi + CountAt]);
        c.imul(rax, r10, stride);
        c.lea(rdx, __[rbx + rax + _emit.At(_core.Arrays.Synapses, "synapses")]);
        c.add(rdx, r8);
        var rest = c.CreateLabel();
        var end = c.CreateLabel();
        c.sub(r11d, Vector);
        c.jl(rest);
        var next = _emit.Here();
        for (var i = 0; i < Vector; i++)
            c.vpinsrb(xmm0, xmm0, __byte_ptr[rdx + (i * stride)], (byte)i);
        Learn(rule, learn);
        for (var i = 0; i < Vector; i++)
            c.vpextrb(__byte_ptr[rdx + (i * stride)], xmm1, (byte)i);
        c.add(rdx, Vector * stride);
        c.add(r10d, Vector);
        c.sub(r11d, Vector);
        c.jge(next);
        _emit.Place(ref rest);
        c.add(r11d, Vector);
        c.jz(end);
        Some(stride, i => c.vpinsrb(xmm0, xmm0, __byte_ptr[rdx + (i * stride)], (byte)i));
        Learn(rule, learn);
        Some(stride, i => c.vpextrb(__byte_ptr[rdx + (i * stride)], xmm1, (byte)i));
        _emit.Place(ref end);
        c.ret();
    }

    // For as many as r11 says.
    private void Some(int stride, Action<int> each)
    {
        _ = stride;
        var end = c.CreateLabel();
        for (var i = 0; i < Vector - 1; i++)
        {
            c.cmp(r11d, i);
            c.jle(end);
            each(i);
        }

        _emit.Place(ref end);
    }

    // xmm0: 16 weights; xmm1: what becomes of them.
    private void Learn(RuleProducts rule, LearnCode learn)
    {
        c.vpmovsxbw(ymm5, xmm0);
        if (rule.Nearest)
        {
            c.vmovdqu(ymm4, _emit.Halves(128));
        }
        else
        {
            c.vpxor(xmm4, xmm12, __xmmword_ptr[rbx + r10 + _emit.At(_core.Arrays.SourceNoise, "noise of sources")]);
            c.vpmovzxbw(ymm4, xmm4);
        }

        c.vpsllw(ymm1, ymm5, 8);
        c.vpor(ymm1, ymm1, ymm4);
        if (learn.IsSingle)
        {
            learn.Term(0, ymm5, Operand);
            if (learn.Subtracts)
                c.vpsubsw(ymm1, ymm1, ymm6);
            else
                c.vpaddsw(ymm1, ymm1, ymm6);
        }
        else
        {
            learn.Terms(ymm3, ymm5, Operand);
            c.vpaddsw(ymm1, ymm1, ymm3);
        }

        c.vpsraw(ymm1, ymm1, 8);
        c.vpminsw(ymm1, ymm1, _emit.Halves(rule.Last.Upper));
        c.vpmaxsw(ymm1, ymm1, _emit.Halves(rule.Last.Lower));
        c.vpcmpeqw(ymm2, ymm5, _emit.Halves(WeightCodes.NoSynapse));
        c.vpblendvb(ymm1, ymm1, ymm5, ymm2);
        c.vextracti128(xmm2, ymm1, 1);
        c.vpacksswb(xmm1, xmm1, xmm2);
    }

    private void Operand(AssemblerRegisterYMM register, int array) => c.vpmovzxbw(
        register, __xmmword_ptr[rbx + r10 + _emit.At((void*)_core.Arrays.SourceTraces[array], array == 0 ? "x1" : "x2")]);
}
