// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// A row of 8-bit weights that may change, with AVX-512: 64 neurons at a time it is delivered and, if the gate is open, learns
/// what is worked out once a tick. A mask has the neurons of the piece to which there is a synapse.
/// </summary>
internal sealed unsafe class InPlaceZmmCode(Emitter emit, PieceKind kind, RuleProducts? rule, TickTerms? terms)
{
    private const int Vector = 64;
    private const int TileShift = 4;    // bytes of a row of tiles for each neuron: 16
    private const int QuarterTiles = 2;
    private const byte Differ = 4;      // of a comparison

    private static readonly AssemblerRegisterXMM[] s_quarters = [xmm0, xmm1, xmm2, xmm3];

    private readonly Assembler c = emit.Code;

    /// <summary>A routine.</summary>
    /// <param name="negativeEvent">The event is negative.</param>
    public void Run(bool negativeEvent)
    {
        var negative = negativeEvent ^ kind.Negative;
        if (kind.Delivers)
            new DeliverCode(emit).Slot();
        var shut = c.CreateLabel();
        if (rule is not null)
        {
            c.cmp(__dword_ptr[rbx + emit.Header(&emit.Core.Arrays.Header->Gate)], 0);
            c.jz(shut);
            terms!.Require();
            c.vpbroadcastb(zmm12, __byte_ptr[rbx + r8 + emit.At(emit.Core.Arrays.SourceNoise, "noise of sources")]);
            c.vpternlogd(zmm13, zmm13, zmm13, byte.MaxValue);
            Spread(zmm14, rule.Last.Lower);
            Spread(zmm15, rule.Last.Upper);
            if (rule.Nearest)
                Spread(zmm4, 128);
            Walk(negative, learns: true);
            emit.Place(ref shut);
        }

        if (kind.Delivers)
            Walk(negative, learns: false);
        else
            c.ret();
    }

    private void Spread(AssemblerRegisterZMM register, int value) => c.vpbroadcastd(register, __dword_ptr[r15 + (int)emit.Bytes(value).Displacement]);

    // r10 to r11: neurons; rax: weights; rcx: which neurons are of the piece.
    private void Walk(bool negative, bool learns)
    {
        c.movsxd(r10, __dword_ptr[rsi + RowCode.Field(nameof(Piece.First))]);
        c.mov(r11d, __dword_ptr[rsi + RowCode.Field(nameof(Piece.Count))]);
        c.add(r11d, r10d);
        c.and(r10d, -Vector);
        c.mov(rcx, __qword_ptr[rsi + RowCode.Field(nameof(Piece.Targets))]);
        c.mov(eax, r10d);
        c.shl(eax, TileShift);
        c.add(rax, __qword_ptr[rsi + RowCode.Field(nameof(Piece.Values))]);
        if (kind.Gaps)
            Spread(zmm16, WeightCodes.NoSynapse);
        var next = emit.Here();
        Load();
        c.vmovdqu8(zmm5, __zmmword_ptr[rcx + r10]);
        c.vptestmb(k2, zmm5, zmm5);
        if (kind.Gaps)
            c.vpcmpb(k2.k2, zmm0, zmm16, Differ);
        if (kind.Delivers)
            Deliver(negative);
        if (learns)
        {
            Learn();
            Store();
        }

        c.add(rax, Vector << TileShift);
        c.add(r10d, Vector);
        c.cmp(r10d, r11d);
        c.jb(next);
        c.ret();
    }

    // zmm0: the weights of 64 neurons, which lie in eight tiles.
    private void Load()
    {
        for (var i = 0; i < s_quarters.Length; i++)
        {
            c.vmovq(s_quarters[i], __qword_ptr[rax + (QuarterTiles * i * SynapseTiles.TileBytes)]);
            c.vmovhps(s_quarters[i], s_quarters[i], __qword_ptr[rax + (((QuarterTiles * i) + 1) * SynapseTiles.TileBytes)]);
        }

        c.vinserti128(ymm0, ymm0, xmm1, 1);
        c.vinserti128(ymm2, ymm2, xmm3, 1);
        c.vinserti64x4(zmm0, zmm0, ymm2, 1);
    }

    private void Store()
    {
        for (var i = 0; i < s_quarters.Length; i++)
        {
            if (i > 0)
                c.vextracti32x4(s_quarters[i], zmm0, (byte)i);
            c.vmovlps(__qword_ptr[rax + (QuarterTiles * i * SynapseTiles.TileBytes)], s_quarters[i]);
            c.vmovhps(__qword_ptr[rax + (((QuarterTiles * i) + 1) * SynapseTiles.TileBytes)], s_quarters[i]);
        }
    }

    private void Deliver(bool negative)
    {
        c.vmovdqu8(zmm1.k2.z, zmm0);
        c.vextracti64x4(ymm2, zmm1, 1);
        c.vpmovsxbw(zmm1, ymm1);
        c.vpmovsxbw(zmm2, ymm2);
        Add(zmm1, negative, 0);
        Add(zmm2, negative, Vector);
    }

    private void Add(AssemblerRegisterZMM weights, bool negative, int offset)
    {
        if (kind.Exponent > 0)
            c.vpsllw(weights, weights, (byte)kind.Exponent);
        var sums = __zmmword_ptr[rdi + r10 * 2 + offset];
        if (negative)
        {
            c.vmovdqu16(zmm3, sums);
            c.vpsubsw(weights, zmm3, weights);
        }
        else
        {
            c.vpaddsw(weights, weights, sums);
        }

        c.vmovdqu16(sums, weights);
    }

    private void Learn()
    {
        if (!rule!.Nearest)
            c.vpxord(zmm4, zmm12, __zmmword_ptr[rbx + r10 + emit.At(emit.Core.Arrays.NeuronNoise, "noise of neurons")]);
        terms!.Changes(zmm1, zmm4, zmm13);
        c.vpaddsb(zmm1, zmm1, zmm0);
        if (rule.HasUpper)
            c.vpminsb(zmm1, zmm1, zmm15);
        c.vpmaxsb(zmm0.k2, zmm1, zmm14);
    }
}
