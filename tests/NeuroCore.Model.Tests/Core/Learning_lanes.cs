// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>One lane of the learning engine: what a sum of products makes of a synapse word.</summary>
public sealed class Learning_lanes
{
    private const int None = 0x80;

    private static readonly FunctionalProduct Constant = new(ProductScalar.Coefficient, ProductVector.One, Nearest: true);

    private static readonly OwnOperands Own = new(First: 100, Second: 40, Factor: 0x80 | 64, Third: 64);

    private static readonly LaneOperands Other = new(First: 200, Second: 10, Factor: 32, Noise: 0);

    private static int Executed(string build, int word, params FunctionalProduct[] products) =>
        Executed(build, word, Own, Other, products);

    private static int Executed(string build, int word, OwnOperands own, LaneOperands other, params FunctionalProduct[] products) =>
        new LearningLane(Configurations.Named(build)).Execute(
            [.. products.Select(product => Step(product, own))], other, word);

    private static LaneStep Step(FunctionalProduct product, OwnOperands own) =>
        LaneStep.Of(LearningProduct.FromWords(product.Operation, product.Amount), own);

    private static int Weight(string build, int weight, params FunctionalProduct[] products) =>
        (sbyte)Executed(build, weight & 0xFF, products);

    private static int Tagged(int weight, int delay, int tag) => ((tag & 31) << 11) | (delay << 8) | (weight & 0xFF);

    [Theory]
    [InlineData(100, 254, 127)]
    [InlineData(127, 1, 127)]
    [InlineData(126, 2, 127)]
    [InlineData(127, 255, 127)]
    [InlineData(-127, 255, 1)]    // 0.5, to nearest
    public void A_weight_saturates_at_its_upper_bound(int weight, int coefficient, int expected) =>
        Assert.Equal(expected, Weight("tiny", weight, Constant with { Coefficient = coefficient }));

    [Theory]
    [InlineData(-100, 254, -127)]
    [InlineData(-127, 255, -127)]
    [InlineData(127, 254, 0)]
    public void A_weight_saturates_at_its_lower_bound(int weight, int coefficient, int expected) =>
        Assert.Equal(expected, Weight("tiny", weight, Constant with { Coefficient = coefficient, Subtract = true }));

    [Fact]
    public void A_bound_of_0_locks_the_sign()
    {
        Assert.Equal(0, Weight("tiny", 5, Constant with { Coefficient = 20, Subtract = true, LowerBound = false }));
        Assert.Equal(0, Weight("tiny", -5, Constant with { Coefficient = 20, UpperBound = false }));
    }

    [Fact]
    public void A_weight_outside_its_bounds_comes_to_the_nearer_one() => Assert.Equal(
        (30, -30), (Weight("tiny", 127, Constant with { Bound = 30 }), Weight("tiny", -90, Constant with { Bound = 30 })));

    [Fact]
    public void Where_there_is_no_synapse_there_stays_none()
    {
        Assert.Equal(None, Executed("tiny", None, Constant with { Coefficient = 255 }));
        Assert.Equal(0x8042, Executed("complete-fine", 0x8042, Constant with { Coefficient = 255 }));
        Assert.Equal(0xF8_00 | None, Executed("complete", 0xF8_00 | None, Constant with { Coefficient = 255 }, Constant with { Tag = true }));
    }

    [Theory]
    [InlineData(ProductScalar.Coefficient, ProductVector.First, 3 * 200)]
    [InlineData(ProductScalar.First, ProductVector.First, 100 * 200)]
    [InlineData(ProductScalar.Second, ProductVector.Second, 40 * 10)]
    [InlineData(ProductScalar.Factor, ProductVector.One, -64 * 128)]
    [InlineData(ProductScalar.First, ProductVector.Factor, 100 * 32)]
    [InlineData(ProductScalar.Weight, ProductVector.First, -50 * 200)]
    [InlineData(ProductScalar.First, ProductVector.Weight, -100 * 50)]
    [InlineData(ProductScalar.Weight, ProductVector.Weight, 50 * 50)]
    public void A_term_is_the_product_of_its_factors_and_of_their_signs(ProductScalar scalar, ProductVector vector, int expected)
    {
        var product = new FunctionalProduct(scalar, vector, Coefficient: 3);
        var lane = new LearningLane(Configurations.Named("tiny"));
        Assert.Equal(expected, Term(product));
        Assert.Equal(-expected, Term(product with { Subtract = true }));
        Assert.Equal(Math.Sign(expected) * (Math.Abs(expected) >> 3), Term(product with { Shift = 3 }));

        long Term(FunctionalProduct asked) =>
            lane.Term(Step(asked, Own), Other, -50 & 0xFF);
    }

