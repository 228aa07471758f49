// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Step 1: the walk over the rows of the events, and one routine for each kind of piece. In a routine rsi is the piece, r8
/// the source, r9 its sign (1 for negative); rbp and r12 belong to the walk.
/// </summary>
internal sealed unsafe class RowCode
{
    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly CorePlan _plan;
    private readonly bool _signed;
    private readonly EventCode _events;
    private readonly Label[] _kinds;
    private readonly Label[]?[] _entries;     // by kind, for each number of synapses that a list may have
    private readonly Dictionary<int, TickTerms> _terms = [];
    private readonly SynapseLists? _lists;
    private readonly ChangeCode? _changes;    // of rows by lists
    private readonly Dictionary<int, BoundTable> _bounds = [];    // by rule, of rows by lists

    /// <summary>Code for the rows of a core.</summary>
    /// <param name="emit">Where to.</param>
    /// <param name="lists">What may change, as lists; null if it stays in place.</param>
    public RowCode(Emitter emit, SynapseLists? lists)
    {
        _emit = emit;
        c = emit.Code;
        _core = emit.Core;
        _plan = _core.Plan;
        _lists = lists;
        if (lists is not null)
        {
            _changes = new ChangeCode(emit, LearningTrigger.Pre);
            foreach (var rule in _plan.Kinds.Where(kind => kind.Form == PieceForm.InPlace).Select(kind => kind.Rule).Distinct().Where(rule => !RuleProducts.Of(_core, rule, LearningTrigger.Pre).IsEmpty))
                _bounds[rule] = new BoundTable(emit);
        }

        _signed = _core.Build.Has(Capabilities.Bipolar);
        _events = new EventCode(emit);
        _kinds = [.. _plan.Kinds.Select(_ => c.CreateLabel())];
        _entries = new Label[]?[_kinds.Length];
        foreach (var rule in _plan.Kinds.Where(kind => kind.Form == PieceForm.InPlace && _core.Shape.SynapseBytes == 1).Select(kind => kind.Rule).Distinct())
        {
            if (TickTerms.Of(emit, rule, LearningTrigger.Pre) is { } terms)
                _terms[rule] = terms;
        }
    }

    /// <summary>Writes down what it needs beside the core.</summary>
    public void Fill()
    {
        _events.Fill(_lists is not null);
        foreach (var (rule, bounds) in _bounds)
            bounds.Fill(RuleProducts.Of(_core, rule, LearningTrigger.Pre));
        MakeEntries();
    }

    /// <summary>A tick begins.</summary>
    public void Begin()
    {
        foreach (var terms in _terms.Values)
            terms.Begin();
    }

    /// <summary>The walk.</summary>
    public void Deliver()
    {
        _events.Take();
        _emit.Part("rows of the events");
        var end = c.CreateLabel();
        c.cmp(rbp, r12);
        c.je(end);
        var row = _emit.Here();
        c.mov(rsi, __qword_ptr[rbp]);
        if (_signed)
        {
            c.mov(r9d, esi);
            c.and(r9d, 1);
            c.and(rsi, -2);
        }

        _events.Fetch();
        c.mov(r8d, __dword_ptr[rsi + Field(nameof(Piece.Source))]);
        var piece = _emit.Here();
        c.call(__qword_ptr[rsi + Field(nameof(Piece.Code))]);
        c.mov(eax, __dword_ptr[rsi + Field(nameof(Piece.Last))]);
        c.add(rsi, Piece.Bytes);
        c.test(eax, eax);
        c.jz(piece);
        c.add(rbp, sizeof(nint));
        c.cmp(rbp, r12);
        c.jne(row);
        _emit.Place(ref end);
    }

    /// <summary>The routines of all kinds.</summary>
    public void Pieces()
    {
        for (var kind = 0; kind < _kinds.Length; kind++)
        {
            _emit.Part(PieceText.Of(_plan.Kinds[kind], _changes is not null));
            _emit.Place(ref _kinds[kind]);
            Routine(_plan.Kinds[kind], kind);
        }

        foreach (var terms in _terms.Values)
            terms.Routine();
    }

    /// <summary>Tells the pieces where their code is.</summary>
    public void Link(Func<Label, nint> address)
    {
        var codes = _kinds.Select(address).ToArray();
        for (var i = 0; i < _plan.PieceCount; i++)
        {
            ref var piece = ref _plan.Pieces[i];
            piece.Code = codes[piece.Kind];
            if (_entries[piece.Kind] is { } entries)
                piece.Entry = address(StraightCode.Entry(entries, Synapses(piece)));
        }
    }

