// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// A run of sources learns because the neuron r8 fired, a tile of 16 sources at a time: of the tile's four vectors the
/// neuron's byte of each source is put together into one vector of 16 numbers, and put back.
/// </summary>
internal sealed unsafe class ColumnTileCode
{
    private const int Vectors = SynapseTiles.VectorsOfTile;
    private const int Places = SynapseTiles.Neurons;    // of a neuron in its tile
    private const int WordBytes = 2;
    private const int Shuffles = (3 * Vectors) + 2;     // for each place
    private const byte Nothing = 0x80;                  // of a shuffle
    private const byte FirstTwice = 0x44;               // halves of a vector
    private const byte SecondTwice = 0xEE;

    private static readonly AssemblerRegisterYMM[] s_spread = [ymm6, ymm7, ymm8, ymm9];

    private static readonly AssemblerRegisterYMM[] s_tile = [ymm13, ymm14, ymm15, ymm2];

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly RuleProducts _rule;
    private readonly TickTerms? _terms;
    private readonly LearnCode _learn;

    /// <summary>Code for a rule.</summary>
    /// <param name="emit">Where to.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="terms">What each source adds, if that is worked out once a tick; runs are then whole tiles.</param>
    public ColumnTileCode(Emitter emit, int rule, TickTerms? terms)
    {
        _emit = emit;
        c = emit.Code;
        _core = emit.Core;
        _rule = RuleProducts.Of(_core, rule, LearningTrigger.Post);
        _terms = terms;
        _learn = new LearnCode(emit, _rule, LearningTrigger.Post);
    }

    /// <summary>The routine; rsi is the run.</summary>
    /// <param name="whole">All sources of the tiles are of the run.</param>
    public void Run(bool whole)
    {
        _terms?.Require();
        if (_terms is null)
            _learn.Prepare();
        c.movzx(eax, __byte_ptr[rbx + r8 + _emit.At(_core.Arrays.NeuronNoise, "noise of neurons")]);
        c.vmovd(xmm12, eax);
        c.vpbroadcastw(ymm12, xmm12);
        // rcx: shuffles for the neuron's place; r10 to r11: sources; rdx: tile.
        c.mov(ecx, r8d);
        c.and(ecx, Places - 1);
        c.imul(ecx, ecx, Shuffles * SynapseTiles.VectorBytes);
        c.add(rcx, r15);
        c.mov(r10d, __dword_ptr[rsi + ColumnCode.FirstAt]);
        c.mov(r11d, __dword_ptr[rsi + ColumnCode.CountAt]);
        c.add(r11d, r10d);
        c.and(r10d, -SynapseTiles.Sources);
        c.mov(eax, r10d);
        c.shr(eax, (byte)BitOperations.Log2(SynapseTiles.Sources));
        c.imul(rax, rax, (int)_core.Arrays.Layout.GroupBytes);
        c.lea(rdx, __[rbx + rax + _emit.At(_core.Arrays.Synapses, "synapses")]);
        c.mov(eax, r8d);
        c.and(eax, -Places);
        c.shl(eax, (byte)BitOperations.Log2(SynapseTiles.Sources));
        c.add(rdx, rax);
        if (!whole)
            Limits();
        var end = c.CreateLabel();
        if (_terms is not null)
            Full(end);
        var next = _emit.Here();
        Gather();
        Learn(whole);
        Scatter();
        c.add(rdx, (int)_core.Arrays.Layout.GroupBytes);
        c.add(r10d, SynapseTiles.Sources);
        c.cmp(r10d, r11d);
        c.jb(next);
        if (_terms is not null)
            _emit.Place(ref end);
        c.ret();
    }

