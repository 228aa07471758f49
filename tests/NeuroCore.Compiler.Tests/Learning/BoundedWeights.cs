// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning;

namespace NeuroCore.Compiler.Tests.Learning;

public class BoundedWeights
{
    [Fact]
    public void No_random_rule_ever_leaves_its_bounds() => Seeds.Try(150, seed =>
    {
        var random = new RandomRule(seed);
        var target = Firmware.On(random.Build);
        var rule = RuleAssembler.Assemble(random.Text, "random.rule", target);
        var (lower, upper) = Bounds(random.Text);
        var chance = new Random((int)seed);
        var synapse = new OneSynapse(rule, target, chance.Next(lower, upper + 1), Trains.Seed((int)seed));
        for (var tick = 0; tick < 2000; tick++)
        {
            (synapse.G, synapse.M) = (chance.Next(-127, 128), chance.Next(-127, 128));
            synapse.Tick(chance.Next(2) == 0, chance.Next(2) == 0);
            Assert.InRange(synapse.Weight, lower, upper);
            Assert.InRange(synapse.Tag, -15, 15);
        }
    });

    private static (int Lower, int Upper) Bounds(string text) =>
        text.Contains("bounds: 0 .. 127", StringComparison.Ordinal) ? (0, 127) : text.Contains("bounds: -127 .. 0", StringComparison.Ordinal) ? (-127, 0) : (-127, 127);
}
