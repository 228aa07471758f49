// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Tests.Learning;

/// <summary>Products mean what the text of a rule says.</summary>
public class RuleMeaning
{
    private static readonly string[] s_traces = ["x1", "x2", "y1", "y2"];

    [Fact]
    public void Products_add_up_to_the_sum_in_the_text_whatever_the_state() => Seeds.Try(300, seed =>
    {
        var random = new RandomRule(seed);
        var target = Firmware.On(random.Build);
        var rule = RuleAssembler.Assemble(random.Text, "random.rule", target);
        var chance = new Random((int)seed);
        var synapse = new OneSynapse(rule, target, chance.Next(-100, 101), Trains.Seed((int)seed));
        for (var tick = 0; tick < 200; tick++)
        {
            (synapse.G, synapse.M) = (chance.Next(-127, 128), chance.Next(-127, 128));
            foreach (var (trigger, name) in new[] { (LearningTrigger.Pre, "x0"), (LearningTrigger.Post, "y0"), (LearningTrigger.Epoch, "e") })
            {
                var (weight, tag) = synapse.Sums(trigger);
                Near(random, name, synapse, forTag: false, weight, target.Step);
                Near(random, name, synapse, forTag: true, tag, 1);
            }

            synapse.Tick(chance.Next(4) == 0, chance.Next(4) == 0);
        }
    });

    // A number is off by 6 % at most, 10 % where two powers of two make it; the shift of each product takes up to
    // 1/256 of a step, and g up to a unit of the scalar.
    private static void Near(RandomRule random, string trigger, OneSynapse synapse, bool forTag, double sum, double step)
    {
        double wanted = 0, tolerance = 0;
        foreach (var term in random.Terms.Where(term => term.Trigger == trigger && term.ForTag == forTag))
        {
            var value = term.Factors.Aggregate(term.Number, (product, factor) => product * Value(factor, synapse));
            wanted += value;
            tolerance += (0.1 * Math.Abs(value)) + (2 * step / 256);
            if (term.Factors.Contains("g"))
                tolerance += Math.Abs(term.Number) * Ungated(term, synapse);
        }

        Assert.True(Math.Abs(sum - wanted) <= tolerance, $"on {trigger} the sum is {sum}, not {wanted}:\n{random.Text}");
    }

    /// <summary>What a unit of the scalar is worth, but for the number: of a coefficient that is at least a 12th.</summary>
    private static double Ungated(RandomTerm term, OneSynapse synapse)
    {
        var others = term.Factors.Where(factor => factor != "g").ToList();
        var own = others.Find(factor => factor.StartsWith(term.Trigger == "y0" ? 'y' : 'x') || (factor == "m" && term.Trigger == "y0"));
        others.Remove(own ?? "");
        var vector = others.Select(factor => Math.Abs(Value(factor, synapse))).DefaultIfEmpty(1).Max();
        return own is null ? vector / 12 : own == "m" ? vector / 128 : vector;
    }

    private static double Value(string factor, OneSynapse synapse) => factor switch
    {
        "w" => synapse.Weight,
        "g" => synapse.G / 128.0,
        "m" => synapse.M / 128.0,
        "tag" => synapse.Tag,
        _ => synapse.Trace(Array.IndexOf(s_traces, factor)),
    };
}
