// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>Neurons that fired: they become events of the coming tick, are counted, handed out, and learn.</summary>
internal sealed unsafe class EmitCode
{
    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly CoreHeader* _header;
    private readonly ColumnCode _columns;
    private readonly BitListCode? _list;
    private readonly bool _signed;

    /// <summary>Code for a core. To be made before data is committed.</summary>
    public EmitCode(Emitter emit, ColumnCode columns)
    {
        (_emit, c, _core, _columns) = (emit, emit.Code, emit.Core, columns);
        _header = _core.Arrays.Header;
        _signed = _core.Build.Has(Capabilities.Bipolar);
        _list = BitListCode.Suits(_core, _core.Neurons) ? new BitListCode(emit, _core.Neurons, clears: false) : null;
    }

    /// <summary>The walk over what fired.</summary>
    public void Emit()
    {
        _emit.Part("neurons that fired");
        c.xor(r13d, r13d);
        if (_list is not null)
            WalkList(_list);
        else
            WalkBits();
        c.mov(__qword_ptr[rbx + _emit.Header(&_header->FiredCount)], r13);
    }

    // rbp: the list; r12: its end.
    private void WalkList(BitListCode list)
    {
        list.Take(Fired);
        c.mov(rbp, rcx);
        c.xor(ecx, ecx);
        var word = _emit.Here();
        c.mov(rax, __qword_ptr[rbx + rcx + Fired]);
        c.or(__qword_ptr[rbx + rcx + Events], rax);
        c.add(ecx, sizeof(ulong));
        c.cmp(ecx, Words * sizeof(ulong));
        c.jb(word);
        c.mov(r12, r11);
        var end = c.CreateLabel();
        c.cmp(rbp, r12);
        c.je(end);
        var next = _emit.Here();
        c.movzx(r8d, __word_ptr[rbp]);
        c.add(rbp, sizeof(ushort));
        c.mov(eax, r8d);
        c.shr(eax, WordShift);
        One(__qword_ptr[rbx + rax * 8 + Reported]);
        c.cmp(rbp, r12);
        c.jne(next);
        _emit.Place(ref end);
    }

    private void WalkBits()
    {
        c.xor(r12d, r12d);
        var word = _emit.Here();
        var empty = c.CreateLabel();
        c.mov(rbp, __qword_ptr[rbx + r12 * 8 + Fired]);
        c.test(rbp, rbp);
        c.jz(empty);
        c.or(__qword_ptr[rbx + r12 * 8 + Events], rbp);
        if (_signed)
        {
            c.mov(r14, __qword_ptr[rbx + r12 * 8 + _emit.At(_core.Arrays.FiredSigns, "signs of those that fired")]);
            c.or(__qword_ptr[rbx + r12 * 8 + _emit.At(_core.Arrays.Signs, "signs of events")], r14);
        }

        var bit = _emit.Here();
        c.tzcnt(rax, rbp);
        c.mov(r8d, r12d);
        c.shl(r8d, WordShift);
        c.add(r8d, eax);
        One(__qword_ptr[rbx + r12 * 8 + Reported]);
        c.blsr(rbp, rbp);
        c.jnz(bit);
        _emit.Place(ref empty);
        c.inc(r12d);
        c.cmp(r12d, Words);
        c.jb(word);
    }

    // The neuron r8.
    private void One(AssemblerMemoryOperand reported)
    {
        c.mov(__dword_ptr[rbx + r13 * 4 + _emit.At(_core.Arrays.Fired, "list of those that fired")], r8d);
        c.inc(r13d);
        HandOut(reported);
        Count();
        if (_core.Plan.Learns)
            Learn();
    }

    private const byte WordShift = 6;

    private int Words => (_core.Neurons + 63) >> WordShift;

    private int Fired => _emit.At(_core.Arrays.FiredBits, "neurons that fired");

    private int Events => _emit.At(_core.Arrays.Events, "events");

    private int Reported => _emit.At(_core.Arrays.Reported, "neurons that are reported");

    private void Count()
    {
        if (!_core.Build.Has(Capabilities.Counters))
            return;
        var counts = _emit.At(_core.Arrays[NeuronHalves.SpikeCount], "spike counts");
        var counted = c.CreateLabel();
        var again = c.CreateLabel();
        c.movzx(ecx, __word_ptr[rbx + r8 * 2 + counts]);
        c.test(ecx, ecx);
        c.jnz(again);
        c.mov(edx, __dword_ptr[rbx + _emit.Header(&_header->Elapsed)]);
        c.mov(__word_ptr[rbx + r8 * 2 + _emit.At(_core.Arrays[NeuronHalves.FirstSpike], "first spikes")], dx);
        _emit.Place(ref again);
        c.cmp(ecx, ushort.MaxValue);
        c.je(counted);
        c.inc(ecx);
        c.mov(__word_ptr[rbx + r8 * 2 + counts], cx);
        _emit.Place(ref counted);
    }

    private void HandOut(AssemblerMemoryOperand reported)
    {
        var silent = c.CreateLabel();
        if (_core.Build.Has(Capabilities.Report))
        {
            c.mov(rdx, reported);
            c.bt(rdx, r8);
            c.jnc(silent);
        }

        c.mov(rcx, __qword_ptr[rbx + _emit.Header(&_header->SpikeCount)]);
        c.mov(rdx, __qword_ptr[rbx + _emit.Header(&_header->Spikes)]);
        c.mov(esi, __dword_ptr[rbx + _emit.Header(&_header->Tick)]);
        c.mov(__dword_ptr[rdx + rcx * 8], esi);
        c.mov(esi, r8d);
        if (_signed)
        {
            c.xor(edi, edi);
            c.bt(r14, r8);
            c.setc(dil);
            c.shl(edi, 31);
            c.or(esi, edi);
        }

        c.mov(__dword_ptr[rdx + rcx * 8 + 4], esi);
        c.inc(rcx);
        c.mov(__qword_ptr[rbx + _emit.Header(&_header->SpikeCount)], rcx);
        _emit.Place(ref silent);
    }

    private void Learn()
    {
        _columns.Of();
        var traces = new TraceCode(_emit);
        traces.Grow(2);
        traces.Grow(3);
    }
}
