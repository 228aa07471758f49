// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using Iced.Intel;
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Where rows do not fit the first cache, those to come are fetched while others deliver: as many lines as the row in the
/// middle has, since none knows its length before it is there.
/// </summary>
internal sealed unsafe class RowFetchCode(Emitter emit)
{
    /// <summary>So many rows ahead.</summary>
    public const int Ahead = 2;

    private const int LineBytes = 64;
    private const int MostLines = 8;
    private const int MostTiles = 16;
    private const int NearBytes = 1 << 15;    // of all rows: they are near anyway

    private readonly Assembler c = emit.Code;
    private readonly Engine _core = emit.Core;
    private readonly CorePlan _plan = emit.Core.Plan;
    private int _targetLines;                 // of lists
    private int _valueLines;
    private int _tileLines;

    /// <summary>Something is fetched.</summary>
    public bool IsNeeded => _targetLines + _tileLines > 0;

    /// <summary>Sees how long rows are.</summary>
    /// <param name="lists">What may change has lists too.</param>
    public void Fill(bool lists)
    {
        var (pieces, targets, values) = (0L, 0L, 0L);
        var (rows, neurons) = (0L, 0L);    // in tiles
        for (var i = 0; i < _plan.PieceCount; i++)
        {
            ref var piece = ref _plan.Pieces[i];
            var (synapses, width) = _plan.Kinds[piece.Kind] switch
            {
                { Form: PieceForm.InPlace } when lists => (piece.Listed, sizeof(int)),
                { Form: PieceForm.Packed, Uniform: false } => (piece.Count, sizeof(sbyte)),
                { Form: PieceForm.Sparse, Uniform: false } => (piece.Count, sizeof(short)),
                { Form: PieceForm.Packed or PieceForm.Sparse } => (piece.Count, 0),
                _ => (0, 0),
            };
            if (_plan.Kinds[piece.Kind].Form == PieceForm.InPlace && !lists && _core.Arrays.Layout.IsTiled)
                (rows, neurons) = (rows + 1, neurons + piece.Count);
            if (synapses > 0)
                (pieces, targets, values) = (pieces + 1, targets + ((long)synapses * sizeof(ushort)), values + ((long)synapses * width));
        }

        if (targets + values > NearBytes)
            (_targetLines, _valueLines) = (Lines(targets / pieces), Lines(values / pieces));
        if (neurons > NearBytes)
            _tileLines = (int)Math.Min(MostTiles, ((neurons / rows) + SynapseTiles.Neurons - 1) / SynapseTiles.Neurons);
    }

    private static int Lines(long bytes) => (int)Math.Min(MostLines, (bytes / LineBytes) + 1);

    /// <summary>Fetches the row that is so far on in the queue rbp. Changes rax and rdx.</summary>
    public void Emit()
    {
        if (!IsNeeded)
            return;
        c.mov(rax, __qword_ptr[rbp + (Ahead * sizeof(nint))]);
        if (_core.Build.Has(Capabilities.Bipolar))
            c.and(rax, -2);
        if (_targetLines > 0)
            c.mov(rdx, __qword_ptr[rax + RowCode.Field(nameof(Piece.Targets))]);
        for (var line = 0; line < _targetLines; line++)
            c.prefetcht0(__byte_ptr[rdx + (line * LineBytes)]);
        if (_valueLines > 0)
            c.mov(rdx, __qword_ptr[rax + RowCode.Field(nameof(Piece.Values))]);
        for (var line = 0; line < _valueLines; line++)
            c.prefetcht0(__byte_ptr[rdx + (line * LineBytes)]);
        if (_tileLines > 0)
        {
            c.mov(edx, __dword_ptr[rax + RowCode.Field(nameof(Piece.First))]);
            c.shl(rdx, (byte)BitOperations.Log2(SynapseTiles.Sources));
            c.add(rdx, __qword_ptr[rax + RowCode.Field(nameof(Piece.Values))]);
        }

        for (var tile = 0; tile < _tileLines; tile++)
            c.prefetcht0(__byte_ptr[rdx + (tile * SynapseTiles.TileBytes)]);
    }
}
