// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning;
using NeuroCore.Compiler.Learning.Assembling;
using NeuroCore.Compiler.Learning.Language;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>What a report says of learning.</summary>
internal static class LearningLines
{
    private const double MillisecondsOfSecond = 1e3;

    /// <summary>A line for each rule.</summary>
    public static ImmutableArray<RuleLine> Rules(LearningPlan plan) => [.. plan.Rules.Select(rule => new RuleLine(
        rule.Name, rule.Number, rule.Assembled.Pre.Length, rule.Assembled.Post.Length, rule.Assembled.Epoch.Length,
        rule.Assembled.EpochShift is { } shift ? 1 << shift : null, rule.Assembled.Notes))];

    /// <summary>A line for each trace in use.</summary>
    public static ImmutableArray<TraceDecayLine> Traces(LearningPlan plan, double tickSeconds)
    {
        var lines = ImmutableArray.CreateBuilder<TraceDecayLine>();
        for (var trace = 0; trace < plan.Traces.Length; trace++)
        {
            if (plan.Rules.FirstOrDefault(rule => rule.Assembled.Traces[trace] is not null) is not { } user)
                continue;
            var setting = plan.Traces[trace];
            lines.Add(new TraceDecayLine(
                RuleVariables.Traces[trace].Name(), Milliseconds(user.AskedTau[trace]), Milliseconds(TraceFit.TauTicks(setting)),
                setting.Impulse, setting.Mantissa, setting.Shift));
        }

        return lines.ToImmutable();

        double Milliseconds(double? ticks) => ticks is { } tau ? tau * tickSeconds * MillisecondsOfSecond : double.PositiveInfinity;
    }

    /// <summary>Sentences about what may behave otherwise than meant.</summary>
    public static IEnumerable<string> Warnings(NetworkDescription network, LearningPlan plan)
    {
        foreach (var rule in plan.Rules.Where(rule => rule.UsesThirdFactor && network.Learning.ThirdFactor is null))
            yield return $"The rule '{rule.Name}' multiplies by g, which is 0 until it is set: write third_factor under learning, or set it as the network runs.";
        foreach (var rule in network.Rules.Where(rule => plan.Rules.All(placed => placed.Name != rule.Name)))
            yield return $"The rule '{rule.Name}' belongs to no projection.";
    }
}
