// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>A model whose memory holds some words other than as they were written.</summary>
/// <param name="wrong">What it holds; the word itself where nothing is wrong.</param>
internal sealed class WrongWords(Func<Configuration, MemoryWord, int> wrong) : LearningFault
{
    /// <inheritdoc/>
    public override ushort Holds(Configuration build, MemoryWord word) => (ushort)wrong(build, word);

    /// <summary>A part of a product.</summary>
    public static WrongWords Product(int rule, LearningTrigger trigger, int index, ProductWord part, Func<int, int> held) =>
        At(Bank.Program, _ => LearningLayout.Product(rule, trigger, index) + (int)part, held);

    /// <summary>Bits of a part of every product are inverted.</summary>
    public static WrongWords Products(ProductWord part, int bits) =>
        new((_, word) => word.Bank == Bank.Program && (word.Address & 1) == (int)part ? word.Value ^ bits : word.Value);

    /// <summary>A register of learning.</summary>
    public static WrongWords Register(LearningRegister register, Func<int, int> held) => At(Bank.Learning, _ => (int)register, held);

    /// <summary>A parameter of a trace.</summary>
    public static WrongWords Parameter(Trace trace, TraceParameter parameter, Func<int, int> held) =>
        At(Bank.NeuronTrace, build => LearningLayout.Parameter(build, trace, parameter), held);

    /// <summary>Third factors of all neurons.</summary>
    public static WrongWords Factors(Func<int, int> held) => new((build, word) =>
        word.Bank == Bank.NeuronTrace && word.Address >= LearningLayout.NeuronTrace(build, NeuronTraceItem.Factor, 0) &&
        word.Address < LearningLayout.NeuronTrace(build, NeuronTraceItem.Parameters, 0)
            ? held(word.Value)
            : word.Value);

    /// <summary>Bits of every projection are inverted.</summary>
    public static WrongWords Projections(int bits) => new((_, word) => word.Bank == Bank.Projection ? word.Value ^ bits : word.Value);

    private static WrongWords At(Bank bank, Func<Configuration, int> address, Func<int, int> held) =>
        new((build, word) => word.Bank == bank && word.Address == address(build) ? held(word.Value) : word.Value);
}
