// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>Decay of all traces, 32 at a time, and growth of those of sources that delivered.</summary>
internal sealed unsafe class TraceCode(Emitter emit)
{
    private const int Vector = 32;

    private readonly Assembler c = emit.Code;
    private readonly Engine _core = emit.Core;

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
            c.vpbroadcastb(ymm7, __byte_ptr[rbx + other]);
            c.vmovdqu(ymm6, emit.Halves(mantissa));
            c.vpxor(ymm5, ymm5, ymm5);
            Decay(At(trace), noise, ofNeurons ? _core.Neurons : _core.Sources, _core.Parameter(trace, TraceParameter.Shift) & _core.Shape.ShiftMask);
        }
    }

    private void Decay(int at, int noise, int count, int shift)
    {
        var whole = count / Vector * Vector;
        if (whole > 0)
        {
            c.xor(ecx, ecx);
            var next = emit.Here();
            Decay(at, noise, shift);
            c.vmovdqu(__ymmword_ptr[rbx + rcx + at], ymm0);
            c.add(ecx, Vector);
            c.cmp(ecx, whole);
            c.jb(next);
        }

        if (whole == count)
            return;
        c.mov(ecx, whole);
        Decay(at, noise, shift);
        // Beyond the image nothing changes.
        c.vmovdqu(ymm1, emit.Bytes(i => i < count - whole ? byte.MaxValue : (byte)0));
        c.vmovdqu(ymm2, __ymmword_ptr[rbx + rcx + at]);
        c.vpblendvb(ymm0, ymm2, ymm0, ymm1);
        c.vmovdqu(__ymmword_ptr[rbx + rcx + at], ymm0);
    }

    // ymm0: 32 traces, a tick on.
    private void Decay(int at, int noise, int shift)
    {
        c.vmovdqu(ymm0, __ymmword_ptr[rbx + rcx + at]);
        c.vpxor(ymm1, ymm7, __ymmword_ptr[rbx + rcx + noise]);
        c.vpunpcklbw(ymm2, ymm1, ymm0);    // trace * 256 + noise
        c.vpunpckhbw(ymm3, ymm1, ymm0);
        c.vpunpcklbw(ymm1, ymm0, ymm5);
        c.vpunpckhbw(ymm0, ymm0, ymm5);
        c.vpmullw(ymm1, ymm1, ymm6);
        c.vpmullw(ymm0, ymm0, ymm6);
        if (shift > 0)
        {
            c.vpsrlw(ymm1, ymm1, (byte)shift);
            c.vpsrlw(ymm0, ymm0, (byte)shift);
        }

        c.vpsubw(ymm2, ymm2, ymm1);
        c.vpsubw(ymm3, ymm3, ymm0);
        c.vpsrlw(ymm2, ymm2, 8);
        c.vpsrlw(ymm3, ymm3, 8);
        c.vpackuswb(ymm0, ymm2, ymm3);
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
