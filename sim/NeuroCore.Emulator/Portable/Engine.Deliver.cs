// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Runtime.Intrinsics;
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <content>Step 1: events become input, and rows learn.</content>
internal sealed unsafe partial class Engine
{
    private const int TagDelayLow = 8;
    private const int TagDelayMask = 7;

    /// <summary>Bits of the event bitmap that a tick scans: whole words of the hardware.</summary>
    public int ScanBits => (Sources + Build.EventWidth - 1) / Build.EventWidth * Build.EventWidth;

    /// <summary>Delivers the events of the tick, ascending, and forgets them.</summary>
    public void Deliver()
    {
        var bits = ScanBits;
        Arrays.Header->DeliveredCount = 0;
        for (var word = 0; word * 64 < bits; word++)
        {
            var scanned = bits - (word * 64) >= 64 ? ulong.MaxValue : (1UL << (bits - (word * 64))) - 1;
            var (events, signs) = (Arrays.Events[word] & scanned, Arrays.Signs[word]);
            Arrays.Events[word] &= ~scanned;
            Arrays.Signs[word] &= ~scanned;
            for (; events != 0; events &= events - 1)
            {
                var place = BitOperations.TrailingZeroCount(events);
                DeliverRow((word * 64) + place, ((signs >> place) & 1) != 0);
            }
        }
    }

    /// <summary>Delivers the event of one source; its row learns.</summary>
    public void DeliverRow(int source, bool negative)
    {
        Arrays.Delivered[Arrays.Header->DeliveredCount++] = source;
        if (Plan.RowStart[source] < 0)
            return;
        for (var piece = Plan.Pieces + Plan.RowStart[source]; ; piece++)
        {
            var kind = Plan.Kinds[piece->Kind];
            if (kind.Delivers)
                Deliver(piece, kind, source, negative);
            if (kind.Rule != 0 && Registers.Gate)
                LearnRow(piece, kind, LearningTrigger.Pre, source);
            if (piece->Last != 0)
                break;
        }
    }

    private void Deliver(Piece* piece, PieceKind kind, int source, bool negative)
    {
        var slot = piece->Ring + (int)((Arrays.Header->Tick + (ulong)piece->Delay) & (ulong)(Shape.Delays - 1));
        var sums = Arrays.Accumulators + ((long)slot * Shape.NeuronRoom);
        switch (kind.Form)
        {
            case PieceForm.Dense:
                DeliverDense(sums + piece->First, (short*)piece->Values, piece->Count, negative);
                break;
            case PieceForm.Sparse:
                for (var i = 0; i < piece->Count; i++)
                    Accumulate(sums + piece->Targets[i], negative ? -((short*)piece->Values)[i] : ((short*)piece->Values)[i]);
                break;
            case PieceForm.Packed:
                var sign = negative ^ kind.Negative ? -1 : 1;
                for (var i = 0; i < piece->Count; i++)
                    Accumulate(sums + piece->Targets[i], sign * (((sbyte*)piece->Values)[i] << kind.Exponent));
                break;
            default:
                DeliverInPlace(piece, kind, source, negative);
                break;
        }
    }

    private static void DeliverDense(short* sums, short* values, int count, bool negative)
    {
        for (var i = 0; i < count; i += Vector256<short>.Count)
        {
            var (sum, value) = (Vector256.Load(sums + i), Vector256.Load(values + i));
            Vector256.Store(negative ? Vector256.SubtractSaturate(sum, value) : Vector256.AddSaturate(sum, value), sums + i);
        }
    }

    private void DeliverInPlace(Piece* piece, PieceKind kind, int source, bool negative)
    {
        var sign = negative ^ kind.Negative ? -1 : 1;
        for (var i = 0; i < piece->Count; i++)
        {
            var word = Synapse(source, piece->First + i);
            var weight = (sbyte)(Shape.Fine ? word >> 8 : word);
            if (weight == WeightCodes.NoSynapse)
                continue;
            var later = piece->Delay + (Shape.Tagged ? (word >> TagDelayLow) & TagDelayMask : 0);
            var slot = piece->Ring + (int)((Arrays.Header->Tick + (ulong)later) & (ulong)(Shape.Delays - 1));
            Accumulate(Arrays.Accumulators + ((long)slot * Shape.NeuronRoom) + piece->First + i, sign * (weight << kind.Exponent));
        }
    }

    private static void Accumulate(short* sum, int value) => *sum = (short)Math.Clamp(*sum + value, short.MinValue, short.MaxValue);
}
