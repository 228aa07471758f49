// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

public class ImageProgramTests
{
    [Theory]
    [InlineData("icebreaker")]
    [InlineData("complete")]
    [InlineData("complete-fine")]
    public void Every_rule_of_the_project_is_found_again_in_an_image_beside_one_with_more_products(string name)
    {
        var build = Configurations.Named(name);
        var target = new RuleTarget(build, 0.001);
        const string Long = "rounding: nearest\ndw = 3 * x0 - 2^-1 * w * x0 + 3 * y0 - 2^-1 * w * y0";
        var found = 0;
        foreach (var rule in ProjectRules.All)
        {
            AssembledRule assembled;
            try
            {
                assembled = RuleAssembler.Assemble(ProjectRules.Find(rule)!, rule, target);
            }
            catch (RuleException) when (!build.Has(Capabilities.TaggedSynapses))
            {
                continue;
            }

            var image = NetworkCompiler.Compile(
                new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact).Rule(LearningRule.Of("long", Long))
                    .Inputs("x", 3).Inputs("z", 3).Neurons("a", 3, new NeuronParameters { Threshold = 100 })
                    .Project("x", "a", Connector.AllToAll(), 0, options: new ProjectionOptions { Rule = "long" })
                    .Project("z", "a", Connector.AllToAll(), 0, options: new ProjectionOptions { Rule = rule }).Build(),
                build).Image;
            var rules = ImageProgram.RulesOf(image);
            Assert.Equal(["long", rule], rules.Select(one => one.Name));
            Assert.Equal(RuleDisassembler.ToText(assembled with { Notes = [] }, target), RuleDisassembler.ToText(rules[1], target));
            Assert.Equal(assembled.NeedsTags, rules[1].NeedsTags);
            found++;
        }

        Assert.InRange(found, ProjectRules.All.Length - 1, ProjectRules.All.Length);
    }

    [Fact]
    public void A_static_image_has_no_rules() => Assert.Empty(ImageProgram.RulesOf(NetworkCompiler.Compile(
        new NetworkBuilder("n", Duration.Milliseconds(1)).Neurons("a", 3, new NeuronParameters { Threshold = 100 }).Build(), Configurations.Named("tiny")).Image));
}
