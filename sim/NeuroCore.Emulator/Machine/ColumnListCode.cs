// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Columns in which most sources have no synapse: each neuron has a list of those that have. What a column adds to its
/// weights is worked out for all sources first, 16 at a time; then the list is walked.
/// </summary>
/// <remarks>For rules whose terms do not depend on the weight.</remarks>
internal sealed unsafe class ColumnListCode
{
    private const int Vector = 16;
    private const int ListAt = 8;
    private const int CountAt = 16;
    private const int EntryBytes = 24;    // code, list, sources in it
    private const int SparseBelow = 4;    // one synapse in so many sources, and a list is shorter
    private const int HighestSum = short.MaxValue + short.MaxValue + byte.MaxValue;    // of weight * 256, rounding and terms

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly Dictionary<int, Label> _rules = [];
    private readonly int _starts;
    private readonly int _entries;
    private readonly int _lists;
    private readonly int _sums;
    private readonly int _bounds;
    private readonly int _rows;      // where each source's row begins

    private ColumnListCode(Emitter emit, int[] rules, int synapses)
    {
        _emit = emit;
        c = emit.Code;
        _core = emit.Core;
        foreach (var rule in rules)
            _rules[rule] = c.CreateLabel();
        _starts = emit.Data.Add((long)_core.Neurons * sizeof(nint));
        _entries = emit.Data.Add((long)_core.Neurons * (rules.Length + 1) * EntryBytes);
        _lists = emit.Data.Add((long)synapses * sizeof(ushort));
        _sums = emit.Data.Add((long)_core.Shape.SourceRoom * sizeof(short));
        _rows = emit.Data.Add((long)_core.Shape.SourceRoom * sizeof(int));
        _bounds = emit.Data.Add(rules.Length * (long)BoundBytes);
    }

    private static int BoundBytes => (2 * (HighestSum >> 8)) + 2;

    /// <summary>Code by lists; null where most synapses are there, or a rule does not allow it.</summary>
    /// <param name="emit">Where to.</param>
    /// <param name="rules">Rules that write something.</param>
    public static ColumnListCode? Of(Emitter emit, int[] rules)
    {
        var core = emit.Core;
        if (rules.Any(rule => !RuleProducts.Of(core, rule, LearningTrigger.Post).IsApart))
            return null;
        var (synapses, pairs) = (0, 0L);
        for (var neuron = 0; neuron < core.Neurons; neuron++)
        {
            foreach (var piece in core.Plan.Columns[neuron / core.Build.Lanes])
            {
                pairs += piece.Count;
                for (var source = piece.First; source < piece.First + piece.Count; source++)
                    synapses += core.WeightOf(source, neuron) != WeightCodes.NoSynapse ? 1 : 0;
            }
        }

        return (long)synapses * SparseBelow < pairs ? new ColumnListCode(emit, rules, synapses) : null;
    }

    /// <summary>Writes the lists, with their code.</summary>
    public void Link(Func<Label, nint> address)
    {
        var entry = _emit.Data[_entries];
        var list = (ushort*)_emit.Data[_lists];
        for (var neuron = 0; neuron < _core.Neurons; neuron++)
        {
            ((nint*)_emit.Data[_starts])[neuron] = (nint)entry;
            foreach (var (rule, label) in _rules)
            {
                var first = list;
                foreach (var piece in _core.Plan.Columns[neuron / _core.Build.Lanes].Where(piece => piece.Rule == rule))
                {
                    for (var source = piece.First; source < piece.First + piece.Count; source++)
                    {
                        if (_core.WeightOf(source, neuron) != WeightCodes.NoSynapse)
                            *list++ = (ushort)source;
                    }
                }

                if (list == first)
                    continue;
                *(nint*)entry = address(label);
                *(nint*)(entry + ListAt) = (nint)first;
                *(long*)(entry + CountAt) = list - first;
                entry += EntryBytes;
            }

            *(nint*)entry = 0;
            entry += EntryBytes;
        }

        for (var source = 0; source < _core.Sources; source++)
            ((int*)_emit.Data[_rows])[source] = checked((int)_core.Arrays.Layout.Row(source));
        var bounds = (sbyte*)_emit.Data[_bounds];
        foreach (var rule in _rules.Keys)
        {
            var last = RuleProducts.Of(_core, rule, LearningTrigger.Post).Last;
            for (var i = 0; i < BoundBytes; i++)
                *bounds++ = (sbyte)Math.Min(last.Upper, Math.Max(last.Lower, i - (HighestSum >> 8)));
        }
    }