    private void Routine(PieceKind kind, int number)
    {
        var plain = new DeliverCode(_emit);
        if (kind.Form != PieceForm.InPlace)
        {
            BothSigns(negative => plain.Deliver(kind, negative, UniformCount(number), negative ? null : _entries[number]));
            return;
        }

        var rule = RuleProducts.Of(_core, kind.Rule, LearningTrigger.Pre);
        if (_lists is not null)
        {
            var code = new RowListCode(_emit, kind, rule, _lists, _changes!, _terms.GetValueOrDefault(kind.Rule), _bounds.GetValueOrDefault(kind.Rule));
            BothSigns(negative => code.Run(negative, negative ? null : _entries[number]));
        }
        else if (_core.Shape.SynapseBytes != 1)
            CallPlain(Callbacks.Piece);
        else if (rule.IsEmpty && !kind.Delivers)
            c.ret();
        else if (!rule.IsEmpty && !rule.FitsHalves && !kind.Delivers)
            CallPlain(Callbacks.Row);
        else if (_core.HasWideVectors && (rule.IsEmpty || _terms.ContainsKey(kind.Rule)))
            BothSigns(negative => new InPlaceZmmCode(_emit, kind, rule.IsEmpty ? null : rule, _terms.GetValueOrDefault(kind.Rule)).Run(negative));
        else if (rule.IsEmpty || !rule.FitsHalves)
            BothSigns(negative => new InPlaceCode(_emit, kind, null).Run(negative));
        else
            BothSigns(negative => new InPlaceCode(_emit, kind, rule, _terms.GetValueOrDefault(kind.Rule)).Run(negative));
    }

    // Of lists.
    private int Synapses(in Piece piece) => _lists is not null && _plan.Kinds[piece.Kind].Form == PieceForm.InPlace ? piece.Listed : piece.Count;

    // Where code goes by lists without a loop.
    private void MakeEntries()
    {
        var most = new int[_kinds.Length];
        for (var i = 0; i < _plan.PieceCount; i++)
        {
            ref var piece = ref _plan.Pieces[i];
            most[piece.Kind] = Math.Max(most[piece.Kind], Synapses(piece));
        }

        for (var kind = 0; kind < _kinds.Length; kind++)
        {
            if (_plan.Kinds[kind] is var of && (of.Form == PieceForm.InPlace
                ? _lists is not null && (of.Delivers || _bounds.ContainsKey(of.Rule))
                : of is { Form: PieceForm.Sparse or PieceForm.Packed, Saturates: false }))
                _entries[kind] = StraightCode.Entries(_emit, most[kind]);
        }
    }

    private void BothSigns(Action<bool> body)
    {
        if (!_signed)
        {
            body(false);
            return;
        }

        var negative = c.CreateLabel();
        c.test(r9d, r9d);
        c.jnz(negative);
        body(false);
        _emit.Place(ref negative);
        body(true);
    }

    // Delivers and learns in plain code.
    private void CallPlain(nint function)
    {
        foreach (var register in new[] { rsi, r8, r9 })
            c.push(register);
        c.vzeroupper();
        c.mov(rdi, rbx);
        c.mov(edx, r8d);
        if (_signed)
            c.mov(ecx, r9d);
        else
            c.xor(ecx, ecx);
        c.mov(rax, (long)function);
        c.call(rax);
        foreach (var register in new[] { r9, r8, rsi })
            c.pop(register);
        c.ret();
    }

    // Neurons or synapses of all pieces of a kind, if they are as many; else 0.
    private int UniformCount(int kind)
    {
        var count = 0;
        for (var i = 0; i < _plan.PieceCount; i++)
        {
            if (_plan.Pieces[i].Kind != kind)
                continue;
            if (count != 0 && _plan.Pieces[i].Count != count)
                return 0;
            count = _plan.Pieces[i].Count;
        }

        return count;
    }

    /// <summary>Distance of a field in a piece.</summary>
    public static int Field(string name)
    {
        Piece piece;
        var first = (byte*)&piece;
        return (int)(name switch
        {
            nameof(Piece.Values) => (byte*)&piece.Values,
            nameof(Piece.Targets) => (byte*)&piece.Targets,
            nameof(Piece.Code) => (byte*)&piece.Code,
            nameof(Piece.Entry) => (byte*)&piece.Entry,
            nameof(Piece.Source) => (byte*)&piece.Source,
            nameof(Piece.First) => (byte*)&piece.First,
            nameof(Piece.Count) => (byte*)&piece.Count,
            nameof(Piece.Listed) => (byte*)&piece.Listed,
            nameof(Piece.Ring) => (byte*)&piece.Ring,
            nameof(Piece.Delay) => (byte*)&piece.Delay,
            nameof(Piece.Last) => (byte*)&piece.Last,
            _ => throw new ArgumentException($"A piece has no {name} that code reads.", nameof(name)),
        } - first);
    }
}