    [Theory]
    [InlineData(127, 100 * 127 / 128)]
    [InlineData(64, 50)]
    [InlineData(0, 0)]
    [InlineData(0x80 | 64, -50)]
    public void A_gated_product_is_scaled_by_the_third_factor_and_takes_its_sign(int third, int expected)
    {
        var gated = new FunctionalProduct(ProductScalar.First, ProductVector.One, Gated: true);
        var term = new LearningLane(Configurations.Named("tiny")).Term(Step(gated, Own with { Third = (byte)third }), Other, 0);
        Assert.Equal(128 * expected, term);
    }

    [Fact]
    public void The_terms_of_a_target_are_summed_before_they_are_rounded()
    {
        var third = Constant with { Coefficient = 1, Shift = 1, Last = false, Nearest = false };    // 64 / 256 each
        Assert.Equal(0, Weight("tiny", 0, third with { Last = true }));
        Assert.Equal(1, Weight("tiny", 0, third, third, third, third with { Last = true }));
    }

    [Fact]
    public void What_follows_the_last_product_of_a_target_is_lost() =>
        Assert.Equal(3, Weight("tiny", 1, Constant with { Coefficient = 4 }, Constant with { Coefficient = 100, Last = false }));

    [Fact]
    public void Rounding_is_unbiased_over_all_noise_for_either_sign() => Seeds.Try(20, random =>
    {
        var (first, second) = ((byte)random.Next(256), (byte)random.Next(256));
        var shift = random.Next(3, 8);
        var weight = random.Next(-60, 60);
        var product = new FunctionalProduct(ProductScalar.First, ProductVector.First, shift);
        var term = (first * second) >> shift;
        Assert.Equal((weight * 256) + term, Sum(product));
        Assert.Equal((weight * 256) - term, Sum(product with { Subtract = true }));

        int Sum(FunctionalProduct rounded) => Enumerable.Range(0, 256).Sum(noise => (sbyte)Executed(
            "tiny", weight & 0xFF, Own with { First = first }, Other with { First = second, Noise = (byte)noise }, rounded));
    });

    [Fact]
    public void The_first_product_of_a_sum_says_how_it_is_rounded()
    {
        var half = Constant with { Coefficient = 1 };    // 128 / 256 of a unit, and 128 / 256 for the rounding to nearest
        var other = Other with { Noise = 0 };
        Assert.Equal(1, Executed("tiny", 0, Own, other, half));
        Assert.Equal(1, Executed("tiny", 0, Own, other, half with { Last = false }, half with { Coefficient = 0, Nearest = false }));
        Assert.Equal(0, Executed("tiny", 0, Own, other, half with { Nearest = false, Last = false }, half with { Coefficient = 0 }));
    }

    [Theory]
    [InlineData(127, 0)]
    [InlineData(128, 1)]
    [InlineData(-128, 0)]
    [InlineData(-129, -1)]
    public void Nearest_rounds_at_the_half_whatever_the_noise(int sum, int expected)
    {
        var product = new FunctionalProduct(
            ProductScalar.Coefficient, ProductVector.First, Coefficient: 1, Subtract: sum < 0, Nearest: true);
        var other = Other with { First = (byte)Math.Abs(sum), Noise = 255 };
        Assert.Equal(expected, (sbyte)Executed("tiny", 0, Own, other, product));
    }

    [Fact]
    public void A_fine_weight_learns_in_its_fraction()
    {
        // 3 * 128 / 256 of a unit, which is 384 / 256 of 1/256 with shift 8.
        var product = Constant with { Coefficient = 3, Shift = 8, Nearest = false };
        Assert.Equal(0x0501, Executed("complete-fine", 0x0500, product));
        Assert.Equal(0x0502, Executed("complete-fine", 0x0500, Own, Other with { Noise = 128 }, product));
        Assert.Equal(0x0500 + 384, Executed("complete-fine", 0x0500, product with { Shift = 0 }));
    }

    [Fact]
    public void A_fine_weight_saturates_at_its_bounds_in_its_own_unit()
    {
        var product = Constant with { Coefficient = 255, Bound = 100 };
        Assert.Equal(100 << 8, Executed("complete-fine", 0x63FF, product));
        Assert.Equal(-100 << 8 & 0xFFFF, Executed("complete-fine", -0x63FF & 0xFFFF, product with { Subtract = true }));
        Assert.Equal(127 << 8, Executed("complete-fine", 0x7FFF, Constant));
    }

