// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Network.Tests;

public sealed class Neuron_keys : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static NeuronParameters Read(string keys, string threshold = "threshold: 2") =>
        NetworkFile.Parse(Yaml.With("threshold: 1", $"{threshold}\n    {keys}")).Populations[0].Parameters;

    public static TheoryData<string, NeuronParameters> Keys => new()
    {
        { "reset: none", new() { Threshold = 2, Reset = ResetMode.None } },
        { "reset: { subtract: { keep: 0.25 } }", new() { Threshold = 2, Reset = ResetMode.Subtract, ResetKeep = Share.Of(0.25) } },
        { "reset: subtract\n    keep_reset: 1024", new() { Threshold = 2, Reset = ResetMode.Subtract, ResetKeep = Share.Keep(1024) } },
        {
            "adaptation: { increment: 0.5, tau: 100 ms }",
            new() { Threshold = 2, Adaptation = new Adaptation { Increment = 0.5, Tau = Decay.Tau(Duration.Milliseconds(100)) } }
        },
        {
            "adaptation: { increment: -3, keep_theta: 4000, theta_period: 5 }\n    theta_init: [1, 4]",
            new()
            {
                Threshold = 2,
                Adaptation = new Adaptation { Increment = -3, Tau = Decay.Keep(4000), Period = 5 },
                ThetaInit = NeuronValues.Each([1, 4]),
            }
        },
        { "adaptation: { increment: 1, tau: none }", new() { Threshold = 2, Adaptation = new Adaptation { Increment = 1 } } },
        { "noise: 0.125", new() { Threshold = 2, Noise = Noise.Within(0.125) } },
        { "noise: none", new() { Threshold = 2 } },
        { "noise_amplitude: 9", new() { Threshold = 2, Noise = Noise.OfCode(9) } },
        { "bipolar: true", new() { Threshold = 2, Bipolar = true } },
        { "silenced: true", new() { Threshold = 2, Silenced = Cells.All } },
        { "silenced: false", new() { Threshold = 2 } },
        { "silenced: [1]", new() { Threshold = 2, Silenced = Cells.Of(1) } },
        { "silenced: 0:2", new() { Threshold = 2, Silenced = Cells.Of(0, 1) } },
        { "tau_membrane: [20 ms, none]", new() { Threshold = 2, TauMembrane = Decays.Each([Decay.Tau(Duration.Milliseconds(20)), Decay.Never]) } },
        { "keep_synapse: [0, 2048]", new() { Threshold = 2, TauSynapse = Decays.Each([Decay.Keep(0), Decay.Keep(2048)]) } },
        { "tau_second: 3 ticks\n    second_shift: 4", new() { Threshold = 2, TauSecond = Decay.Tau(Duration.Ticks(3)), SecondShift = 4 } },
        {
            "normalisation: { gamma: [1, -2], beta: 0.5, mean: [3, 4], variance: 2, epsilon: 0.001 }",
            new()
            {
                Threshold = 2,
                Normalisation = new Normalisation
                {
                    Gamma = NeuronValues.Each([1, -2]), Beta = 0.5, Mean = NeuronValues.Each([3, 4]), Variance = 2, Epsilon = 0.001,
                },
            }
        },
    };

    [Theory]
    [MemberData(nameof(Keys), DisableDiscoveryEnumeration = true)]
    public void Say_the_same_as_the_parameters_in_code(string keys, NeuronParameters parameters)
    {
        Assert.Equal(parameters, Read(keys));
        Assert.Equal(parameters.GetHashCode(), Read(keys).GetHashCode());
        if (parameters != new NeuronParameters { Threshold = 2 })
            Assert.NotEqual(Read("bias: 0"), Read(keys));
    }

    [Fact]
    public void Four_neurons_can_have_winners() => Assert.Equal(
        2, NetworkFile.Parse(Yaml.With("size: 2", "size: 4\n    winners: 2")).Populations[0].Parameters.Winners);

    [Fact]
    public void A_normalisation_can_come_from_a_file()
    {
        _folder.Write("norm.csv", "gamma,beta,mean,variance\n1,0.5,3,4\n-1,0.25,2,9\n");
        const string column = "{ file: norm.csv }";

        var network = NetworkFile.Parse(
            Yaml.With(
                "threshold: 1",
                $"threshold: 1\n    normalisation: {{ gamma: {column}, beta: {column}, mean: {column}, variance: {column} }}"),
            folder: _folder.Path);

        Assert.Equal(
            new Normalisation
            {
                Gamma = NeuronValues.Each([1, -1]),
                Beta = NeuronValues.Each([0.5, 0.25]),
                Mean = NeuronValues.Each([3, 2]),
                Variance = NeuronValues.Each([4, 9]),
            },
            network.Populations[0].Parameters.Normalisation);
    }

    [Theory]
    [InlineData("keep_reset: 1024", "the reset of population 'cells' keeps a share of the overshoot, which goes with 'reset: subtract' alone.")]
    [InlineData("reset: { subtract: { keep: 1.5 } }", "net.yaml:10:32: a share is 1.5, but must lie within 0..1.")]
    [InlineData("reset: { subtract: { keep: 0.5 } }\n    keep_reset: 3", "net.yaml:11:17: population 'cells' has both 'keep' of 'reset' and 'keep_reset': keep one of them.")]
    [InlineData("reset: { none: { keep: 1 } }", "net.yaml:10:14: reset of population 'cells' has no key 'none': known are subtract.")]
    [InlineData("adaptation: 3", "net.yaml:10:17: the adaptation of population 'cells' needs keys and values: increment, tau, keep_theta, theta_period.")]
    [InlineData("adaptation: { tau: 3 ms }", "net.yaml:10:17: the adaptation of population 'cells' lacks the key 'increment'.")]
    [InlineData("adaptation: { increment: 1, tau: 3 ms, keep_theta: 4 }", "net.yaml:10:56: the adaptation of population 'cells' has both 'tau' and 'keep_theta': keep one of them.")]
    [InlineData("adaptation: { increment: 1, theta_period: 8 }", "theta_period of the adaptation of population 'cells' is '8', but must be a whole number from 0 to 7.")]
    [InlineData("theta_init: 2", "theta_init of population 'cells' needs an adaptation: add one, or add theta_init to the threshold.")]
    [InlineData("noise: -1", "net.yaml:10:12: the noise is -1, but must be 0 or more")]
    [InlineData("noise: 1\n    noise_amplitude: 3", "net.yaml:11:22: population 'cells' has both 'noise' and 'noise_amplitude': keep one of them.")]
    [InlineData("noise_amplitude: 16", "noise_amplitude of population 'cells' is '16', but must be a whole number from 0 to 15.")]
    [InlineData("bipolar: yes", "net.yaml:10:14: bipolar of population 'cells' is 'yes', but must be true or false.")]
    [InlineData("silenced: [2]", "silenced of population 'cells' names index 2, but there are 2 members: use 0..1.")]
    [InlineData("silenced: 1:1", "net.yaml:10:15: the slice 1:1:1 has no members: write start:stop or start:stop:step, start below stop and from 0.")]
    [InlineData("silenced: 0:x", "net.yaml:10:15: silenced of population 'cells' is '0:x', which is no slice: write start:stop or start:stop:step, such as 0:8.")]
    [InlineData("winners: 1", "winners of population 'cells' needs at least 4 neurons that compete, but there are 2.")]
    [InlineData("winners: 8", "net.yaml:10:14: winners of population 'cells' is '8', but must be a whole number from 1 to 7.")]
    [InlineData("tau_membrane: [3 ms]", "net.yaml:10:19: tau_membrane of population 'cells' has 1 values, but the population has 2 neurons.")]
    [InlineData("normalisation: { mean: 0 }", "net.yaml:10:20: the normalisation of population 'cells' lacks the key 'variance'.")]
    [InlineData("normalisation: { mean: 0, variance: -1 }", "variance of the normalisation of population 'cells' is -1, but must not be negative.")]
    [InlineData("normalisation: { mean: 0, variance: 0, epsilon: 0 }", "epsilon of the normalisation of population 'cells' is 0, but variance and epsilon together must be above 0")]
    [InlineData("normalisation: { mean: [1, 2, 3], variance: 1 }", "net.yaml:10:28: mean of the normalisation of population 'cells' has 3 values, but the population has 2 neurons.")]
    public void Are_refused_in_a_sentence_if_they_contradict(string keys, string sentence) => Assert.Contains(
        sentence, Yaml.Mistake(Yaml.With("threshold: 1", $"threshold: 2\n    {keys}")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_bipolar_neuron_needs_a_threshold_above_0() => Assert.Contains(
        "threshold of population 'cells' is 0, but 'bipolar: true' needs thresholds above 0.",
        Yaml.Mistake(Yaml.With("threshold: 1", "threshold: 0\n    bipolar: true")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("noise: 0.3", "noise of population 'cells' is 0.3, but with 'weights: integer' it must be a power of two from 1/256 to 64")]
    [InlineData("noise: 128", "noise of population 'cells' is 128, but with 'weights: integer'")]
    [InlineData("adaptation: { increment: 0.5 }", "the increment of the adaptation of population 'cells' is 0.5, but with 'weights: integer' it must be an integer")]
    [InlineData("adaptation: { increment: 1 }\n    theta_init: 0.5", "theta_init of population 'cells' is 0.5, but with 'weights: integer' it must be an integer")]
    public void Integer_networks_refuse_what_would_be_rounded(string keys, string sentence) => Assert.Contains(
        sentence,
        Yaml.Mistake(Yaml.With("threshold: 1", $"threshold: 9\n    {keys}").Replace("0.5\nstim", "5\nstim", StringComparison.Ordinal) + "\nweights: integer\n").Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("0.00390625")]
    [InlineData("0.5")]
    [InlineData("1")]
    [InlineData("64")]
    [InlineData("0")]
    public void Integer_networks_take_noise_of_a_power_of_two(string noise) => Assert.Equal(
        double.Parse(noise, System.Globalization.CultureInfo.InvariantCulture),
        NetworkFile.Parse(Yaml.With("threshold: 1", $"threshold: 9\n    noise: {noise}").Replace("weight: 0.5", "weight: 5", StringComparison.Ordinal) + "\nweights: integer\n")
            .Populations[0].Parameters.Noise!.Amplitude);

    public void Dispose() => _folder.Dispose();
}
