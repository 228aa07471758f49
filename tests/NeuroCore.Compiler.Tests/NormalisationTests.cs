// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using NeuroCore.Hardware;
using NeuroCore.Network;
using Xunit.Abstractions;

namespace NeuroCore.Compiler.Tests;

public class NormalisationTests(ITestOutputHelper output)
{
    [Fact]
    public void Four_million_decisions_of_folded_integer_thresholds_are_those_of_the_real_normalisation()
    {
        const int neurons = 40_000;
        const int each = 100;
        var chance = new SplitMix64(1);
        double Draw(double most) => (2 * chance.NextUnit() - 1) * most;
        var (spiked, negated, atTheBound) = (0L, 0, 0L);
        for (var n = 0; n < neurons; n++)
        {
            // Every third neuron has round numbers, so that the bound itself is often an integer and equality counts.
            var round = n % 3 == 0;
            var (gamma, beta, mean) = round
                ? (Math.Round(Draw(4)), Math.Round(Draw(4)), Math.Round(Draw(200)))
                : (Draw(2), Draw(3), Draw(300));
            var (variance, epsilon) = round ? (Math.Round(16 * chance.NextUnit()) * 0.25 + 0.25, 0.0) : (5000 * chance.NextUnit(), 1e-5);
            var decision = new NormalisedDecision(gamma, beta, mean, variance, epsilon, 0);
            var threshold = decision.IntegerThreshold(32_000);
            negated += decision.Negated ? 1 : 0;
            for (var i = 0; i < each; i++)
            {
                // Half of the inputs lie within a few units of the bound, where an error would be.
                var x = i % 2 == 0 || Math.Abs(threshold) > 31_000 ? (int)Draw(2000) : (decision.Negated ? -threshold : threshold) + (int)Draw(4);
                var compared = decision.Negated ? -x : x;
                var wanted = Rational(gamma, beta, mean, variance, epsilon, x);
                Assert.True(wanted == (compared >= threshold), $"gamma {gamma:R}, beta {beta:R}, mean {mean:R}, variance {variance:R}, epsilon {epsilon:R}, x {x}, threshold {threshold}");
                spiked += wanted ? 1 : 0;
                atTheBound += compared == threshold || compared == threshold - 1 ? 1 : 0;
            }
        }

        output.WriteLine($"{(long)neurons * each:N0} decisions, none differs; {spiked:N0} spikes, {atTheBound:N0} beside the threshold, {negated:N0} of {neurons:N0} neurons negated");
        Assert.Equal(4_000_000, (long)neurons * each);
        Assert.InRange(spiked, 1_000_000, 3_000_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_compiled_population_decides_like_its_normalisation(bool exact) => Seeds.Try(20, seed =>
    {
        var chance = new SplitMix64(seed);
        double Draw(double most) => (2 * chance.NextUnit() - 1) * most;
        var normalisation = new Normalisation
        {
            Gamma = NeuronValues.Each(Enumerable.Range(0, 12).Select(i => i == 7 ? 0 : Draw(2))),
            Beta = NeuronValues.Each(Enumerable.Range(0, 12).Select(_ => Draw(2))),
            Mean = NeuronValues.Each(Enumerable.Range(0, 12).Select(_ => Draw(60))),
            Variance = NeuronValues.Each(Enumerable.Range(0, 12).Select(_ => 900 * chance.NextUnit())),
        };
        var builder = new NetworkBuilder("n", Duration.Milliseconds(1), exact ? WeightMode.Exact : WeightMode.Scaled)
            .Inputs("x", 16)
            .Neurons("a", 12, new NeuronParameters { Threshold = 0, TauMembrane = Decay.Keep(0), Normalisation = normalisation })
            .Project("x", "a", Connector.AllToAll(), WeightRule.Matrix(Matrix(16, 12, () => Math.Round(Draw(40)))))
            .Run(Duration.Ticks(100));
        for (var tick = 0; tick < 100; tick++)
            builder.Spikes("x", [.. Enumerable.Range(0, 16).Where(_ => chance.NextUnit() < 0.5)], [Duration.Ticks(tick)]);
        var network = builder.Build();

        var weights = network.ConnectionsOf(network.Projections[0]).ToDictionary(synapse => (synapse.Pre, synapse.Post), synapse => (int)synapse.Weight);
        var expected = new HashSet<(int, int)>();
        for (var tick = 0; tick < 100; tick++)
        {
            var active = network.Stimulus!.Spikes.Where(spike => spike.Tick == tick).ToList();
            for (var i = 0; i < 12; i++)
            {
                var x = active.Sum(spike => weights[(spike.Index, i)]);
                if (Rational(normalisation.Gamma[i], normalisation.Beta[i], normalisation.Mean[i], normalisation.Variance[i], normalisation.Epsilon, x))
                    expected.Add((tick, i));
            }
        }

        var compiled = NetworkCompiler.Compile(network, Configurations.Named("icebreaker"));
        var got = ImageRun.Spikes(compiled, network.Stimulus!).Select(spike => (spike.Tick, spike.Index)).ToHashSet();
        expected.SymmetricExceptWith(got);

        // Real weights are rounded to the board's steps, and a threshold between two integers with them.
        Assert.InRange(expected.Count, 0, exact ? 0 : 24);
    });

    [Fact]
    public void A_membrane_that_remembers_takes_up_the_normalised_current()
    {
        var normalisation = new Normalisation { Gamma = NeuronValues.Each([2, -2]), Beta = 0.5, Mean = 3, Variance = 16, Epsilon = 0 };
        var network = new NetworkBuilder("n", Duration.Milliseconds(1))
            .Inputs("x", 1).Neurons("a", 2, new NeuronParameters { Threshold = 4, Normalisation = normalisation })
            .Project("x", "a", Connector.FromList([(0, 0, 4.0), (0, 1, 2.0)]))
            .Run(Duration.Ticks(20)).Train("x", null, Duration.Ticks(1))
            .Build();

        // Each tick: 2 * (4 - 3) / 4 + 0.5 = 1, and -2 * (2 - 3) / 4 + 0.5 = 1.
        Assert.Equal(
            Enumerable.Range(0, 20).Where(tick => tick % 4 == 3).SelectMany(tick => new[] { new RunSpike(tick, "a", 0), new RunSpike(tick, "a", 1) }),
            ImageRun.Spikes(NetworkCompiler.Compile(network, Configurations.Named("tiny")), network.Stimulus!).OrderBy(spike => (spike.Tick, spike.Index)));
    }

    private static double[,] Matrix(int rows, int columns, Func<double> value)
    {
        var matrix = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                matrix[row, column] = value();
        }

        return matrix;
    }

    /// <summary>gamma * (x - mean) / sqrt(variance + epsilon) + beta >= 0 with every double taken as the fraction that it is.</summary>
    private static bool Rational(double gamma, double beta, double mean, double variance, double epsilon, int x)
    {
        // All numbers over one denominator 2^200, small enough for every double that the tests draw.
        BigInteger g = Scaled(gamma), b = Scaled(beta), d = Scaled(x) - Scaled(mean), v = Scaled(variance) + Scaled(epsilon);
        var (left, right) = (g * d, -b);

        // left / 2^400 >= right / 2^200 * sqrt(v / 2^200): squares with their signs.
        return Signed(left * left, left.Sign) >= Signed(right * right * v << 200, right.Sign);

        static BigInteger Signed(BigInteger size, int sign) => sign < 0 ? -size : size;
    }

    private static BigInteger Scaled(double value)
    {
        var (exponent, number) = (0, value);
        while (number != Math.Floor(number))
            (number, exponent) = (number * 2, exponent + 1);
        return new BigInteger(number) << (200 - exponent);
    }
}
