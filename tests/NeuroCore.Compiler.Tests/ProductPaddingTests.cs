// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

/// <summary>A rule with fewer products than another of the image does the same with as many.</summary>
public class ProductPaddingTests
{
    [Fact]
    public void Changes_nothing_that_a_rule_does_whoever_keeps_the_sums() => Seeds.Try(200, seed =>
    {
        var chance = new SplitMix64(seed);
        var products = Products(chance);
        for (var count = products.Length; count <= RuleProduct.Most; count++)
        {
            var padded = ProductPadding.Of([.. products.Select(product => product.ToWord())], count);
            Assert.Equal(count, padded.Length);
            var longer = padded.Select(RuleProduct.FromWord).ToImmutableArray();
            if (!products.IsEmpty)
                Assert.Equal(products[^1], longer[^1]);
            for (var trial = 0; trial < 50; trial++)
            {
                var state = (Weight: Below(chance, 255) - 127, Tag: Below(chance, 31) - 15);
                var (own, other, noise) = (Below(chance, 256), Below(chance, 256), Below(chance, 256));
                Assert.Equal(Executed(products, state, own, other, noise, shared: false), Executed(longer, state, own, other, noise, shared: false));
                Assert.Equal(Executed(products, state, own, other, noise, shared: true), Executed(longer, state, own, other, noise, shared: true));
            }
        }
    });

    [Fact]
    public void Rules_of_one_image_have_as_many_products_of_a_trigger_as_the_longest()
    {
        var builder = new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact)
            .Rule(LearningRule.Of("plain", PlasticNetwork.Rules["plain"])).Rule(LearningRule.Of("longer", PlasticNetwork.Rules["longer"]))
            .Inputs("x", 3).Inputs("z", 3).Neurons("a", 3, new NeuronParameters { Threshold = 100 })
            .Project("x", "a", Connector.AllToAll(), 5, options: new ProjectionOptions { Rule = "plain" })
            .Project("z", "a", Connector.AllToAll(), 5, options: new ProjectionOptions { Rule = "longer" });
        var memory = new ImageMemory(NetworkCompiler.Compile(builder.Build(), Configurations.Named("icebreaker")).Image);
        Assert.Equal(LearningLayout.Products(2, 1, 1), memory[Bank.Learning, (int)LearningRegister.Products]);
        uint At(int rule, LearningTrigger trigger, int index)
        {
            var address = LearningLayout.Product(rule, trigger, index);
            return memory[Bank.Program, address] | ((uint)memory[Bank.Program, address + 1] << 16);
        }

        var target = new RuleTarget(Configurations.Named("icebreaker"), 0.001);
        var (plain, longer) = (RuleAssembler.Assemble(PlasticNetwork.Rules["plain"], "plain", target), RuleAssembler.Assemble(PlasticNetwork.Rules["longer"], "longer", target));
        Assert.Equal(longer.Pre.AsEnumerable(), [At(2, LearningTrigger.Pre, 0), At(2, LearningTrigger.Pre, 1)]);
        Assert.Equal(longer.Epoch.AsEnumerable(), [At(2, LearningTrigger.Epoch, 0)]);
        Assert.Equal(plain.Pre.Single(), At(1, LearningTrigger.Pre, 1));
        Assert.Equal(0, RuleProduct.FromWord(At(1, LearningTrigger.Pre, 0)).Coefficient);
        Assert.Equal(plain.Post.Single(), At(1, LearningTrigger.Post, 0));
        Assert.Equal(0u, At(1, LearningTrigger.Epoch, 0));
    }

    // Up to three, of the weight first, each target with an end.
    private static ImmutableArray<RuleProduct> Products(SplitMix64 chance)
    {
        var products = ImmutableArray.CreateBuilder<RuleProduct>();
        foreach (var tag in new[] { false, true })
        {
            for (var left = Below(chance, 3); left > 0; left--)
            {
                products.Add(new RuleProduct(
                    Below(chance, 2) == 0 ? ProductScalar.Coefficient : ProductScalar.First, (ProductVector)(2 * Below(chance, 3)), Subtract: Below(chance, 2) == 0,
                    Shift: Below(chance, 8), ChangesTag: tag, Last: left == 1, Nearest: Below(chance, 2) == 0, LowerBound: Below(chance, 2) == 0,
                    Coefficient: Below(chance, 256), Bound: Below(chance, 128), UpperBound: Below(chance, 2) == 0));
            }
        }

        return products.ToImmutable();
    }

    /// <summary>What products make of a synapse, by hdl/core/learning.md.</summary>
    /// <param name="products">Products of one trigger.</param>
    /// <param name="state">Weight and tag before.</param>
    /// <param name="own">The trace of the own side.</param>
    /// <param name="other">The trace of the other side.</param>
    /// <param name="noise">Noise byte.</param>
    /// <param name="shared">True for one sum that begins anew after each end, false for one of each target.</param>
    private static (int Weight, int Tag) Executed(
        ImmutableArray<RuleProduct> products, (int Weight, int Tag) state, int own, int other, int noise, bool shared)
    {
        var result = state;
        int?[] sums = [null, null];
        foreach (var product in products)
        {
            var sum = shared || !product.ChangesTag ? 0 : 1;
            var a = product.Scalar == ProductScalar.Coefficient ? product.Coefficient : own;
            var b = product.Vector switch { ProductVector.First => other, ProductVector.One => 128, _ => 64 };
            var term = (a * b) >> product.Shift;
            sums[sum] = (sums[sum] ?? 0) + (product.Subtract ? -term : term);
            if (!product.Last)
                continue;
            var before = product.ChangesTag ? state.Tag : state.Weight;
            var value = ((before * 256) + (product.Nearest ? 128 : noise) + sums[sum]!.Value) >> 8;
            value = Math.Min(product.UpperBound ? product.Bound : 0, Math.Max(product.LowerBound ? -product.Bound : 0, value));
            result = product.ChangesTag ? (result.Weight, Math.Clamp(value, -15, 15)) : (value, result.Tag);
            sums[sum] = null;
        }

        return result;
    }

    private static int Below(SplitMix64 chance, int bound) => (int)(chance.NextUnit() * bound);
}
