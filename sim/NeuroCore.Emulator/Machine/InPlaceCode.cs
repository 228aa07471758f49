// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>A row of 8-bit weights that may change: 32 at a time it is delivered and, if the gate is open, learns.</summary>
internal sealed unsafe class InPlaceCode
{
    private const int Vector = 32;
    private const int TileShift = 4;    // bytes of a row of tiles for each neuron: 16

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly PieceKind _kind;
    private readonly RuleProducts? _rule;
    private readonly LearnCode? _learn;
    private readonly TickTerms? _terms;

    /// <summary>Code for a kind of pieces.</summary>
    /// <param name="emit">Where to.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="rule">What its rows learn; null if nothing, or in plain code.</param>
    /// <param name="terms">What each neuron adds, where that is the same for all rows of a tick.</param>
    public InPlaceCode(Emitter emit, PieceKind kind, RuleProducts? rule, TickTerms? terms = null)
    {
        _emit = emit;
        c = emit.Code;
        _core = emit.Core;
        _kind = kind;
        _rule = rule;
        _terms = terms;
        _learn = rule is null ? null : new LearnCode(emit, rule, LearningTrigger.Pre);
    }

    /// <summary>A routine.</summary>
    /// <param name="negativeEvent">The event is negative.</param>
    public void Run(bool negativeEvent)
    {
        if (_kind.Delivers)
            new DeliverCode(_emit).Slot();
        // r10 to r11: neurons of whole vectors.
        c.movsxd(r10, __dword_ptr[rsi + RowCode.Field(nameof(Piece.First))]);
        c.mov(r11d, __dword_ptr[rsi + RowCode.Field(nameof(Piece.Count))]);
        c.lea(r11d, __[r10 + r11 + (Vector - 1)]);
        c.and(r11d, -Vector);
        c.and(r10d, -Vector);
        if (_learn is null)
        {
            Loop(negativeEvent, learns: false);
            LearnPlain();
            c.ret();
            return;
        }

        var shut = c.CreateLabel();
        c.cmp(__dword_ptr[rbx + _emit.Header(&_core.Arrays.Header->Gate)], 0);
        c.jz(shut);
        if (_terms is not null)
            _terms.Require();
        else
            _learn.Prepare();
        c.vpbroadcastb(ymm12, __byte_ptr[rbx + r8 + _emit.At(_core.Arrays.SourceNoise, "noise of sources")]);
        Loop(negativeEvent, learns: true);
        c.ret();
        _emit.Place(ref shut);
        if (_kind.Delivers)
            Loop(negativeEvent, learns: false);
        c.ret();
    }

    // What has no vector code: terms may be longer than 16 bits.
    private void LearnPlain()
    {
        if (RuleProducts.Of(_core, _kind.Rule, LearningTrigger.Pre).IsEmpty)
            return;
        var shut = c.CreateLabel();
        c.cmp(__dword_ptr[rbx + _emit.Header(&_core.Arrays.Header->Gate)], 0);
        c.jz(shut);
        foreach (var register in new[] { rsi, r8, r9 })
            c.push(register);
        c.vzeroupper();
        c.mov(rdi, rbx);
        c.mov(edx, r8d);
        c.mov(rax, (long)Callbacks.Row);
        c.call(rax);
        foreach (var register in new[] { r9, r8, rsi })
            c.pop(register);
        _emit.Place(ref shut);
    }

    private void Loop(bool negativeEvent, bool learns)
    {
        c.mov(rcx, __qword_ptr[rsi + RowCode.Field(nameof(Piece.Targets))]);
        c.mov(eax, r10d);
        c.shl(eax, TileShift);
        c.add(rax, __qword_ptr[rsi + RowCode.Field(nameof(Piece.Values))]);
        if (learns && _terms is null)
            c.vpxor(ymm14, ymm14, ymm14);
        var rest = c.CreateLabel();
        var end = c.CreateLabel();
        if (!_kind.Gaps)
        {
            Whole(rest);
            Vectors(negativeEvent, learns, masked: false, edx);
            c.cmp(r10d, r11d);
            c.jae(end);
        }

        _emit.Place(ref rest);
        Vectors(negativeEvent, learns, masked: true, r11d);
        _emit.Place(ref end);
    }

    // edx: up to where all 32 neurons are of the piece; if there are none it goes on elsewhere.
    private void Whole(Label rest)
    {
        c.mov(edx, __dword_ptr[rsi + RowCode.Field(nameof(Piece.First))]);
        c.cmp(edx, r10d);
        c.jne(rest);
        c.add(edx, __dword_ptr[rsi + RowCode.Field(nameof(Piece.Count))]);
        c.and(edx, -Vector);
        c.cmp(r10d, edx);
        c.jae(rest);
    }

    private void Vectors(bool negativeEvent, bool learns, bool masked, AssemblerRegister32 end)
    {
        var next = _emit.Here();
        Load();
        if (masked)
            Active();
        if (_kind.Delivers)
            Deliver(negativeEvent ^ _kind.Negative, masked);
        if (learns)
            Learn(masked);
        c.add(rax, Vector << TileShift);
        c.add(r10d, Vector);
        c.cmp(r10d, end);
        c.jb(next);
    }

