// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Tests.Learning;

/// <summary>What terms become.</summary>
public class RuleAssembly
{
    private const string Traces =
        "trace x1: tau = 20 ms, impulse = 64\ntrace x2: tau = 50 ms, impulse = 64\ntrace y1: tau = 20 ms, impulse = 64\ntrace y2: tau = 50 ms, impulse = 64\nepoch: 64 ms\n";

    private static readonly string[] s_wide = ["complete", "complete-fine"];

    // Every combination of factors that the board has: trigger, factors, and the product they become.
    [Theory]
    [InlineData("x0", "1", ProductScalar.Coefficient, ProductVector.One)]
    [InlineData("x0", "y1", ProductScalar.Coefficient, ProductVector.First)]
    [InlineData("x0", "y2", ProductScalar.Coefficient, ProductVector.Second)]
    [InlineData("x0", "m", ProductScalar.Coefficient, ProductVector.Factor)]
    [InlineData("x0", "w", ProductScalar.Coefficient, ProductVector.Weight)]
    [InlineData("x0", "tag", ProductScalar.Coefficient, ProductVector.Tag)]
    [InlineData("x0", "x1", ProductScalar.First, ProductVector.One)]
    [InlineData("x0", "x2", ProductScalar.Second, ProductVector.One)]
    [InlineData("x0", "x1 * y1", ProductScalar.First, ProductVector.First)]
    [InlineData("x0", "y2 * x1", ProductScalar.First, ProductVector.Second)]
    [InlineData("x0", "x2 * m", ProductScalar.Second, ProductVector.Factor)]
    [InlineData("x0", "x2 * w", ProductScalar.Second, ProductVector.Weight)]
    [InlineData("x0", "tag * x1", ProductScalar.First, ProductVector.Tag)]
    [InlineData("x0", "w * y1", ProductScalar.Weight, ProductVector.First)]
    [InlineData("x0", "m * w", ProductScalar.Weight, ProductVector.Factor)]
    [InlineData("x0", "w * tag", ProductScalar.Weight, ProductVector.Tag)]
    [InlineData("e", "y1", ProductScalar.Coefficient, ProductVector.First)]
    [InlineData("e", "x1 * m", ProductScalar.First, ProductVector.Factor)]
    [InlineData("e", "tag", ProductScalar.Coefficient, ProductVector.Tag)]
    [InlineData("y0", "1", ProductScalar.Coefficient, ProductVector.One)]
    [InlineData("y0", "x1", ProductScalar.Coefficient, ProductVector.First)]
    [InlineData("y0", "x2", ProductScalar.Coefficient, ProductVector.Second)]
    [InlineData("y0", "m", ProductScalar.Factor, ProductVector.One)]
    [InlineData("y0", "y1", ProductScalar.First, ProductVector.One)]
    [InlineData("y0", "y2 * x1", ProductScalar.Second, ProductVector.First)]
    [InlineData("y0", "x2 * y1", ProductScalar.First, ProductVector.Second)]
    [InlineData("y0", "m * x1", ProductScalar.Factor, ProductVector.First)]
    [InlineData("y0", "w * y1", ProductScalar.First, ProductVector.Weight)]
    [InlineData("y0", "w * m", ProductScalar.Factor, ProductVector.Weight)]
    [InlineData("y0", "w * x1", ProductScalar.Weight, ProductVector.First)]
    [InlineData("y0", "tag * m", ProductScalar.Factor, ProductVector.Tag)]
    public void Factors_become_the_product_that_the_board_has_for_them(string trigger, string factors, ProductScalar scalar, ProductVector vector)
    {
        // A power of two that every such product has.
        var exponent = (int)Math.Log2(Unit(scalar) * Unit(vector)) - 10;
        var product = Assert.Single(Products($"2^{exponent} * {factors} * {trigger}", trigger, "complete"));

        Assert.Equal((scalar, vector, false, false), (product.Scalar, product.Vector, product.Gated, product.Subtract));
        // The value of the product, with every factor at 1.
        var unit = Unit(product.Scalar) * Unit(product.Vector) * (scalar == ProductScalar.Coefficient ? product.Coefficient : 1);
        Assert.Equal(Math.ScaleB(1, exponent), unit * Math.ScaleB(1, -8 - product.Shift));
    }

    [Theory]
    [InlineData("x0", "2^-8 * g * y1")]
    [InlineData("x0", "2^-10 * g * x1 * w")]
    [InlineData("y0", "2^-10 * y1 * x2 * g")]
    [InlineData("e", "m * g / 2")]
    [InlineData("y0", "g")]
    public void The_third_factor_of_all_gates_a_product(string trigger, string factors)
    {
        var gated = Assert.Single(Products($"-{factors} * {trigger}", trigger, "icebreaker"));

        Assert.True(gated is { Gated: true, Subtract: true });
    }

