// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>A parameter of neurons: one number for all of them, which code has as a constant, or an array.</summary>
internal sealed unsafe class NeuronParameter
{
    private readonly Emitter _emit;
    private readonly NeuronWords _array;

    /// <summary>A parameter, as it is now.</summary>
    /// <param name="emit">Where to.</param>
    /// <param name="array">The parameter.</param>
    /// <param name="first">First neuron.</param>
    /// <param name="count">Neurons; null for all from the first on.</param>
    public NeuronParameter(Emitter emit, NeuronWords array, int first = 0, int? count = null)
    {
        _emit = emit;
        _array = array;
        var values = new ReadOnlySpan<int>(emit.Core.Arrays[array] + first, count ?? emit.Core.Neurons);
        Value = values[0];
        IsUniform = !values.ContainsAnyExcept(Value);
        IsZero = IsUniform && Value == 0;
    }

    /// <summary>All neurons have the same.</summary>
    public bool IsUniform { get; }

    /// <summary>All have 0.</summary>
    public bool IsZero { get; }

    /// <summary>That of the first neuron.</summary>
    public int Value { get; }

    /// <summary>All have this one.</summary>
    public bool Is(int value) => IsUniform && Value == value;

    /// <summary>The numbers of eight neurons from rcx on.</summary>
    public AssemblerMemoryOperand Operand => IsUniform
        ? _emit.Words(Value)
        : __ymmword_ptr[rbx + rcx * 4 + _emit.At(_emit.Core.Arrays[_array], _array.ToString())];
}