    [Fact]
    public void A_fine_weight_as_a_factor_has_its_fraction()
    {
        var product = new FunctionalProduct(ProductScalar.Weight, ProductVector.One, Shift: 7, Subtract: true, Nearest: true);
        Assert.Equal(0x0300 - 3, Executed("complete-fine", 0x0300, product));
    }

    [Fact]
    public void A_tag_is_a_target_and_a_factor_of_its_own()
    {
        var learned = Constant with { Coefficient = 6, Tag = true };    // 3 units
        Assert.Equal(Tagged(9, 5, -2), Executed("complete", Tagged(9, 5, -5), learned));
        var used = new FunctionalProduct(ProductScalar.Coefficient, ProductVector.Tag, Coefficient: 32, Nearest: true);
        Assert.Equal(Tagged(9 - 5, 5, -5), Executed("complete", Tagged(9, 5, -5), used));
    }

    [Fact]
    public void A_tag_stays_within_15_whatever_its_bound()
    {
        var learned = Constant with { Coefficient = 255, Tag = true };
        Assert.Equal(Tagged(1, 0, 15), Executed("complete", Tagged(1, 0, 3), learned));
        Assert.Equal(Tagged(1, 0, -15), Executed("complete", Tagged(1, 0, -16), learned with { Subtract = true }));
        Assert.Equal(Tagged(1, 0, 7), Executed("complete", Tagged(1, 0, 3), learned with { Bound = 7 }));
    }

    [Fact]
    public void Weight_and_tag_are_read_before_either_is_written()
    {
        // The tag takes the weight as it was, the weight the tag as it was.
        var tag = new FunctionalProduct(ProductScalar.Coefficient, ProductVector.Weight, Coefficient: 32, Nearest: true, Tag: true);
        var weight = new FunctionalProduct(ProductScalar.Coefficient, ProductVector.Tag, Coefficient: 32, Nearest: true);
        Assert.Equal(Tagged(46, 2, 11), Executed("complete", Tagged(40, 2, 6), tag, weight));
        Assert.Equal(Tagged(46, 2, 11), Executed("complete", Tagged(40, 2, 6), weight, tag));
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("complete")]
    [InlineData("complete-fine")]
    public void A_million_random_updates_at_the_bounds_never_wrap_nor_change_a_locked_sign(string build) => Seeds.Try(1, random =>
    {
        var lane = new LearningLane(Configurations.Named(build));
        var unit = build == "complete-fine" ? 256 : 1;
        var steps = new LaneStep[4];
        for (var update = 0; update < 1_000_000; update++)
        {
            var positive = random.Next(2) == 0;
            var bound = random.Next(3) == 0 ? random.Next(1, 128) : 127;
            var count = random.Next(1, 5);
            var own = new OwnOperands(Extreme(random), Extreme(random), Extreme(random), Extreme(random));
            for (var index = 0; index < count; index++)
            {
                var product = new FunctionalProduct(
                    (ProductScalar)random.Next(4), (ProductVector)random.Next(6), random.Next(3), 255 - random.Next(20),
                    Gated: random.Next(4) == 0, Subtract: random.Next(2) == 0, Last: index == count - 1, Nearest: random.Next(2) == 0,
                    Bound: bound, LowerBound: !positive, UpperBound: positive);
                steps[index] = Step(product, own);
            }

            var weight = bound * unit * (random.Next(2) == 0 ? 1 : 0) * (positive ? 1 : -1);
            var word = unit == 256 ? weight & 0xFFFF : (random.Next(256) << 8) | (weight & 0xFF);
            var other = new LaneOperands(Extreme(random), Extreme(random), Extreme(random), (byte)random.Next(256));
            var learned = lane.Weight(lane.Execute(steps.AsSpan(0, count), other, word));
            Assert.InRange(learned, positive ? 0 : -bound * unit, positive ? bound * unit : 0);
            var terms = 0L;
            for (var index = 0; index < count; index++)
                terms += lane.Term(steps[index], other, word);
            // At a bound nothing pushes it back from there, and nothing keeps it there against a unit or more.
            if (Math.Abs(terms) >= 256)
                Assert.True(Math.Sign(learned - weight) == Math.Sign(terms) || learned == weight && Outwards(weight, terms), $"{weight} and {terms} make {learned}");

            bool Outwards(int from, long by) => from == 0 ? by > 0 != positive : by > 0 == positive;
        }
    });

    private static byte Extreme(Random random) => (byte)(random.Next(2) == 0 ? 255 - random.Next(3) : random.Next(256));
}