    [Fact]
    public void A_number_before_one_factor_becomes_the_nearest_coefficient() => Seeds.Try(500, seed =>
    {
        var wanted = Math.Pow(2, -14 * new Random((int)seed).NextDouble());
        foreach (var (factor, unit) in new[] { ("x1", 1.0), ("w", 1.0), ("1", 128.0), ("tag", 8.0) })
        {
            foreach (var build in s_wide.Where(name => factor != "tag" || name == "complete"))
            {
                var most = build == "complete" ? 7 : 15;
                var rule = Try(FormattableString.Invariant($"{wanted:R} * {factor} * y0"), build);
                if (rule is null)
                {
                    // Refused only because there is nothing within 6 %.
                    Assert.True(wanted < 9 * unit * Math.ScaleB(1, -8 - most) || wanted > unit * 255 / 256);
                    continue;
                }

                var product = RuleProduct.FromWord(Assert.Single(rule.Post));
                var value = product.Coefficient * unit * Math.ScaleB(1, -8 - product.Shift);
                Assert.True(Math.Abs(value / wanted - 1) <= 0.5 / Math.Max(128 * 0.999, 0) || product.Shift == most, $"{wanted} became {value}");
                Assert.InRange(Math.Abs(value / wanted - 1), 0, 0.06);
                Assert.True(product.Coefficient >= 128 || product.Shift == most);
            }
        }
    });

    [Fact]
    public void A_number_before_two_factors_becomes_a_power_of_two_or_two_of_them() => Seeds.Try(500, seed =>
    {
        // Two powers of two below it are there.
        var wanted = Math.Pow(2, -9 - (3 * new Random((int)seed).NextDouble()));
        var rule = Try(FormattableString.Invariant($"{wanted:R} * x1 * y1 * y0"), "icebreaker")!;
        var products = rule.Post.Select(RuleProduct.FromWord).ToList();
        var value = products.Sum(product => (product.Subtract ? -1 : 1) * Math.ScaleB(1, -8 - product.Shift));

        Assert.InRange(products.Count, 1, 2);
        Assert.InRange(Math.Abs(value / wanted - 1), 0, products.Count == 1 ? 0.06 : 0.1);
        // No power of two was near enough for one.
        var nearest = Math.Pow(2, Math.Round(Math.Log2(wanted)));
        Assert.Equal(Math.Abs(nearest / wanted - 1) <= 0.06, products.Count == 1);
        Assert.Contains(rule.Notes, note => note.Contains("in front of x1 * y1 * y0 became", StringComparison.Ordinal) && note.EndsWith("%).", StringComparison.Ordinal));
    });

    [Fact]
    public void A_sum_in_brackets_is_multiplied_out_with_its_signs()
    {
        var products = Products("-2^-12 * (3 - w) * x1 * y0", "y0", "icebreaker");

        Assert.Equal(
            [(ProductScalar.Coefficient, ProductVector.First, true), (ProductScalar.Weight, ProductVector.First, false)],
            products.Select(product => (product.Scalar, product.Vector, product.Subtract)));
        Assert.Equal(3 * Math.ScaleB(1, -12), products[0].Coefficient * Math.ScaleB(1, -8 - products[0].Shift));
    }

    [Fact]
    public void Numbers_have_names_brackets_and_powers()
    {
        var expected = Products("0.75 * x1 * y0", "y0", "icebreaker");

        Assert.Equal(expected, RuleAssembler.Assemble(
            "trace x1: tau = 20 ms, impulse = 64 # a comment\r\n\r\nA = (1 +\n 2) * 2^-1  # another\nB = A\n    / 2\n" +
            "dw = -B * -x1\n   * y0", "r.rule", Firmware.On("icebreaker")).Post.Select(RuleProduct.FromWord));
    }

    [Fact]
    public void Step_is_the_smallest_change_of_a_weight()
    {
        Assert.Equal(0.5, Value("icebreaker"));
        Assert.Equal(0.5 / 256, Value("complete-fine"));

        static double Value(string build)
        {
            var product = Assert.Single(Products("0.5 * step * y0", "y0", build));
            return product.Coefficient * 128 * Math.ScaleB(1, -8 - product.Shift);
        }
    }

    [Theory]
    [InlineData("", true, true, 127)]
    [InlineData("bounds: 0 .. 127", false, true, 127)]
    [InlineData("bounds: 0..100", false, true, 100)]
    [InlineData("bounds: -64..0", true, false, 64)]
    [InlineData("bounds: -20 .. 20", true, true, 20)]
    public void Bounds_are_those_of_the_last_product_alone(string line, bool lower, bool upper, int bound)
    {
        var rule = RuleAssembler.Assemble(
            line + "\ntrace x1: tau = 20 ms, impulse = 64\nrounding: nearest\ndw = 0.5 * y0 + 2^-5 * x1 * y0", "r.rule", Firmware.On("icebreaker"));

        var products = rule.Post.Select(RuleProduct.FromWord).ToArray();
        Assert.Equal(new RuleProduct(ProductScalar.Coefficient, ProductVector.One, Shift: 7, Nearest: true, Coefficient: 128), products[0]);
        Assert.True(products[1] is { Last: true, Nearest: true });
        Assert.Equal((lower, upper, bound), (products[1].LowerBound, products[1].UpperBound, products[1].Bound));
    }