    // ymm0: the weights of 32 neurons, which lie in four tiles.
    private void Load()
    {
        c.vmovq(xmm0, __qword_ptr[rax]);
        c.vmovhps(xmm0, xmm0, __qword_ptr[rax + SynapseTiles.TileBytes]);
        c.vmovq(xmm1, __qword_ptr[rax + (2 * SynapseTiles.TileBytes)]);
        c.vmovhps(xmm1, xmm1, __qword_ptr[rax + (3 * SynapseTiles.TileBytes)]);
        c.vinserti128(ymm0, ymm0, xmm1, 1);
    }

    private void Store()
    {
        c.vextracti128(xmm2, ymm1, 1);
        c.vmovlps(__qword_ptr[rax], xmm1);
        c.vmovhps(__qword_ptr[rax + SynapseTiles.TileBytes], xmm1);
        c.vmovlps(__qword_ptr[rax + (2 * SynapseTiles.TileBytes)], xmm2);
        c.vmovhps(__qword_ptr[rax + (3 * SynapseTiles.TileBytes)], xmm2);
    }

    // ymm13: bytes that are synapses of the piece.
    private void Active()
    {
        c.vmovdqu(ymm13, __ymmword_ptr[rcx + r10]);
        if (!_kind.Gaps)
            return;
        c.vpcmpeqb(ymm1, ymm0, _emit.Bytes(WeightCodes.NoSynapse));
        c.vpandn(ymm13, ymm1, ymm13);
    }

    private void Deliver(bool negative, bool masked)
    {
        var weights = ymm0;
        if (masked)
        {
            weights = ymm1;
            c.vpand(ymm1, ymm0, ymm13);
        }

        c.vpmovsxbw(ymm2, Low(weights));
        c.vextracti128(xmm1, weights, 1);
        c.vpmovsxbw(ymm1, xmm1);
        Add(ymm2, negative, 0);
        Add(ymm1, negative, Vector);
    }

    private void Add(AssemblerRegisterYMM weights, bool negative, int offset)
    {
        if (_kind.Exponent > 0)
            c.vpsllw(weights, weights, (byte)_kind.Exponent);
        if (negative)
        {
            c.vmovdqu(ymm3, __ymmword_ptr[rdi + r10 * 2 + offset]);
            c.vpsubsw(weights, ymm3, weights);
        }
        else
        {
            c.vpaddsw(weights, weights, __ymmword_ptr[rdi + r10 * 2 + offset]);
        }

        c.vmovdqu(__ymmword_ptr[rdi + r10 * 2 + offset], weights);
    }

    private static AssemblerRegisterXMM Low(AssemblerRegisterYMM vector) => vector == ymm0 ? xmm0 : xmm1;

    private void Learn(bool masked)
    {
        if (_rule!.Nearest)
            c.vmovdqu(ymm4, _emit.Bytes(128));
        else
            c.vpxor(ymm4, ymm12, __ymmword_ptr[rbx + r10 + _emit.At(_core.Arrays.NeuronNoise, "noise of neurons")]);
        if (_terms is not null)
        {
            _terms.Changes(ymm1, ymm4, ymm2);
            c.vpaddsb(ymm1, ymm1, ymm0);
        }
        else
        {
            c.vpunpcklbw(ymm1, ymm4, ymm0);    // weight * 256 + what rounds
            c.vpunpckhbw(ymm2, ymm4, ymm0);
            Half(ymm1, high: false);
            Half(ymm2, high: true);
            c.vpacksswb(ymm1, ymm1, ymm2);
        }

        if (_rule.HasUpper)
            c.vpminsb(ymm1, ymm1, _emit.Bytes(_rule.Last.Upper));
        c.vpmaxsb(ymm1, ymm1, _emit.Bytes(_rule.Last.Lower));
        if (masked)
            c.vpblendvb(ymm1, ymm0, ymm1, ymm13);
        Store();
    }

    private void Half(AssemblerRegisterYMM sum, bool high)
    {
        if (_learn!.TakesWeight)
            c.vpsraw(ymm5, sum, 8);
        if (_learn.IsSingle)
        {
            _learn.Term(0, ymm5, (register, array) => Operand(register, array, high));
            if (_learn.Subtracts)
                c.vpsubsw(sum, sum, ymm6);
            else
                c.vpaddsw(sum, sum, ymm6);
        }
        else
        {
            _learn.Terms(ymm3, ymm5, (register, array) => Operand(register, array, high));
            c.vpaddsw(sum, sum, ymm3);
        }

        c.vpsraw(sum, sum, 8);
    }

    private void Operand(AssemblerRegisterYMM register, int array, bool high)
    {
        c.vmovdqu(register, __ymmword_ptr[rbx + r10 + _emit.At((void*)_core.Arrays.NeuronItems[array], array switch { 0 => "y1", 1 => "y2", _ => "m" })]);
        if (high)
            c.vpunpckhbw(register, register, ymm14);
        else
            c.vpunpcklbw(register, register, ymm14);
    }
}
