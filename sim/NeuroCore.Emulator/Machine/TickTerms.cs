// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// What a rule adds to a weight where that depends on the other side of the synapse alone: worked out once a tick for all
/// neurons (of rows) or sources (of columns), when the first row or column asks for it.
/// </summary>
internal sealed unsafe class TickTerms
{
    private const int Bytes = 32;    // a vector

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly RuleProducts _rule;
    private readonly bool _ofNeurons;
    private readonly int _terms;
    private readonly int _flag;
    private Label _routine;

    private TickTerms(Emitter emit, RuleProducts rule, bool ofNeurons)
    {
        _emit = emit;
        c = emit.Code;
        _core = emit.Core;
        _rule = rule;
        _ofNeurons = ofNeurons;
        _terms = emit.Data.Add((long)(ofNeurons ? _core.Shape.NeuronRoom : _core.Shape.SourceRoom) * sizeof(short));
        _flag = emit.Data.Add(sizeof(int));
        _routine = c.CreateLabel();
    }

    /// <summary>The terms of a rule; null where they depend on more than the other side, or do not fit. To be asked for before data is committed.</summary>
    public static TickTerms? Of(Emitter emit, int rule, LearningTrigger trigger)
    {
        var products = RuleProducts.Of(emit.Core, rule, trigger);
        return !products.IsEmpty && products.FitsHalves && products.Products.All(product => product.Scalar == ProductScalar.Coefficient &&
            product.Vector is ProductVector.First or ProductVector.Second or ProductVector.Factor or ProductVector.One)
            ? new TickTerms(emit, products, trigger == LearningTrigger.Pre)
            : null;
    }

    /// <summary>A tick begins: nothing is worked out.</summary>
    public void Begin() => c.mov(__dword_ptr[r15 + At(_flag)], 0);

    /// <summary>Works them out, unless that was done in this tick. Changes rax, rcx, rdx and vectors.</summary>
    public void Require()
    {
        var there = c.CreateLabel();
        c.cmp(__dword_ptr[r15 + At(_flag)], 0);
        c.jne(there);
        c.call(_routine);
        _emit.Place(ref there);
    }

    /// <summary>Those of 16 sources from r10 on.</summary>
    public AssemblerMemoryOperand Operand() => __ymmword_ptr[r15 + r10 * 2 + At(_terms)];

    /// <summary>Those of 32 neurons from r10 on: of the low or the high halves of the two halves of a vector.</summary>
    public AssemblerMemoryOperand Operand(bool high) => __ymmword_ptr[r15 + r10 * 2 + (At(_terms) + (high ? Bytes : 0))];

    /// <summary>Where the terms begin, from r15.</summary>
    public int Place => At(_terms);

    /// <summary>The routine that works them out.</summary>
    public void Routine()
    {
        _emit.Part(_ofNeurons ? "what each neuron adds to the weights of rows" : "what each source adds to the weights of columns");
        _emit.Place(ref _routine);
        var learn = new LearnCode(_emit, _rule, _ofNeurons ? LearningTrigger.Pre : LearningTrigger.Post);
        learn.Prepare();
        c.vpxor(ymm14, ymm14, ymm14);
        c.mov(__dword_ptr[r15 + At(_flag)], 1);
        c.xor(ecx, ecx);
        var next = _emit.Here();
        if (_ofNeurons)
        {
            learn.Terms(ymm3, ymm5, (register, array) => OfNeurons(register, array, high: false));
            c.vmovdqu(__ymmword_ptr[r15 + rcx * 2 + At(_terms)], ymm3);
            learn.Terms(ymm3, ymm5, (register, array) => OfNeurons(register, array, high: true));
            c.vmovdqu(__ymmword_ptr[r15 + rcx * 2 + (At(_terms) + Bytes)], ymm3);
            c.add(ecx, Bytes);
            c.cmp(ecx, _core.Neurons);
        }
        else
        {
            learn.Terms(ymm3, ymm5, OfSources);
            c.vmovdqu(__ymmword_ptr[r15 + rcx * 2 + At(_terms)], ymm3);
            c.add(ecx, Bytes / sizeof(short));
            c.cmp(ecx, _core.Sources);
        }

        c.jb(next);
        c.ret();
    }

    private void OfNeurons(AssemblerRegisterYMM register, int array, bool high)
    {
        c.vmovdqu(register, __ymmword_ptr[rbx + rcx + _emit.At((void*)_core.Arrays.NeuronItems[array], array switch { 0 => "y1", 1 => "y2", _ => "m" })]);
        if (high)
            c.vpunpckhbw(register, register, ymm14);
        else
            c.vpunpcklbw(register, register, ymm14);
    }

    private void OfSources(AssemblerRegisterYMM register, int array) => c.vpmovzxbw(
        register, __xmmword_ptr[rbx + rcx + _emit.At((void*)_core.Arrays.SourceTraces[array], array == 0 ? "x1" : "x2")]);

    private int At(int data) => checked((int)(_emit.Data[data] - _emit.Pool));
}
