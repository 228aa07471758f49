// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning.Assembling;
using NeuroCore.Compiler.Learning.Language;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Learning;

/// <summary>Turns the text of a learning rule into the products that a build executes.</summary>
public static class RuleAssembler
{
    private static readonly BoundsLine s_weightBounds = new(WeightCodes.Least, WeightCodes.Most, default);
    private static readonly BoundsLine s_tagBounds = new(-RuleProduct.MostTag, RuleProduct.MostTag, default);

    /// <summary>Assembles a rule.</summary>
    /// <param name="text">The rule; <c>firmware/README.md</c> describes the language.</param>
    /// <param name="file">Its file, for messages; the rule is named after it.</param>
    /// <param name="target">The build, and the length of its tick.</param>
    /// <exception cref="RuleException">The text is no rule, or none for this build; says where.</exception>
    public static AssembledRule Assemble(string text, string file, RuleTarget target)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(target);
        var context = new AssemblyContext(target, file);
        var rule = RuleParser.Parse(text, file, target.Step);
        CheckTags(rule, context);
        ImmutableArray<TermPlan> plans =
        [
            .. rule.Weight!.Terms.Select(term => TermPlan.Of(term, changesTag: false, context)),
            .. (rule.Tag?.Terms ?? []).Select(term => TermPlan.Of(term, changesTag: true, context)),
        ];
        var epoch = Epoch(rule, plans, context);
        var traces = Traces(rule, plans, context);
        var (weightBounds, tagBounds) = (rule.Bounds ?? s_weightBounds, rule.TagBounds ?? s_tagBounds);
        var writer = new ProductWriter(context, traces, weightBounds, tagBounds, rule.Nearest ?? false);
        return new AssembledRule(
            Path.GetFileNameWithoutExtension(file),
            writer.Write([.. plans.Where(plan => plan.Trigger == LearningTrigger.Pre)]),
            writer.Write([.. plans.Where(plan => plan.Trigger == LearningTrigger.Post)]),
            writer.Write([.. plans.Where(plan => plan.Trigger == LearningTrigger.Epoch)]),
            traces,
            epoch,
            plans.Any(plan => plan.ChangesTag || plan.Vector == ProductVector.Tag),
            context.Notes);
    }

    private static void CheckTags(RuleText rule, AssemblyContext context)
    {
        if (rule.Tag is { } tag && !context.Target.HasTags)
            throw context.Mistake(tag.Place, TermPlan.NoTags(context.Target));
        if (rule is { Tag: null, TagBounds: { } bounds })
            throw context.Mistake(bounds.Place, "nothing changes the tag: take its bounds away, or write dt = and what changes it.");
    }

    private static ImmutableArray<TraceSetting?> Traces(RuleText rule, ImmutableArray<TermPlan> plans, AssemblyContext context)
    {
        var used = plans.SelectMany(plan => plan.Term.Factors).Where(factor => RuleVariables.Traces.Contains(factor.Variable)).ToList();
        foreach (var factor in used.Where(factor => !rule.Traces.ContainsKey(factor.Variable)))
            throw context.Mistake(factor.Place, $"the trace {factor.Name} is not defined: add a line such as trace {factor.Name}: tau = 20 ms, impulse = 64.");
        foreach (var (trace, line) in rule.Traces.Where(trace => used.TrueForAll(factor => factor.Variable != trace.Key)).OrderBy(trace => trace.Value.Place.Line))
            throw context.Mistake(line.Place, $"nothing uses the trace {trace.Name()}: take it away, or use it.");
        return
        [
            .. RuleVariables.Traces.Select(trace => rule.Traces.TryGetValue(trace, out var line)
                ? TraceFit.Of(line, trace, context.Target.TickSeconds, context)
                : null),
        ];
    }

    /// <summary>k of the epoch.</summary>
    private static int? Epoch(RuleText rule, ImmutableArray<TermPlan> plans, AssemblyContext context)
    {
        var used = plans.SelectMany(plan => plan.Term.Factors).Where(factor => factor.Variable == RuleVariable.E).ToList();
        if (rule.Epoch is not { } epoch)
        {
            return used.Count == 0
                ? null
                : throw context.Mistake(used[0].Place, "the rule waits for e but does not say how long an epoch is: add a line such as epoch: 64 ms.");
        }

        if (used.Count == 0)
            throw context.Mistake(epoch.Place, "nothing waits for e: take the epoch away, or use e.");
        var ticks = epoch.Length.TicksAt(context.Target.TickSeconds);
        var shift = Math.Log2(ticks);
        // Between two powers of two the nearer is meant; beyond the last of them nobody knows what was.
        if (shift is < -0.5 or >= LearningLayout.MostEpochShift + 0.5)
            throw context.Mistake(epoch.Place, $"an epoch of {epoch.Length} is {Words.Number(ticks)} ticks, but must be 1 to {1 << LearningLayout.MostEpochShift}.");
        var rounded = (int)Math.Round(shift, MidpointRounding.AwayFromZero);
        if (Math.Abs(shift - rounded) > 1e-9)
            context.Note($"an epoch of {epoch.Length}, {Words.Number(ticks)} ticks, became {1 << rounded} ticks");
        return rounded;
    }
}