    /// <summary>The column of the neuron r8.</summary>
    /// <param name="end">Where to when it is through.</param>
    public void Walk(Label end)
    {
        c.mov(rdx, (long)_emit.Data[_starts]);
        c.mov(rsi, __qword_ptr[rdx + r8 * 8]);
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
        foreach (var (number, rule) in _rules.Keys.ToArray().Index())
        {
            _emit.Part($"columns by lists, rule {rule}");
            var label = _rules[rule];
            _emit.Place(ref label);
            _rules[rule] = label;
            Sums(RuleProducts.Of(_core, rule, LearningTrigger.Post));
            List(number);
            c.ret();
        }
    }

    // What is added to the weight of each source, if it has one.
    private void Sums(RuleProducts rule)
    {
        var learn = new LearnCode(_emit, rule, LearningTrigger.Post);
        learn.Prepare();
        c.vpbroadcastb(xmm12, __byte_ptr[rbx + r8 + _emit.At(_core.Arrays.NeuronNoise, "noise of neurons")]);
        c.mov(rdx, (long)_emit.Data[_sums]);
        c.xor(r10d, r10d);
        var next = _emit.Here();
        learn.Terms(ymm3, ymm5, (register, array) => c.vpmovzxbw(
            register, __xmmword_ptr[rbx + r10 + _emit.At((void*)_core.Arrays.SourceTraces[array], array == 0 ? "x1" : "x2")]));
        if (rule.Nearest)
        {
            c.vpaddw(ymm3, ymm3, _emit.Halves(128));
        }
        else
        {
            c.vpxor(xmm4, xmm12, __xmmword_ptr[rbx + r10 + _emit.At(_core.Arrays.SourceNoise, "noise of sources")]);
            c.vpmovzxbw(ymm4, xmm4);
            c.vpaddw(ymm3, ymm3, ymm4);
        }

        c.vmovdqu(__ymmword_ptr[rdx + r10 * 2], ymm3);
        c.add(r10d, Vector);
        c.cmp(r10d, _core.Sources);
        c.jb(next);
    }

    private void List(int rule)
    {
        c.mov(rdi, (long)(_emit.Data[_bounds] + (rule * BoundBytes) + (HighestSum >> 8)));
        c.mov(eax, r8d);
        c.and(eax, -SynapseTiles.Neurons);
        c.shl(eax, (byte)BitOperations.Log2(SynapseTiles.Sources));
        c.mov(r11d, r8d);
        c.and(r11d, SynapseTiles.Neurons - 1);
        c.lea(r11, __[r11 + rax + _emit.At(_core.Arrays.Synapses, "synapses")]);
        c.add(r11, rbx);
        c.mov(r10, __qword_ptr[rsi + ListAt]);
        c.mov(rcx, __qword_ptr[rsi + CountAt]);
        c.push(r8);
        c.push(rsi);
        c.mov(rsi, (long)_emit.Data[_rows]);
        var next = _emit.Here();
        c.movzx(eax, __word_ptr[r10 + rcx * 2 - 2]);
        c.movsx(r9d, __word_ptr[rdx + rax * 2]);
        c.mov(eax, __dword_ptr[rsi + rax * 4]);
        c.movsx(r8d, __byte_ptr[r11 + rax]);
        c.shl(r8d, 8);
        c.add(r9d, r8d);
        c.sar(r9d, 8);
        c.movsxd(r9, r9d);
        c.movzx(r9d, __byte_ptr[rdi + r9]);
        c.mov(__byte_ptr[r11 + rax], r9b);
        c.dec(rcx);
        c.jnz(next);
        c.pop(rsi);
        c.pop(r8);
    }
}