    // Tiles of which every source has a synapse to the neuron: its bytes change where they are, the others by nothing. Two at a time, then one.
    private void Full(Label end)
    {
        var rest = c.CreateLabel();
        var single = c.CreateLabel();
        c.mov(r9, __qword_ptr[rsi + ColumnCode.FullAt]);
        c.mov(eax, r8d);
        c.and(eax, _core.Build.Lanes - 1);
        c.mov(eax, __dword_ptr[r9 + rax * 4]);
        if (_core.HasWideVectors && MachineCode.PicksBytes)
            new FullTilesCode(_emit, _rule, _terms!).Emit();
        c.cmp(r10d, eax);
        c.jae(rest);
        c.vmovdqu(ymm13, Shuffle((2 * Vectors) + 1));
        for (var k = 0; k < Vectors; k++)
            c.vmovdqu(s_spread[k], Shuffle((2 * Vectors) + 2 + k));
        if (_rule.HasUpper)
            Bound(ymm14, _rule.Last.Upper, sbyte.MaxValue);
        if (NeedsLower)
            Bound(ymm15, _rule.Last.Lower, sbyte.MinValue);
        c.vpbroadcastb(ymm11, __byte_ptr[rbx + r8 + _emit.At(_core.Arrays.NeuronNoise, "noise of neurons")]);
        c.lea(r9d, __[rax - (2 * SynapseTiles.Sources)]);
        c.cmp(r10d, r9d);
        c.jg(single);
        var next = _emit.Here();
        Noise(ymm4, ymm11);
        _terms!.Changes(ymm2, ymm4, ymm1);
        c.vpermq(ymm0, ymm2, FirstTwice);
        Spread(0);
        c.vpermq(ymm0, ymm2, SecondTwice);
        Spread((int)_core.Arrays.Layout.GroupBytes);
        c.add(rdx, 2 * (int)_core.Arrays.Layout.GroupBytes);
        c.add(r10d, 2 * SynapseTiles.Sources);
        c.cmp(r10d, r9d);
        c.jle(next);
        c.cmp(r10d, eax);
        c.jae(rest);
        _emit.Place(ref single);
        Noise(xmm4, xmm11);
        _terms.Changes(xmm0, xmm4, xmm1);
        c.vinserti128(ymm0, ymm0, xmm0, 1);
        Spread(0);
        c.add(rdx, (int)_core.Arrays.Layout.GroupBytes);
        c.add(r10d, SynapseTiles.Sources);
        _emit.Place(ref rest);
        c.cmp(r10d, r11d);
        c.jae(end);
        c.push(rcx);
        _learn.Prepare();
        c.pop(rcx);
    }

    private bool NeedsLower => _rule.HasLower(_core.Plan.LeastWeight);

    // For the neuron's bytes a bound, for the others one that says nothing.
    private void Bound(AssemblerRegisterYMM bounds, int bound, sbyte none)
    {
        c.vpand(bounds, ymm13, _emit.Bytes(bound));
        c.vpandn(ymm5, ymm13, _emit.Bytes(none));
        c.vpor(bounds, bounds, ymm5);
    }

    private void Noise(AssemblerRegisterYMM noise, AssemblerRegisterYMM own)
    {
        if (_rule.Nearest)
            c.vmovdqu(noise, _emit.Bytes(128));
        else
            c.vpxor(noise, own, __ymmword_ptr[rbx + r10 + _emit.At(_core.Arrays.SourceNoise, "noise of sources")]);
    }

    private void Noise(AssemblerRegisterXMM noise, AssemblerRegisterXMM own)
    {
        if (_rule.Nearest)
            c.vmovdqu(noise, Low(_emit.Bytes(128)));
        else
            c.vpxor(noise, own, __xmmword_ptr[rbx + r10 + _emit.At(_core.Arrays.SourceNoise, "noise of sources")]);
    }

    // The tile that lies so far on changes by the bytes of ymm0, in both halves the same.
    private void Spread(int tile)
    {
        for (var k = 0; k < Vectors; k++)
        {
            var at = tile + (k * SynapseTiles.VectorBytes);
            c.vpshufb(ymm1, ymm0, s_spread[k]);
            c.vpaddsb(ymm1, ymm1, __ymmword_ptr[rdx + at]);
            if (_rule.HasUpper)
                c.vpminsb(ymm1, ymm1, ymm14);
            if (NeedsLower)
                c.vpmaxsb(ymm1, ymm1, ymm15);
            c.vmovdqu(__ymmword_ptr[rdx + at], ymm1);
        }
    }

    private static AssemblerMemoryOperand Low(AssemblerMemoryOperand vector) => __xmmword_ptr[r15 + (int)vector.Displacement];

    // Bounds of the run, less the numbers of a tile, for comparisons.
    private AssemblerMemoryOperand Least => _emit.Kept("least");

    private AssemblerMemoryOperand Most => _emit.Kept("most");

    private void Limits()
    {
        c.mov(eax, __dword_ptr[rsi + ColumnCode.FirstAt]);
        c.dec(eax);
        foreach (var operand in new[] { Least, Most })
        {
            c.vmovd(xmm0, eax);
            c.vpbroadcastw(ymm0, xmm0);
            c.vpsubw(ymm0, ymm0, _emit.Shorts(i => i));
            c.vmovdqu(operand, ymm0);
            c.mov(eax, r11d);
        }
    }

