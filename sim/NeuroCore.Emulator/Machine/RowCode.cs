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
    private readonly ChangeCode? _changes;    // of rows by lists

    /// <summary>Code for the rows of a core.</summary>
    /// <param name="emit">Where to.</param>
    /// <param name="lists">What may change, as lists; null if it stays in place.</param>
    public RowCode(Emitter emit, SynapseLists? lists)
    {
        _emit = emit;
        c = emit.Code;
        _core = emit.Core;
        _plan = _core.Plan;
        if (lists is not null)
            _changes = new ChangeCode(emit, LearningTrigger.Pre);
        _signed = _core.Build.Has(Capabilities.Bipolar);
        _events = new EventCode(emit);
        _kinds = [.. _plan.Kinds.Select(_ => c.CreateLabel())];
        _entries = [.. _plan.Kinds.Select((kind, number) => kind is { Form: PieceForm.Sparse or PieceForm.Packed, Saturates: false } ? Entries(number) : null)];
        foreach (var rule in _plan.Kinds.Where(kind => kind.Form == PieceForm.InPlace && _core.Shape.SynapseBytes == 1).Select(kind => kind.Rule).Distinct())
        {
            if (TickTerms.Of(emit, rule, LearningTrigger.Pre) is { } terms)
                _terms[rule] = terms;
        }
    }

    /// <summary>Writes down what it needs beside the core.</summary>
    public void Fill() => _events.Fill();

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
                piece.Entry = address(entries[DeliverCode.EntryOf(piece.Count)]);
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
        if (_changes is not null)
            BothSigns(negative => new RowListCode(_emit, kind, rule, _changes, _terms.GetValueOrDefault(kind.Rule)).Run(negative));
        else if (_core.Shape.SynapseBytes != 1)
            CallPlain(Callbacks.Piece);
        else if (rule.IsEmpty && !kind.Delivers)
            c.ret();
        else if (!rule.IsEmpty && !rule.FitsHalves && !kind.Delivers)
            CallPlain(Callbacks.Row);
        else if (rule.IsEmpty || !rule.FitsHalves)
            BothSigns(negative => new InPlaceCode(_emit, kind, null).Run(negative));
        else
            BothSigns(negative => new InPlaceCode(_emit, kind, rule, _terms.GetValueOrDefault(kind.Rule)).Run(negative));
    }

    private Label[] Entries(int kind)
    {
        var most = 0;
        for (var i = 0; i < _plan.PieceCount; i++)
        {
            if (_plan.Pieces[i].Kind == kind)
                most = Math.Max(most, _plan.Pieces[i].Count);
        }

        return [.. Enumerable.Range(0, Math.Min(most, DeliverCode.MostStraight) + 1).Select(_ => c.CreateLabel())];
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
