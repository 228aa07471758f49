// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Counts how often each stretch of code runs: before every one that control may enter, a few instructions that change
/// neither flags nor registers add one to a number of its own. They are not counted themselves.
/// </summary>
internal sealed unsafe class InstructionCount
{
    private const int MostStretches = 1 << 14;

    private readonly Emitter _emit;
    private readonly int _numbers;
    private readonly List<(int First, int Length)> _stretches = [];

    /// <summary>Nothing counted yet. To be made before data is committed.</summary>
    public InstructionCount(Emitter emit)
    {
        _emit = emit;
        _numbers = emit.Data.Add(MostStretches * sizeof(long));
    }

    /// <summary>The code with what counts it.</summary>
    /// <param name="code">The code; from its first label but one on r15 holds the constants.</param>
    /// <param name="places">Where each of its instructions is now.</param>
    public IList<Instruction> Into(IReadOnlyList<Instruction> code, out int[] places)
    {
        var counted = new List<Instruction>();
        places = new int[code.Count];
        var (begins, saved) = (false, _emit.Scratch());
        for (var i = 0; i < code.Count; i++)
        {
            places[i] = counted.Count;
            var instruction = code[i];
            if (i > 0 && (begins || instruction.IP != 0) && _stretches.Count < MostStretches)
            {
                var first = counted.Count;
                counted.AddRange(Counter(saved));
                counted[first] = counted[first] with { IP = instruction.IP };
                instruction.IP = 0;
                _stretches.Add((i, 1));
            }
            else if (_stretches.Count > 0)
            {
                _stretches[^1] = _stretches[^1] with { Length = _stretches[^1].Length + 1 };
            }

            counted.Add(instruction);
            begins = instruction.FlowControl != FlowControl.Next;
        }

        return counted;
    }

    /// <summary>Instructions that each part has executed so far.</summary>
    public IEnumerable<(string What, long Instructions)> OfParts(IReadOnlyList<(int Instruction, string What)> parts)
    {
        var sums = new long[parts.Count];
        for (var i = 0; i < _stretches.Count; i++)
        {
            var (first, length) = _stretches[i];
            var part = parts.Count - 1;
            while (part > 0 && parts[part].Instruction > first)
                part--;
            sums[part] += length * ((long*)_emit.Data[_numbers])[i];
        }

        return parts.Select((part, i) => (part.What, sums[i]));
    }

    private IEnumerable<Instruction> Counter(AssemblerMemoryOperand saved)
    {
        var c = new Assembler(64);
        var save = __qword_ptr[r15 + (int)saved.Displacement];
        var number = __qword_ptr[r15 + (int)(_emit.Data[_numbers] - _emit.Pool + (_stretches.Count * sizeof(long)))];
        c.mov(save, rax);
        c.mov(rax, number);
        c.lea(rax, __[rax + 1]);
        c.mov(number, rax);
        c.mov(rax, save);
        return c.Instructions;
    }
}
