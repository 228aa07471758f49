// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>Neurons that fired: they become events of the coming tick, are counted, handed out, and learn.</summary>
internal sealed unsafe class EmitCode(Emitter emit, ColumnCode columns)
{
    private readonly Assembler c = emit.Code;
    private readonly Engine _core = emit.Core;
    private readonly CoreHeader* _header = emit.Core.Arrays.Header;
    private readonly bool _signed = emit.Core.Build.Has(Capabilities.Bipolar);

    /// <summary>The walk over what fired.</summary>
    public void Emit()
    {
        emit.Part("neurons that fired");
        var arrays = _core.Arrays;
        var (fired, events) = (emit.At(arrays.FiredBits, "neurons that fired"), emit.At(arrays.Events, "events"));
        c.xor(r12d, r12d);
        c.xor(r13d, r13d);
        var word = emit.Here();
        var empty = c.CreateLabel();
        c.mov(rbp, __qword_ptr[rbx + r12 * 8 + fired]);
        c.test(rbp, rbp);
        c.jz(empty);
        c.or(__qword_ptr[rbx + r12 * 8 + events], rbp);
        if (_signed)
        {
            c.mov(r14, __qword_ptr[rbx + r12 * 8 + emit.At(arrays.FiredSigns, "signs of those that fired")]);
            c.or(__qword_ptr[rbx + r12 * 8 + emit.At(arrays.Signs, "signs of events")], r14);
        }

        var bit = emit.Here();
        c.tzcnt(rax, rbp);
        c.mov(r8d, r12d);
        c.shl(r8d, 6);
        c.add(r8d, eax);
        c.mov(__dword_ptr[rbx + r13 * 4 + emit.At(arrays.Fired, "list of those that fired")], r8d);
        c.inc(r13d);
        Count();
        HandOut();
        if (_core.Plan.Learns)
            Learn();
        c.blsr(rbp, rbp);
        c.jnz(bit);
        emit.Place(ref empty);
        c.inc(r12d);
        c.cmp(r12d, (_core.Neurons + 63) / 64);
        c.jb(word);
        c.mov(__qword_ptr[rbx + emit.Header(&_header->FiredCount)], r13);
    }

    private void Count()
    {
        if (!_core.Build.Has(Capabilities.Counters))
            return;
        var counts = emit.At(_core.Arrays[NeuronHalves.SpikeCount], "spike counts");
        var counted = c.CreateLabel();
        var again = c.CreateLabel();
        c.movzx(ecx, __word_ptr[rbx + r8 * 2 + counts]);
        c.test(ecx, ecx);
        c.jnz(again);
        c.mov(edx, __dword_ptr[rbx + emit.Header(&_header->Elapsed)]);
        c.mov(__word_ptr[rbx + r8 * 2 + emit.At(_core.Arrays[NeuronHalves.FirstSpike], "first spikes")], dx);
        emit.Place(ref again);
        c.cmp(ecx, ushort.MaxValue);
        c.je(counted);
        c.inc(ecx);
        c.mov(__word_ptr[rbx + r8 * 2 + counts], cx);
        emit.Place(ref counted);
    }

    // rax: place of the neuron in its word.
    private void HandOut()
    {
        var silent = c.CreateLabel();
        if (_core.Build.Has(Capabilities.Report))
        {
            c.mov(rdx, __qword_ptr[rbx + r12 * 8 + emit.At(_core.Arrays.Reported, "neurons that are reported")]);
            c.bt(rdx, rax);
            c.jnc(silent);
        }

        c.mov(rcx, __qword_ptr[rbx + emit.Header(&_header->SpikeCount)]);
        c.mov(rdx, __qword_ptr[rbx + emit.Header(&_header->Spikes)]);
        c.mov(esi, __dword_ptr[rbx + emit.Header(&_header->Tick)]);
        c.mov(__dword_ptr[rdx + rcx * 8], esi);
        c.mov(esi, r8d);
        if (_signed)
        {
            c.xor(edi, edi);
            c.bt(r14, rax);
            c.setc(dil);
            c.shl(edi, 31);
            c.or(esi, edi);
        }

        c.mov(__dword_ptr[rdx + rcx * 8 + 4], esi);
        c.inc(rcx);
        c.mov(__qword_ptr[rbx + emit.Header(&_header->SpikeCount)], rcx);
        emit.Place(ref silent);
    }

    private void Learn()
    {
        columns.Of();
        var traces = new TraceCode(emit);
        traces.Grow(2);
        traces.Grow(3);
    }
}