    [Fact]
    public void Terms_of_weight_and_tag_share_a_trigger_and_each_has_a_last_product()
    {
        var rule = RuleAssembler.Assemble(
            "trace x1: tau = 20 ms, impulse = 64\ntag bounds: 0 .. 7\nbounds: 0 .. 90\ndt = 2^-5 * x1 * y0 - 0.5 * y0\ndw = 2^-3 * tag * y0", "r.rule", Firmware.On("complete"));

        Assert.Equal(
            [(false, true, 90), (true, false, 0), (true, true, 7)],
            rule.Post.Select(RuleProduct.FromWord).Select(product => (product.ChangesTag, product.Last, product.Bound)));
        Assert.True(rule.NeedsTags);
    }

    [Theory]
    [InlineData("1 tick", 0, false)]
    [InlineData("64 ms", 6, false)]
    [InlineData("60 ms", 6, true)]
    [InlineData("0.1 s", 7, true)]
    [InlineData("32768 ticks", 15, false)]
    public void An_epoch_is_a_power_of_two_of_ticks(string epoch, int shift, bool noted)
    {
        var rule = RuleAssembler.Assemble($"epoch: {epoch}\ndw = 2^-2 * e", "r.rule", Firmware.On("icebreaker"));

        Assert.Equal((shift, noted), (rule.EpochShift, rule.Notes.Any(note => note.Contains("epoch", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("icebreaker", 7, 3.5)]
    [InlineData("complete-fine", 15, 4.8)]
    public void A_trace_has_the_decay_that_comes_nearest_to_its_time_constant(string build, int mostShift, double longest) => Seeds.Try(500, seed =>
    {
        var tau = Math.Pow(10, -0.6 + ((longest + 0.6) * new Random((int)seed).NextDouble()));
        var rule = RuleAssembler.Assemble(
            FormattableString.Invariant($"trace x1: tau = {tau:R} ticks, impulse = 7\ndw = 2^-1 * x1 * y0"), "r.rule", Firmware.On(build));

        var (mantissa, shift, impulse) = rule.Traces[0]!;
        Assert.InRange(shift, 0, mostShift);
        Assert.InRange(mantissa, shift < mostShift ? 128 : 9, 255);
        Assert.Equal(7, impulse);
        var (loss, wanted) = (mantissa * Math.ScaleB(1, -8 - shift), 1 - Math.Exp(-1 / tau));
        Assert.InRange(Math.Abs(loss / wanted - 1), 0, 0.5 / (mantissa - 0.5));
        Assert.Equal(new TraceSetting?[] { null, null, null }, rule.Traces.Skip(1));
    });

    [Fact]
    public void A_trace_without_decay_keeps_what_it_has()
    {
        var rule = RuleAssembler.Assemble("trace x1: tau = infinite, impulse = 7\ndw = 2^-1 * x1 * y0", "r.rule", Firmware.On("icebreaker"));

        Assert.Equal(new TraceSetting(0, 0, 7), rule.Traces[0]);
        Assert.Empty(rule.Notes);
    }

    [Fact]
    public void Ticks_of_another_length_give_other_decays()
    {
        const string Text = "trace x1: tau = 20 ms, impulse = 64\ndw = 2^-6 * x1 * y0";
        var target = new RuleTarget(Configurations.Named("icebreaker"), 2e-3);

        Assert.Equal(
            RuleAssembler.Assemble(Text.Replace("20 ms", "10 ticks", StringComparison.Ordinal), "r.rule", target).Traces[0],
            RuleAssembler.Assemble(Text, "r.rule", target).Traces[0]);
    }

    [Fact]
    public void The_words_of_a_product_are_its_fields() => Seeds.Try(200, seed =>
    {
        var word = (uint)new Random((int)seed).NextInt64(1L << 32);

        Assert.Equal(word, RuleProduct.FromWord(word).ToWord());
    });

    private static double Unit(ProductScalar scalar) => scalar == ProductScalar.Factor ? 128 : 1;

    private static double Unit(ProductVector vector) => vector switch
    {
        ProductVector.One or ProductVector.Factor => 128,
        ProductVector.Tag => 8,
        _ => 1,
    };

    private static List<RuleProduct> Products(string term, string trigger, string build)
    {
        var rule = Try(term, build) ?? throw new InvalidOperationException($"{term} was refused.");
        return [.. (trigger switch { "x0" => rule.Pre, "y0" => rule.Post, _ => rule.Epoch }).Select(RuleProduct.FromWord)];
    }

    /// <summary>A term with the traces that it needs; null if it is refused.</summary>
    private static AssembledRule? Try(string term, string build)
    {
        var lines = Traces.Split('\n').Where(line =>
            (line.StartsWith("trace", StringComparison.Ordinal) && term.Contains(line[6..8], StringComparison.Ordinal)) ||
            (line.StartsWith("epoch", StringComparison.Ordinal) && term.EndsWith(" e", StringComparison.Ordinal)));
        try
        {
            return RuleAssembler.Assemble($"{string.Join('\n', lines)}\ndw = {term}\n", "r.rule", Firmware.On(build));
        }
        catch (RuleException)
        {
            return null;
        }
    }
}
