// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Four tiles at a time of which every source has a synapse to the neuron r8, with AVX-512 VBMI: what 64 sources change by is
/// spread over the eight vectors of their tiles, to the neuron's byte of each quadword; the other bytes change by nothing.
/// </summary>
internal sealed unsafe class FullTilesCode(Emitter emit, RuleProducts rule, TickTerms terms)
{
    private const int Tiles = 4;
    private const int SourcesAtOnce = Tiles * SynapseTiles.Sources;
    private const int VectorBytes = 64;
    private const int VectorsOfTile = SynapseTiles.TileBytes / VectorBytes;
    private const ulong EveryEighth = 0x0101010101010101;

    private static readonly AssemblerRegisterZMM[] s_places = [zmm24, zmm25, zmm26, zmm27, zmm28, zmm29, zmm30, zmm31];

    private readonly Assembler c = emit.Code;

    /// <summary>From the source r10, whose tile is rdx, as far as four tiles end before the source eax. Changes r9, rdi, k1 and k2.</summary>
    public void Emit()
    {
        var none = c.CreateLabel();
        c.lea(r9d, __[rax - SourcesAtOnce]);
        c.cmp(r10d, r9d);
        c.jg(none);
        c.mov(edi, r8d);
        c.and(edi, SynapseTiles.Neurons - 1);
        c.mov(r9, EveryEighth);
        c.shlx(r9, r9, rdi);
        c.kmovq(k2, r9);
        c.lea(r9d, __[rax - SourcesAtOnce]);
        for (var vector = 0; vector < s_places.Length; vector++)
            c.vmovdqu8(s_places[vector], __zmmword_ptr[r15 + emit.Table("places of four tiles", 2 * s_places.Length, Place) + (vector * VectorBytes)]);
        c.vpternlogd(zmm23, zmm23, zmm23, byte.MaxValue);
        Spread(zmm22, rule.Last.Upper);
        Spread(zmm21, rule.Last.Lower);
        if (rule.Nearest)
            Spread(zmm4, 128);
        else
            c.vpbroadcastb(zmm20, __byte_ptr[rbx + r8 + emit.At(emit.Core.Arrays.NeuronNoise, "noise of neurons")]);
        var next = emit.Here();
        if (!rule.Nearest)
            c.vpxord(zmm4, zmm20, __zmmword_ptr[rbx + r10 + emit.At(emit.Core.Arrays.SourceNoise, "noise of sources")]);
        terms.Changes(zmm2, zmm4, zmm23);
        for (var vector = 0; vector < s_places.Length; vector++)
            Change(vector);
        c.add(rdx, (int)(Tiles * emit.Core.Arrays.Layout.GroupBytes));
        c.add(r10d, SourcesAtOnce);
        c.cmp(r10d, r9d);
        c.jle(next);
        emit.Place(ref none);
    }

    private void Change(int vector)
    {
        var weights = __zmmword_ptr[rdx + (int)((vector / VectorsOfTile * emit.Core.Arrays.Layout.GroupBytes) + (vector % VectorsOfTile * VectorBytes))];
        c.vpermb(zmm1.k2.z, s_places[vector], zmm2);
        c.vpaddsb(zmm1, zmm1, weights);
        if (rule.HasUpper)
            c.vpminsb(zmm1.k2, zmm1, zmm22);
        if (rule.HasLower(emit.Core.Plan.LeastWeight))
            c.vpmaxsb(zmm1.k2, zmm1, zmm21);
        c.vmovdqu8(weights, zmm1);
    }

    private void Spread(AssemblerRegisterZMM register, int value) => c.vpbroadcastd(register, __dword_ptr[r15 + (int)emit.Bytes(value).Displacement]);

    // By half a vector and byte, the source among the 64: as SynapseTiles lays them.
    private static byte Place(int half, int i)
    {
        var (tile, k) = (half / SynapseTiles.VectorsOfTile, half % SynapseTiles.VectorsOfTile);
        return (byte)((tile * SynapseTiles.Sources) + (SynapseTiles.Quarter * (i / SynapseTiles.Neurons)) + k);
    }
}
