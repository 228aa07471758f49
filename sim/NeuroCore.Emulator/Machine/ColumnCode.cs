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
    private const int EntryBytes = 24;    // code, first source, sources, where whole tiles end

    /// <summary>Where in a run its first source is.</summary>
    public const int FirstAt = 8;

    /// <summary>Where in a run the number of its sources is.</summary>
    public const int CountAt = 12;

    /// <summary>Where in a run is told, for each neuron of the block, up to which source all have a synapse: tiles of them.</summary>
    public const int FullAt = 16;

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly Dictionary<int, Label> _rules = [];
    private readonly Dictionary<int, TickTerms> _terms = [];
    private readonly bool _whole;    // runs are whole tiles, or end where the build does
    private readonly bool _plain;
    private readonly ColumnListCode? _lists;
    private readonly int _starts = -1;
    private readonly int _entries = -1;
    private readonly int _full = -1;

    /// <summary>Code for the columns of a core.</summary>
    /// <param name="emit">Where to.</param>
    /// <param name="lists">What may change, as lists; null if it stays in place.</param>
    public ColumnCode(Emitter emit, SynapseLists? lists)
    {
        _emit = emit;
        c = emit.Code;
        _core = emit.Core;
        var rules = _core.Plan.Columns.SelectMany(column => column).Select(piece => piece.Rule).Distinct().Order()
            .Where(rule => !RuleProducts.Of(_core, rule, LearningTrigger.Post).IsEmpty).ToArray();
        _plain = _core.Shape.SynapseBytes != 1 || rules.Any(rule => !RuleProducts.Of(_core, rule, LearningTrigger.Post).FitsHalves);
        if (rules.Length == 0 || _plain)
            return;
        if (lists is not null)
        {
            _lists = new ColumnListCode(emit, lists);
            return;
        }

        _whole = _core.Plan.Columns.All(column => column.All(run => run.First % SynapseTiles.Sources == 0 &&
            (run.Count % SynapseTiles.Sources == 0 || run.First + run.Count == _core.Build.Sources)));
        foreach (var rule in rules)
        {
            _rules[rule] = c.CreateLabel();
            if (_whole && TickTerms.Of(emit, rule, LearningTrigger.Post) is { } terms)
                _terms[rule] = terms;
        }

        _starts = emit.Data.Add((long)_core.Plan.Columns.Length * sizeof(nint));
        _entries = emit.Data.Add(_core.Plan.Columns.Sum(column => (long)column.Length + 1) * EntryBytes);
        _full = emit.Data.Add(_core.Plan.Columns.Sum(column => (long)column.Length) * _core.Build.Lanes * sizeof(int));
    }

    /// <summary>A tick begins.</summary>
    public void Begin()
    {
        _lists?.Begin();
        foreach (var terms in _terms.Values)
            terms.Begin();
    }

    /// <summary>Writes down the runs, but for their code.</summary>
    public void Fill()
    {
        Link(_ => 1);
    }

    /// <summary>Tells the runs where their code is.</summary>
    public void Link(Func<Label, nint> address)
    {
        if (_rules.Count == 0)
            return;
        var entry = _emit.Data[_entries];
        var full = (int*)_emit.Data[_full];
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
                *(nint*)(entry + FullAt) = (nint)full;
                for (var neuron = block * _core.Build.Lanes; neuron < (block + 1) * _core.Build.Lanes; neuron++)
                    *full++ = FullUntil(first, count, neuron);
                entry += EntryBytes;
            }

            *(nint*)entry = 0;
            entry += EntryBytes;
        }
    }

    private int FullUntil(int first, int count, int neuron)
    {
        var source = first;
        while (source < first + count && _core.WeightOf(source, neuron) != WeightCodes.NoSynapse)
            source++;
        return source / SynapseTiles.Sources * SynapseTiles.Sources;
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
            _lists.Walk();
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
        _lists?.Routines();
        foreach (var rule in _rules.Keys.ToArray())
        {
            _emit.Part($"columns, rule {rule}");
            var label = _rules[rule];
            _emit.Place(ref label);
            _rules[rule] = label;
            new ColumnTileCode(_emit, rule, _terms.GetValueOrDefault(rule)).Run(_whole);
        }

        foreach (var terms in _terms.Values)
            terms.Routine();
    }
}
