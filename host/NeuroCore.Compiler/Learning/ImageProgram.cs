// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Learning;

/// <summary>The rules of an image, read from its words.</summary>
public static class ImageProgram
{
    /// <summary>The rules, rule 1 first, without what fills them up to the length of others.</summary>
    /// <param name="image">Image; one that does not learn has none.</param>
    public static ImmutableArray<AssembledRule> RulesOf(RegisterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Metadata.Learning is { } note ? [.. note.Rules.Select((name, index) => Rule(image, name, index + 1))] : [];
    }

    /// <summary>The settings of x1, x2, y1 and y2.</summary>
    /// <param name="image">Image of a build that learns.</param>
    public static ImmutableArray<TraceSetting> TracesOf(RegisterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return [.. Enum.GetValues<Trace>().Select(trace => new TraceSetting(
            Word(trace, TraceParameter.Mantissa), Word(trace, TraceParameter.Shift), Word(trace, TraceParameter.Impulse)))];

        int Word(Trace trace, TraceParameter parameter) => image.WordAt(Bank.NeuronTrace, LearningLayout.Parameter(image.Target, trace, parameter));
    }

    private static AssembledRule Rule(RegisterImage image, string name, int number)
    {
        var triggers = Enum.GetValues<LearningTrigger>().ToDictionary(trigger => trigger, trigger => Products(image, number, trigger));
        var used = triggers.SelectMany(trigger => trigger.Value.Select(RuleProduct.FromWord).SelectMany(product => TracesIn(product, trigger.Key))).ToHashSet();
        return new AssembledRule(
            name, triggers[LearningTrigger.Pre], triggers[LearningTrigger.Post], triggers[LearningTrigger.Epoch],
            [.. TracesOf(image).Select((setting, trace) => used.Contains((Trace)trace) ? setting : null)],
            triggers[LearningTrigger.Epoch].IsEmpty ? null : image.WordAt(Bank.Learning, (int)LearningRegister.Epoch),
            triggers.Values.SelectMany(words => words).Select(RuleProduct.FromWord).Any(product => product.ChangesTag || product.Vector == ProductVector.Tag),
            []);
    }

    private static ImmutableArray<uint> Products(RegisterImage image, int rule, LearningTrigger trigger)
    {
        const int WordBits = 16;
        var count = LearningLayout.Products(image.WordAt(Bank.Learning, (int)LearningRegister.Products), trigger);
        return [.. Enumerable.Range(0, count)
            .Select(index => LearningLayout.Product(rule, trigger, index))
            .Select(address => image.WordAt(Bank.Program, address) | ((uint)image.WordAt(Bank.Program, address + 1) << WordBits))
            .Where(word => RuleProduct.FromWord(word) is not { Scalar: ProductScalar.Coefficient, Coefficient: 0, Last: false })];
    }

    private static IEnumerable<Trace> TracesIn(RuleProduct product, LearningTrigger trigger)
    {
        var (own, other) = trigger == LearningTrigger.Post ? (Trace.Y1, Trace.X1) : (Trace.X1, Trace.Y1);
        if (product.Scalar is ProductScalar.First or ProductScalar.Second)
            yield return own + (product.Scalar - ProductScalar.First);
        if (product.Vector is ProductVector.First or ProductVector.Second)
            yield return other + (product.Vector - ProductVector.First);
    }
}
