// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>The rules, the decay of traces, and how learning is driven; in a build that learns also where nothing does.</summary>
internal static class LearningSections
{
    private const int WordBits = 16;

    /// <summary>The sections of a build that learns; none for another.</summary>
    public static IEnumerable<ImageSection> Of(NetworkDescription network, LearningPlan plan, ProjectionTable table, Configuration target)
    {
        if (!target.Has(Capabilities.Learning))
            yield break;
        if (!plan.Rules.IsEmpty)
            yield return new ImageSection(Bank.Program, LearningLayout.Product(1, LearningTrigger.Pre, 0), [.. plan.Rules.SelectMany(rule => Program(rule, plan))]);
        for (var trace = 0; trace < plan.Traces.Length; trace++)
        {
            var (mantissa, shift, impulse) = plan.Traces[trace];
            yield return new ImageSection(
                Bank.NeuronTrace, LearningLayout.Parameter(target, (Trace)trace, TraceParameter.Mantissa), [(ushort)mantissa, (ushort)shift, (ushort)impulse]);
        }

        yield return new ImageSection(Bank.Learning, 0, [.. Registers(network, plan, table)]);
    }

    /// <summary>All words of a rule.</summary>
    private static ushort[] Program(PlacedRule rule, LearningPlan plan)
    {
        var start = LearningLayout.Product(rule.Number, LearningTrigger.Pre, 0);
        var words = new ushort[LearningLayout.Product(rule.Number + 1, LearningTrigger.Pre, 0) - start];
        foreach (var trigger in Enum.GetValues<LearningTrigger>())
        {
            var products = ProductPadding.Of(rule.Of(trigger), plan.Products(trigger));
            for (var index = 0; index < products.Length; index++)
            {
                var address = LearningLayout.Product(rule.Number, trigger, index) - start;
                words[address + (int)ProductWord.Operation] = (ushort)products[index];
                words[address + (int)ProductWord.Amount] = (ushort)(products[index] >> WordBits);
            }
        }

        return words;
    }

    private static ushort[] Registers(NetworkDescription network, LearningPlan plan, ProjectionTable table)
    {
        var words = new ushort[LearningLayout.Registers];
        if (plan.Rules.IsEmpty)
            return words;
        var begins = network.Learning.IsOn && network.Learning.FirstTick(network.TickSeconds) == 0;
        words[(int)LearningRegister.Gate] = (ushort)(begins ? 1 : 0);
        words[(int)LearningRegister.ThirdFactor] = ThirdFactor.Encode(network.Learning.ThirdFactor ?? 0);
        words[(int)LearningRegister.Products] = LearningLayout.Products(
            plan.Products(LearningTrigger.Pre), plan.Products(LearningTrigger.Post), plan.Products(LearningTrigger.Epoch));
        words[(int)LearningRegister.Epoch] = (ushort)plan.EpochShift;
        words[(int)LearningRegister.PlasticClasses] = (ushort)table.Classes.PlasticMask;
        return words;
    }
}
