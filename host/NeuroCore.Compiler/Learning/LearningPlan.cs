// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning.Assembling;
using NeuroCore.Compiler.Learning.Language;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Learning;

/// <summary>The rules of an image, and what they share: traces, epoch, and how many products are executed.</summary>
/// <param name="Rules">The rules that projections have, rule 1 first.</param>
/// <param name="Traces">Settings of x1, x2, y1 and y2; those that no rule uses stay 0.</param>
/// <param name="EpochShift">k: an epoch ends every 2^k ticks.</param>
internal sealed record LearningPlan(ImmutableArray<PlacedRule> Rules, ImmutableArray<TraceSetting> Traces, int EpochShift)
{
    private static readonly TraceSetting s_unused = new(0, 0, 0);

    /// <summary>The plan of a network.</summary>
    /// <exception cref="NeuroCoreException">A rule is none for the build, or rules contradict each other.</exception>
    /// <exception cref="Obstacle">The build does not learn.</exception>
    public static LearningPlan Of(NetworkDescription network, Configuration target)
    {
        var used = network.Rules.Where(rule => network.Projections.Any(projection => projection.Options.Rule == rule.Name)).ToList();
        if (used.Count == 0)
            return new LearningPlan([], [.. Enumerable.Repeat(s_unused, RuleVariables.Traces.Length)], 0);
        var first = network.Projections.First(projection => projection.Options.Rule is not null);
        FeatureNeeds.Require([new FeatureNeed(Capabilities.Learning, $"rule of projection '{first.Name}'")], target.Name, target.Capabilities);
        if (used.Count > LearningLayout.MostRules)
            throw new NeuroCoreException($"The network '{network.Name}' has projections with {used.Count} rules, but a board has room for {LearningLayout.MostRules}: let projections share rules.");
        var rules = used.Select((rule, index) => Placed(rule, index + 1, new RuleTarget(target, network.TickSeconds))).ToImmutableArray();
        return new LearningPlan(rules, [.. RuleVariables.Traces.Select((trace, index) => Agreed(network, rules, trace, index))], Epoch(network, rules));
    }

    /// <summary>The rule of a projection; null if its weights stay.</summary>
    public PlacedRule? RuleOf(Projection projection) => Rules.FirstOrDefault(rule => rule.Name == projection.Options.Rule);

    /// <summary>Products of a trigger that the board executes.</summary>
    public int Products(LearningTrigger trigger) => Rules.Select(rule => rule.Of(trigger).Length).DefaultIfEmpty().Max();

    private static PlacedRule Placed(LearningRule rule, int number, RuleTarget target)
    {
        var assembled = RuleAssembler.Assemble(rule.Text, rule.File, target) with { Name = rule.Name };
        var text = RuleParser.Parse(rule.Text, rule.File, target.Step);
        return new PlacedRule(number, assembled, [.. RuleVariables.Traces.Select((trace, index) =>
            assembled.Traces[index] is null ? null : text.Traces[trace].Tau?.Length.TicksAt(target.TickSeconds))]);
    }

    private static TraceSetting Agreed(NetworkDescription network, ImmutableArray<PlacedRule> rules, RuleVariable trace, int index)
    {
        var users = rules.Where(rule => rule.Assembled.Traces[index] is not null).ToList();
        if (users.Count == 0)
            return s_unused;
        var (first, setting) = (users[0], users[0].Assembled.Traces[index]!);
        if (users.Find(rule => rule.Assembled.Traces[index] != setting) is not { } other)
            return setting;
        throw new NeuroCoreException(
            $"The network '{network.Name}' has the rules '{first.Name}' and '{other.Name}', which set the trace {trace.Name()} differently " +
            $"({Text(setting)}, and {Text(other.Assembled.Traces[index]!)}), but a board has one setting of each trace: let them agree, or let one use {Second(trace).Name()}.");
    }

    private static int Epoch(NetworkDescription network, ImmutableArray<PlacedRule> rules)
    {
        var timed = rules.Where(rule => rule.Assembled.EpochShift is not null).ToList();
        if (timed.Count == 0)
            return 0;
        var shift = timed[0].Assembled.EpochShift!.Value;
        if (timed.Find(rule => rule.Assembled.EpochShift != shift) is not { } other)
            return shift;
        throw new NeuroCoreException(
            $"The network '{network.Name}' has the rules '{timed[0].Name}' and '{other.Name}' with epochs of {1 << shift} and {1 << other.Assembled.EpochShift!.Value} ticks, " +
            "but a board has one: let them agree.");
    }

    private static string Text(TraceSetting setting) =>
        $"tau {(TraceFit.TauTicks(setting) is { } tau ? $"{Words.Number(tau)} ticks" : "infinite")}, impulse {setting.Impulse}";

    private static RuleVariable Second(RuleVariable trace) => trace switch
    {
        RuleVariable.X1 => RuleVariable.X2,
        RuleVariable.X2 => RuleVariable.X1,
        RuleVariable.Y1 => RuleVariable.Y2,
        _ => RuleVariable.Y1,
    };
}
