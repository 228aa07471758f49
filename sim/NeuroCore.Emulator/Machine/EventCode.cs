// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Step 1, first part: the events of the tick, ascending, become a list of sources and a queue of the first pieces of their
/// rows, so that rows to come are known while others deliver.
/// </summary>
internal sealed unsafe class EventCode
{
    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly CorePlan _plan;
    private readonly bool _signed;
    private readonly int _queue;
    private readonly BitListCode? _list;
    private readonly RowFetchCode _rows;

    /// <summary>Code for the events of a core. To be made before data is committed.</summary>
    public EventCode(Emitter emit)
    {
        _emit = emit;
        c = emit.Code;
        _core = emit.Core;
        _plan = _core.Plan;
        _signed = _core.Build.Has(Capabilities.Bipolar);
        _rows = new RowFetchCode(emit);
        _list = BitListCode.Suits(_core, _core.ScanBits) ? new BitListCode(emit, _core.ScanBits, clears: true) : null;
        _queue = emit.Data.Add((_core.Shape.SourceRoom + RowFetchCode.Ahead) * (long)sizeof(nint));
    }

    /// <summary>Fills the queue with pieces, so that what lies behind its end is one too.</summary>
    /// <param name="lists">What may change has lists too.</param>
    public void Fill(bool lists)
    {
        new Span<nint>(_emit.Data[_queue], _core.Shape.SourceRoom + RowFetchCode.Ahead).Fill((nint)_plan.Pieces);
        _rows.Fill(lists);
    }

    /// <summary>Rows that come soon are fetched; rbp: the queue from this row on. Changes rax and rdx.</summary>
    public void Fetch() => _rows.Emit();

    /// <summary>Takes the events; rbp: the queue, r12: its end.</summary>
    public void Take()
    {
        _emit.Part("events of the tick");
        if (_list is not null)
            TakeList(_list);
        else
            TakeBits();
        c.mov(__qword_ptr[rbx + _emit.Header(&_core.Arrays.Header->DeliveredCount)], r13);
        c.mov(r12, r9);
    }

    private void Begin()
    {
        c.mov(rbp, (long)_emit.Data[_queue]);
        c.mov(r9, rbp);
        c.mov(rdi, (long)_plan.RowStart);
        c.mov(r10, (long)_plan.Pieces);
        c.xor(r13d, r13d);
    }

    private void TakeList(BitListCode list)
    {
        var end = c.CreateLabel();
        list.Take(_emit.At(_core.Arrays.Events, "events"));
        Begin();
        c.cmp(rcx, r11);
        c.je(end);
        var next = _emit.Here();
        var through = c.CreateLabel();
        c.movzx(r8d, __word_ptr[rcx]);
        c.add(rcx, sizeof(ushort));
        Enqueue(through);
        _emit.Place(ref through);
        c.cmp(rcx, r11);
        c.jne(next);
        _emit.Place(ref end);
    }

    private void TakeBits()
    {
        Begin();
        var bits = _core.ScanBits;
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
    }

    // rcx: events; r14: signs; r11: first source of the word; r9: end of the queue.
    private void Word(ulong scanned)
    {
        var (events, signs) = (_emit.At(_core.Arrays.Events, "events"), _emit.At(_core.Arrays.Signs, "signs of events"));
        var empty = c.CreateLabel();
        Take(rcx, events, scanned);
        if (_signed)
            Take(r14, signs, scanned);
        c.test(rcx, rcx);
        c.jz(empty);
        c.mov(r11d, r12d);
        c.shl(r11d, 6);
        var bit = _emit.Here();
        var through = c.CreateLabel();
        c.tzcnt(rax, rcx);
        c.lea(r8d, __[r11 + rax]);
        Enqueue(through);
        _emit.Place(ref through);
        c.blsr(rcx, rcx);
        c.jnz(bit);
        _emit.Place(ref empty);
    }

    // The source r8; its place in the word of signs is rax.
    private void Enqueue(Label through)
    {
        c.mov(__dword_ptr[rbx + r13 * 4 + _emit.At(_core.Arrays.Delivered, "sources that delivered")], r8d);
        c.inc(r13d);
        c.movsxd(rsi, __dword_ptr[rdi + r8 * 4]);
        c.test(esi, esi);
        c.js(through);
        c.shl(rsi, (byte)System.Numerics.BitOperations.Log2(Piece.Bytes));
        c.add(rsi, r10);
        if (_rows.IsNeeded)
            c.prefetcht0(__byte_ptr[rsi]);
        if (_signed)
        {
            // Pieces lie at even addresses: the lowest bit is the sign.
            c.bt(r14, rax);
            c.adc(rsi, 0);
        }

        c.mov(__qword_ptr[r9], rsi);
        c.add(r9, sizeof(nint));
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
}