    // ymm1: weights * 256.
    private void Gather()
    {
        for (var k = 0; k < Vectors; k++)
            c.vmovdqu(s_tile[k], __ymmword_ptr[rdx + (k * SynapseTiles.VectorBytes)]);
        c.vpshufb(ymm1, s_tile[0], Shuffle(0));
        for (var k = 1; k < Vectors; k++)
        {
            c.vpshufb(ymm0, s_tile[k], Shuffle(k));
            c.vpor(ymm1, ymm1, ymm0);
        }
    }

    // ymm0: what becomes of the weights, in the low byte of each number.
    private void Learn(bool whole)
    {
        if (_rule.Nearest)
        {
            c.vpor(ymm0, ymm1, _emit.Halves(128));
        }
        else
        {
            c.vpmovzxbw(ymm4, __xmmword_ptr[rbx + r10 + _emit.At(_core.Arrays.SourceNoise, "noise of sources")]);
            c.vpxor(ymm4, ymm4, ymm12);
            c.vpor(ymm0, ymm1, ymm4);
        }

        if (_learn.TakesWeight)
            c.vpsraw(ymm5, ymm1, 8);
        _learn.Terms(ymm3, ymm5, Operand);
        c.vpaddsw(ymm0, ymm0, ymm3);

        c.vpsraw(ymm0, ymm0, 8);
        if (_rule.HasUpper)
            c.vpminsw(ymm0, ymm0, _emit.Halves(_rule.Last.Upper));
        c.vpmaxsw(ymm0, ymm0, _emit.Halves(_rule.Last.Lower));
        c.vpcmpeqw(ymm4, ymm1, _emit.Halves(WeightCodes.NoSynapse << 8));
        if (!whole)
        {
            c.vmovd(xmm3, r10d);
            c.vpbroadcastw(ymm3, xmm3);
            c.vmovdqu(ymm6, Most);
            c.vpcmpgtw(ymm6, ymm6, ymm3);
            c.vpcmpgtw(ymm3, ymm3, Least);
            c.vpand(ymm3, ymm3, ymm6);
            c.vpandn(ymm3, ymm3, _emit.Words(-1));
            c.vpor(ymm4, ymm4, ymm3);
        }

        c.vpsrlw(ymm1, ymm1, 8);
        c.vpblendvb(ymm0, ymm0, ymm1, ymm4);
    }

    private void Scatter()
    {
        for (var k = 0; k < Vectors; k++)
        {
            c.vpshufb(ymm4, ymm0, Shuffle(Vectors + k));
            c.vpand(s_tile[k], s_tile[k], Shuffle(2 * Vectors));
            c.vpor(s_tile[k], s_tile[k], ymm4);
            c.vmovdqu(__ymmword_ptr[rdx + (k * SynapseTiles.VectorBytes)], s_tile[k]);
        }
    }

    private void Operand(AssemblerRegisterYMM register, int array) => c.vpmovzxbw(
        register, __xmmword_ptr[rbx + r10 + _emit.At((void*)_core.Arrays.SourceTraces[array], array == 0 ? "x1" : "x2")]);

    private AssemblerMemoryOperand Shuffle(int number) =>
        __ymmword_ptr[rcx + _emit.Table("tiles", Places * Shuffles, Byte) + (number * SynapseTiles.VectorBytes)];

    // For each place: four shuffles there, four back, the other bytes, its bytes, and four that spread changes. Byte i of a vector belongs to quadword i / 8.
    private static byte Byte(int vector, int i)
    {
        var (place, number) = (vector / Shuffles, vector % Shuffles);
        var quad = i & 8;
        var within = i & 7;
        return number switch
        {
            < Vectors => within == (WordBytes * number) + 1 ? (byte)(quad + place) : Nothing,
            < 2 * Vectors => within == place ? (byte)(quad + (WordBytes * (number - Vectors))) : Nothing,
            2 * Vectors => within == place ? (byte)0 : byte.MaxValue,
            (2 * Vectors) + 1 => within == place ? byte.MaxValue : (byte)0,
            _ => within == place ? (byte)((Vectors * (i / Places)) + number - (2 * Vectors) - 2) : Nothing,
        };
    }
}
