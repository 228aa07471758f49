// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// What an event changes the weights by, for every neuron (of a row) or every source (of a column), one byte each, whether
/// or not there is a synapse: 32 at a time that is less work than one by one along a list.
/// </summary>
/// <remarks>(weight * 256 + noise + terms) &gt;&gt; 8 is weight + ((noise + terms) &gt;&gt; 8), for terms that do not depend on the weight.</remarks>
internal sealed unsafe class ChangeCode
{
    private const int Vector = 32;
    private const byte Natural = 0xD8;    // quarters 0, 2, 1, 3

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly bool _ofNeurons;
    private readonly int _changes;

    /// <summary>Room for the changes. To be made before data is committed.</summary>
    /// <param name="emit">Where to.</param>
    /// <param name="trigger">Pre: of rows; post: of columns.</param>
    public ChangeCode(Emitter emit, LearningTrigger trigger)
    {
        (_emit, c, _core) = (emit, emit.Code, emit.Core);
        _ofNeurons = trigger == LearningTrigger.Pre;
        _changes = emit.Data.Add(_ofNeurons ? _core.Shape.NeuronRoom : _core.Shape.SourceRoom);
    }

    /// <summary>Where they begin, from r15.</summary>
    public int Place => checked((int)(_emit.Data[_changes] - _emit.Pool));

    /// <summary>Works them out, from r10 (a multiple of 32) to r11. Changes r10, rax, rcx, rdx and vectors.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="terms">Terms of the tick; null where they are of the event.</param>
    public void Emit(RuleProducts rule, TickTerms? terms)
    {
        if (terms is not null)
        {
            terms.Require();
            if (_core.HasWideVectors)
                Wide(rule, terms);
            else
                Narrow(rule, terms);
            return;
        }

        var learn = new LearnCode(_emit, rule, _ofNeurons ? LearningTrigger.Pre : LearningTrigger.Post);
        learn.Prepare();
        c.vpbroadcastb(ymm12, Own);
        c.vpxor(ymm14, ymm14, ymm14);
        Loop(Vector, () =>
        {
            Noise(rule, 0);
            Changes(learn);
            c.vmovdqu(__ymmword_ptr[r15 + r10 + Place], ymm1);
        });
    }

    private void Loop(int step, Action body)
    {
        var next = _emit.Here();
        body();
        c.add(r10d, step);
        c.cmp(r10d, r11d);
        c.jb(next);
    }

    // Rooms are whole pairs of vectors.
    private void Narrow(RuleProducts rule, TickTerms terms)
    {
        c.vpbroadcastb(ymm12, Own);
        Loop(2 * Vector, () =>
        {
            for (var offset = 0; offset < 2 * Vector; offset += Vector)
            {
                Noise(rule, offset);
                terms.Changes(ymm1, ymm4, ymm2, offset);
                c.vmovdqu(__ymmword_ptr[r15 + r10 + (Place + offset)], ymm1);
            }
        });
    }

    private void Wide(RuleProducts rule, TickTerms terms)
    {
        c.vpbroadcastb(zmm12, Own);
        c.vpternlogd(zmm13, zmm13, zmm13, byte.MaxValue);
        if (rule.Nearest)
            c.vpbroadcastd(zmm4, __dword_ptr[r15 + (int)_emit.Bytes(128).Displacement]);
        Loop(2 * Vector, () =>
        {
            if (!rule.Nearest)
                c.vpxord(zmm4, zmm12, __zmmword_ptr[rbx + r10 + Others]);
            terms.Changes(zmm1, zmm4, zmm13);
            c.vmovdqu8(__zmmword_ptr[r15 + r10 + Place], zmm1);
        });
    }

    private AssemblerMemoryOperand Own => __byte_ptr[rbx + r8 + (_ofNeurons ? SourceNoise : NeuronNoise)];

    private int Others => _ofNeurons ? NeuronNoise : SourceNoise;

    private int SourceNoise => _emit.At(_core.Arrays.SourceNoise, "noise of sources");

    private int NeuronNoise => _emit.At(_core.Arrays.NeuronNoise, "noise of neurons");

    private void Noise(RuleProducts rule, int offset)
    {
        if (rule.Nearest)
            c.vmovdqu(ymm4, _emit.Bytes(128));
        else
            c.vpxor(ymm4, ymm12, __ymmword_ptr[rbx + r10 + (Others + offset)]);
    }

    // ymm1: changes; ymm4: noise.
    private void Changes(LearnCode learn)
    {
        if (_ofNeurons)
        {
            c.vpunpcklbw(ymm1, ymm4, ymm14);
            c.vpunpckhbw(ymm2, ymm4, ymm14);
        }
        else
        {
            c.vpmovzxbw(ymm1, xmm4);
            c.vextracti128(xmm2, ymm4, 1);
            c.vpmovzxbw(ymm2, xmm2);
        }

        learn.Terms(ymm3, ymm5, (register, array) => Operand(register, array, high: false));
        c.vpaddw(ymm1, ymm1, ymm3);
        learn.Terms(ymm3, ymm5, (register, array) => Operand(register, array, high: true));
        c.vpaddw(ymm2, ymm2, ymm3);
        c.vpsraw(ymm1, ymm1, 8);
        c.vpsraw(ymm2, ymm2, 8);
        c.vpacksswb(ymm1, ymm1, ymm2);
        if (!_ofNeurons)
            c.vpermq(ymm1, ymm1, Natural);
    }

    private void Operand(AssemblerRegisterYMM register, int array, bool high)
    {
        if (!_ofNeurons)
        {
            c.vpmovzxbw(register, __xmmword_ptr[rbx + r10 + (_emit.At((void*)_core.Arrays.SourceTraces[array], array == 0 ? "x1" : "x2") + (high ? Vector / 2 : 0))]);
            return;
        }

        c.vmovdqu(register, __ymmword_ptr[rbx + r10 + _emit.At((void*)_core.Arrays.NeuronItems[array], array switch { 0 => "y1", 1 => "y2", _ => "m" })]);
        if (high)
            c.vpunpckhbw(register, register, ymm14);
        else
            c.vpunpcklbw(register, register, ymm14);
    }
}
