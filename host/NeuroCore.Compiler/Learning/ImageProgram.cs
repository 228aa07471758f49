// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Learning;

/// <summary>Reads the rules of an image back out of its program.</summary>
public static class ImageProgram
{
    private const int WordBits = 16;

    /// <summary>The rules of an image, rule 1 first; none if it does not learn.</summary>
    /// <param name="image">The image.</param>
    public static ImmutableArray<AssembledRule> Rules(RegisterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Target.Has(Capabilities.Learning)
            ? [.. (image.Metadata.Learning?.Rules ?? []).Select((name, index) => Rule(image, name, index + 1))]
            : [];
    }

    private static AssembledRule Rule(RegisterImage image, string name, int number)
    {
        ImmutableArray<uint> pre = Products(LearningTrigger.Pre), post = Products(LearningTrigger.Post), epoch = Products(LearningTrigger.Epoch);
        var all = pre.Concat(epoch).Select(word => (RuleProduct.FromWord(word), IsPost: false))
            .Concat(post.Select(word => (RuleProduct.FromWord(word), IsPost: true))).ToList();
        return new AssembledRule(
            name, pre, post, epoch,
            [.. Enum.GetValues<Trace>().Select(trace => all.Exists(product => Uses(product.Item1, product.IsPost, trace)) ? Setting(image, trace) : null)],
            epoch.IsEmpty ? null : image.WordAt(Bank.Learning, (int)LearningRegister.Epoch),
            all.Exists(product => product.Item1.ChangesTag || product.Item1.Vector == ProductVector.Tag),
            []);

        // What fills a rule up to the number of products that all have adds nothing.
        ImmutableArray<uint> Products(LearningTrigger trigger) =>
        [
            .. Enumerable.Range(0, LearningLayout.Products(image.WordAt(Bank.Learning, (int)LearningRegister.Products), trigger))
                .Select(index => Word(image, LearningLayout.Product(number, trigger, index)))
                .Where(word => RuleProduct.FromWord(word) is not { Scalar: ProductScalar.Coefficient, Coefficient: 0, Last: false }),
        ];
    }

    private static bool Uses(RuleProduct product, bool isPost, Trace trace)
    {
        var (own, other) = isPost ? (Trace.Y1, Trace.X1) : (Trace.X1, Trace.Y1);
        return product.Scalar switch
        {
            ProductScalar.First => trace == own,
            ProductScalar.Second => trace == own + 1,
            _ => false,
        } || product.Vector switch
        {
            ProductVector.First => trace == other,
            ProductVector.Second => trace == other + 1,
            _ => false,
        };
    }

    private static TraceSetting Setting(RegisterImage image, Trace trace) => new(
        Parameter(image, trace, TraceParameter.Mantissa), Parameter(image, trace, TraceParameter.Shift), Parameter(image, trace, TraceParameter.Impulse));

    private static int Parameter(RegisterImage image, Trace trace, TraceParameter parameter) =>
        image.WordAt(Bank.NeuronTrace, LearningLayout.Parameter(image.Target, trace, parameter));

    private static uint Word(RegisterImage image, int address) =>
        image.WordAt(Bank.Program, address + (int)ProductWord.Operation) | ((uint)image.WordAt(Bank.Program, address + (int)ProductWord.Amount) << WordBits);
}
