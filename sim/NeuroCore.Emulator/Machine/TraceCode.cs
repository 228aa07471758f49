// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>Decay of all traces, a vector at a time, and growth of those of sources that delivered.</summary>
internal sealed unsafe class TraceCode(Emitter emit)
{
    private readonly Assembler c = emit.Code;
    private readonly Engine _core = emit.Core;
    private readonly VectorCode _vector = new(emit);

    /// <summary>All traces of the image decay; those that are 0 and stay so are left out.</summary>
    public void Decay()
    {
        var arrays = _core.Arrays;
        for (var trace = 0; trace < 4; trace++)
        {
            var mantissa = _core.Parameter(trace, TraceParameter.Mantissa);
            if (mantissa == 0 || !_core.Plan.ActiveTraces[trace])
                continue;
            var ofNeurons = trace >= 2;
            emit.Part($"decay of {Name(trace)}");
            var noise = emit.At(ofNeurons ? arrays.NeuronNoise : arrays.SourceNoise, ofNeurons ? "noise of neurons" : "noise of sources");
            var other = emit.At(ofNeurons ? arrays.SourceNoise : arrays.NeuronNoise, ofNeurons ? "noise of sources" : "noise of neurons");
            _vector.SpreadByte(7, __[rbx + other]);
            _vector.SpreadHalf(6, mantissa);
            _vector.Clear(5);
            Decay(At(trace), noise, ofNeurons ? _core.Neurons : _core.Sources, _core.Parameter(trace, TraceParameter.Shift) & _core.Shape.ShiftMask);
        }
    }

    private void Decay(int at, int noise, int count, int shift)
    {
        var whole = count / _vector.Bytes * _vector.Bytes;
        if (whole > 0)
        {
            c.xor(ecx, ecx);
            var next = emit.Here();
            Decay(at, noise, shift);
            _vector.Store(__[rbx + rcx + at], 0);
            c.add(ecx, _vector.Bytes);
            c.cmp(ecx, whole);
            c.jb(next);
        }

        if (whole == count)
            return;
        c.mov(ecx, whole);
        Decay(at, noise, shift);
        // Beyond the image nothing changes.
        _vector.StoreFirst(__[rbx + rcx + at], 0, count - whole, 2);
    }

    // Register 0: traces, a tick on.
    private void Decay(int at, int noise, int shift)
    {
        _vector.Load(0, __[rbx + rcx + at]);
        _vector.Xor(1, 7, __[rbx + rcx + noise]);
        _vector.Unpack(2, 1, 0, second: false);    // trace * 256 + noise
        _vector.Unpack(3, 1, 0, second: true);
        _vector.Unpack(1, 0, 5, second: false);
        _vector.Unpack(0, 0, 5, second: true);
        foreach (var (share, trace) in new[] { (1, 2), (0, 3) })
        {
            _vector.Multiply(share, share, 6);
            _vector.ShiftRight(share, shift);
            _vector.Subtract(trace, trace, share);
            _vector.ShiftRight(trace, 8);
        }

        _vector.Pack(0, 2, 3);
    }

    /// <summary>Traces of sources that delivered grow.</summary>
    public void Grow()
    {
        int[] traces = [.. Enumerable.Range(0, 2).Where(trace => _core.Parameter(trace, TraceParameter.Impulse) > 0)];
        if (traces.Length == 0)
            return;
        emit.Part("growth of x1 and x2");
        var end = c.CreateLabel();
        c.mov(rcx, __qword_ptr[rbx + emit.Header(&_core.Arrays.Header->DeliveredCount)]);
        var next = emit.Here();
        c.dec(rcx);
        c.js(end);
        c.mov(r8d, __dword_ptr[rbx + rcx * 4 + emit.At(_core.Arrays.Delivered, "sources that delivered")]);
        foreach (var trace in traces)
            Grow(trace);
        c.jmp(next);
        emit.Place(ref end);
    }

    /// <summary>A trace of r8 grows.</summary>
    public void Grow(int trace)
    {
        var impulse = _core.Parameter(trace, TraceParameter.Impulse);
        if (impulse == 0)
            return;
        c.movzx(eax, __byte_ptr[rbx + r8 + At(trace)]);
        c.add(eax, impulse);
        c.cmp(eax, byte.MaxValue);
        c.mov(edx, byte.MaxValue);
        c.cmova(eax, edx);
        c.mov(__byte_ptr[rbx + r8 + At(trace)], al);
    }

    private static string Name(int trace) => (trace < 2 ? "x" : "y") + ((trace & 1) + 1);

    private int At(int trace) => emit.At(
        (void*)(trace < 2 ? _core.Arrays.SourceTraces[trace] : _core.Arrays.NeuronItems[trace - 2]), Name(trace));
}
