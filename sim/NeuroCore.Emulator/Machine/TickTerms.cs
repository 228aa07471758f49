// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// What synapses learn where that depends on nothing but the other side: the sum of terms of each neuron (for rows) or
/// source (for columns), worked out when the first event of a tick needs it. Of a sum there are kept its whole weights and
/// one more, and how much noise does not reach the next weight: all of it bytes.
/// </summary>
/// <remarks>weight * 256 + noise + sum is, in 256ths, weight + (sum &gt;&gt; 8) + 1, less 1 where noise is at most 255 - (sum &amp; 255).</remarks>
internal sealed unsafe class TickTerms
{
    private const int Vector = 32;
    private const byte Natural = 0xD8;    // quarters 0, 2, 1, 3
    private const byte NotMore = 2;       // of a comparison

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly RuleProducts _rule;
    private readonly bool _ofNeurons;
    private readonly int _above;    // whole weights, and one more
    private readonly int _least;    // noise up to this stays below
    private readonly int _flag;
    private Label _routine;

    private TickTerms(Emitter emit, RuleProducts rule, bool ofNeurons)
    {
        _emit = emit;
        c = emit.Code;
        _core = emit.Core;
        _rule = rule;
        _ofNeurons = ofNeurons;
        var room = ofNeurons ? _core.Shape.NeuronRoom : _core.Shape.SourceRoom;
        _above = emit.Data.Add(room);
        _least = emit.Data.Add(room);
        _flag = emit.Data.Add(sizeof(int));
        _routine = c.CreateLabel();
    }

    /// <summary>The terms of a rule; null where they depend on more than the other side, or do not fit. To be asked for before data is committed.</summary>
    public static TickTerms? Of(Emitter emit, int rule, LearningTrigger trigger)
    {
        var products = RuleProducts.Of(emit.Core, rule, trigger);
        return !products.IsEmpty && products.IsApart && products.Products.All(product => product.Scalar == ProductScalar.Coefficient &&
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

    /// <summary>What 32 weights change by, one byte each, from the neuron or source r10 on.</summary>
    /// <param name="changes">Where to.</param>
    /// <param name="noise">Their noise, if the rule takes any; changed.</param>
    /// <param name="scratch">Changed.</param>
    /// <param name="offset">So many further on.</param>
    public void Changes(AssemblerRegisterYMM changes, AssemblerRegisterYMM noise, AssemblerRegisterYMM scratch, int offset = 0)
    {
        c.vpminub(scratch, noise, __ymmword_ptr[r15 + r10 + (At(_least) + offset)]);
        c.vpcmpeqb(changes, scratch, noise);
        c.vpaddb(changes, changes, __ymmword_ptr[r15 + r10 + (At(_above) + offset)]);
    }

    /// <summary>The same of 16.</summary>
    public void Changes(AssemblerRegisterXMM changes, AssemblerRegisterXMM noise, AssemblerRegisterXMM scratch)
    {
        c.vpminub(scratch, noise, __xmmword_ptr[r15 + r10 + At(_least)]);
        c.vpcmpeqb(changes, scratch, noise);
        c.vpaddb(changes, changes, __xmmword_ptr[r15 + r10 + At(_above)]);
    }

    /// <summary>The same of 64, with AVX-512. Changes k1.</summary>
    /// <param name="changes">Where to.</param>
    /// <param name="noise">Their noise.</param>
    /// <param name="less">All bytes -1.</param>
    public void Changes(AssemblerRegisterZMM changes, AssemblerRegisterZMM noise, AssemblerRegisterZMM less)
    {
        c.vmovdqu8(changes, __zmmword_ptr[r15 + r10 + At(_above)]);
        c.vpcmpub(k1, noise, __zmmword_ptr[r15 + r10 + At(_least)], NotMore);
        c.vpaddb(changes.k1, changes, less);
    }

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
        learn.Terms(ymm3, ymm5, (register, array) => Operand(register, array, high: false));
        learn.Terms(ymm4, ymm5, (register, array) => Operand(register, array, high: true));
        c.vpsraw(ymm0, ymm3, 8);
        c.vpsraw(ymm1, ymm4, 8);
        c.vpacksswb(ymm0, ymm0, ymm1);
        c.vpsubb(ymm0, ymm0, _emit.Bytes(-1));
        c.vpandn(ymm3, ymm3, _emit.Halves(byte.MaxValue));
        c.vpandn(ymm4, ymm4, _emit.Halves(byte.MaxValue));
        c.vpackuswb(ymm3, ymm3, ymm4);
        if (!_ofNeurons)
        {
            c.vpermq(ymm0, ymm0, Natural);
            c.vpermq(ymm3, ymm3, Natural);
        }

        c.vmovdqu(__ymmword_ptr[r15 + rcx + At(_above)], ymm0);
        c.vmovdqu(__ymmword_ptr[r15 + rcx + At(_least)], ymm3);
        c.add(ecx, Vector);
        c.cmp(ecx, _ofNeurons ? _core.Neurons : _core.Sources);
        c.jb(next);
        c.ret();
    }

    private void Operand(AssemblerRegisterYMM register, int array, bool high)
    {
        if (!_ofNeurons)
        {
            c.vpmovzxbw(register, __xmmword_ptr[rbx + rcx + (_emit.At((void*)_core.Arrays.SourceTraces[array], array == 0 ? "x1" : "x2") + (high ? Vector / 2 : 0))]);
            return;
        }

        c.vmovdqu(register, __ymmword_ptr[rbx + rcx + _emit.At((void*)_core.Arrays.NeuronItems[array], array switch { 0 => "y1", 1 => "y2", _ => "m" })]);
        if (high)
            c.vpunpckhbw(register, register, ymm14);
        else
            c.vpunpcklbw(register, register, ymm14);
    }

    private int At(int data) => checked((int)(_emit.Data[data] - _emit.Pool));
}
