// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Step 1: the walk over the events, and one routine for each kind of piece. In a routine rsi is the piece, r8 the source,
/// r9 its sign (1 for negative); rbp, r12, r13 and r14 belong to the walk.
/// </summary>
internal sealed unsafe class RowCode
{
    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly CorePlan _plan;
    private readonly bool _signed;
    private readonly Label[] _kinds;
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
        _kinds = [.. _plan.Kinds.Select(_ => c.CreateLabel())];
        foreach (var rule in _plan.Kinds.Where(kind => kind.Form == PieceForm.InPlace && _core.Shape.SynapseBytes == 1).Select(kind => kind.Rule).Distinct())
        {
            if (TickTerms.Of(emit, rule, LearningTrigger.Pre) is { } terms)
                _terms[rule] = terms;
        }
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
        _emit.Part("events of the tick");
        var bits = _core.ScanBits;
        c.xor(r13d, r13d);
        if (bits >= 64)
        {
            c.xor(r12d, r12d);
            var word = _emit.Here();
            Word(ulong.MaxValue);
            c.inc(r12d);
            c.cmp(r12d, bits / 64);
            c.jb(word);
        }

        if (bits % 64 != 0)
        {
            c.mov(r12d, bits / 64);
            Word((1UL << (bits % 64)) - 1);
        }

        c.mov(__qword_ptr[rbx + _emit.Header(&_core.Arrays.Header->DeliveredCount)], r13);
    }

    private void Word(ulong scanned)
    {
        var (events, signs) = (_emit.At(_core.Arrays.Events, "events"), _emit.At(_core.Arrays.Signs, "signs of events"));
        var empty = c.CreateLabel();
        Take(rbp, events, scanned);
        if (_signed)
            Take(r14, signs, scanned);
        c.test(rbp, rbp);
        c.jz(empty);
        var bit = _emit.Here();
        var through = c.CreateLabel();
        c.tzcnt(rax, rbp);
        c.mov(r8d, r12d);
        c.shl(r8d, 6);
        c.add(r8d, eax);
        c.mov(__dword_ptr[rbx + r13 * 4 + _emit.At(_core.Arrays.Delivered, "sources that delivered")], r8d);
        c.inc(r13d);
        if (_signed)
        {
            c.xor(r9d, r9d);
            c.bt(r14, rax);
            c.setc(r9b);
        }

        c.mov(rdx, (long)_plan.RowStart);
        c.movsxd(rsi, __dword_ptr[rdx + r8 * 4]);
        c.test(esi, esi);
        c.js(through);
        c.imul(rsi, rsi, sizeof(Piece));
        c.mov(rdx, (long)_plan.Pieces);
        c.add(rsi, rdx);
        var piece = _emit.Here();
        c.call(__qword_ptr[rsi + Field(nameof(Piece.Code))]);
        c.mov(eax, __dword_ptr[rsi + Field(nameof(Piece.Last))]);
        c.add(rsi, sizeof(Piece));
        c.test(eax, eax);
        c.jz(piece);
        _emit.Place(ref through);
        c.blsr(rbp, rbp);
        c.jnz(bit);
        _emit.Place(ref empty);
    }

    private void Take(AssemblerRegister64 register, int at, ulong scanned)
    {
        c.mov(register, __qword_ptr[rbx + r12 * 8 + at]);
        if (scanned == ulong.MaxValue)
        {
            c.mov(__qword_ptr[rbx + r12 * 8 + at], 0);
            return;
        }

        c.mov(rax, scanned);
        c.mov(rdx, register);
        c.and(register, rax);
        c.xor(rdx, register);
        c.mov(__qword_ptr[rbx + r12 * 8 + at], rdx);
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
            _plan.Pieces[i].Code = codes[_plan.Pieces[i].Kind];
    }

    private void Routine(PieceKind kind, int number)
    {
        var plain = new DeliverCode(_emit);
        if (kind.Form != PieceForm.InPlace)
        {
            BothSigns(negative => plain.Deliver(kind, negative, UniformCount(number)));
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
            nameof(Piece.First) => (byte*)&piece.First,
            nameof(Piece.Count) => (byte*)&piece.Count,
            nameof(Piece.Listed) => (byte*)&piece.Listed,
            nameof(Piece.Ring) => (byte*)&piece.Ring,
            nameof(Piece.Delay) => (byte*)&piece.Delay,
            _ => (byte*)&piece.Last,
        } - first);
    }
}
