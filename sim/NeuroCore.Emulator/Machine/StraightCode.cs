// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Emulator.Plan;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Something for each synapse of a list without a loop: code for many, entered where as many are left as the piece has, so
/// that this jump is all that is hard to foresee. The last synapse goes first.
/// </summary>
internal static class StraightCode
{
    private const int Most = 128;    // synapses

    /// <summary>Labels for pieces of so many synapses at most: one for each number that may be left.</summary>
    public static Label[] Entries(Emitter emit, int synapses) => [.. Enumerable.Range(0, Math.Min(synapses, Most) + 1).Select(_ => emit.Code.CreateLabel())];

    /// <summary>Where the code of a piece begins.</summary>
    public static Label Entry(Label[] entries, int synapses) => entries[synapses <= Most ? synapses : synapses % Most];

    /// <summary>The code; it returns. Changes r14.</summary>
    /// <param name="emit">Where to.</param>
    /// <param name="entries">Its labels.</param>
    /// <param name="count">Field of the piece rsi that has the number of synapses.</param>
    /// <param name="one">Emits what is done for a synapse that lies so far on in its list.</param>
    /// <param name="advance">Emits what goes on by so many synapses.</param>
    public static void Emit(Emitter emit, Label[] entries, string count, Action<int> one, Action<int> advance)
    {
        var (c, most) = (emit.Code, entries.Length - 1);
        if (most == Most)
        {
            var few = c.CreateLabel();
            c.mov(r14d, __dword_ptr[rsi + RowCode.Field(count)]);
            c.cmp(r14d, most);
            c.jbe(few);
            var next = emit.Here();
            c.call(entries[most]);
            advance(most);
            c.sub(r14d, most);
            c.cmp(r14d, most);
            c.jae(next);
            emit.Place(ref few);
        }

        c.jmp(__qword_ptr[rsi + RowCode.Field(nameof(Piece.Entry))]);
        for (var i = most - 1; i >= 0; i--)
        {
            emit.Place(ref entries[i + 1]);
            one(i);
        }

        emit.Place(ref entries[0]);
        c.ret();
    }
}
