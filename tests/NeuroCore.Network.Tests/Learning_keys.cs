// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network.Tests;

public sealed class Learning_keys : IDisposable
{
    private const string Text = "trace x1: tau = 20 ms, impulse = 64\ndw = 2^-6 * x1 * y0\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Say_the_same_as_the_builder()
    {
        var path = _folder.Write("mine.rule", Text);
        var read = Network("""
            rules:
              mine: mine.rule
              short: dw = 2^-6 * w * x0
              long: |
                trace x1: tau = 20 ms, impulse = 64
                dw = 2^-6 * x1 * y0
              pairs: pair_stdp
            learning: { on: true, from: 2 ms, until: 15 ticks, third_factor: -0.5 }
            """, "rule: mine\n    weight_unit: 0.01");
        var built = new NetworkBuilder("small", Duration.Milliseconds(1))
            .Inputs("drive", 3)
            .Neurons("cells", 2, new NeuronParameters { Threshold = 1 })
            .Rule(LearningRule.FromFile("mine", path))
            .Rule(LearningRule.Of("short", "dw = 2^-6 * w * x0"))
            .Rule(LearningRule.Of("long", Text))
            .Rule(LearningRule.OfProject("pairs", "pair_stdp"))
            .Project("drive", "cells", Connector.AllToAll(), 0.5, options: new ProjectionOptions { Rule = "mine", WeightUnit = 0.01 })
            .Learn(new LearningControl { From = Duration.Milliseconds(2), Until = Duration.Ticks(15), ThirdFactor = -0.5 })
            .Run(Duration.Milliseconds(20))
            .Spikes("drive", null, [Duration.Milliseconds(3)])
            .Build();
        Assert.Equal(built, read);
        Assert.Equal((2, 15), (read.Learning.FirstTick(read.TickSeconds), read.Learning.EndTick(read.TickSeconds)));
        Assert.Equal(("pair_stdp.rule", path, "rule 'short'"), (read.Rules[3].File, read.Rules[0].File, read.Rules[1].File));
        Assert.NotEqual(built, NetworkFile.Parse(Yaml.Small));
    }

    [Fact]
    public void A_rule_of_the_project_need_not_be_announced()
    {
        Assert.NotEmpty(ProjectRules.All);
        foreach (var name in ProjectRules.All)
        {
            var network = Network("", $"rule: {name}\n    weight_unit: 0.01");
            Assert.Equal((name, ProjectRules.Find(name)), (Assert.Single(network.Rules).Name, network.Rules[0].Text));
        }
    }

    [Fact]
    public void Every_rule_of_the_firmware_folder_travels_along() => Assert.Equal(
        Directory.GetFiles(Path.Combine(Repository.Root, "firmware"), "*.rule", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal),
        ProjectRules.All);

    [Fact]
    public void Learning_is_on_from_the_start_to_the_end_without_a_third_factor_unless_something_is_said() =>
        Assert.Equal((true, null, null, null), (LearningControl.Default.IsOn, LearningControl.Default.From, LearningControl.Default.Until, LearningControl.Default.ThirdFactor));

    [Theory]
    [InlineData("", "rule: mine", 12, "The projection 'drive->cells' has the rule 'mine', which is not there: known are ")]
    [InlineData("", "rule: pair_stpd\n    weight_unit: 1", 12, "The projection 'drive->cells' has the rule 'pair_stpd', which is not there: did you mean 'pair_stdp'?")]
    [InlineData("rules:\n  mine: nothing.rule", "", 11, "The rule 'mine' is to be read from ")]
    [InlineData("rules:\n  mine: nothing", "", 11, "No rule of the project is called 'nothing': known are ")]
    [InlineData("rules:\n  9lives: dw = 1 * x0", "", 11, "'9lives' cannot be the name of a rule")]
    [InlineData("learning: { from: 5 ms, until: 5 ms }", "", 10, "Learning ends at 5 ms, which is not after its beginning at 5 ms: make the window longer, or write 'on: false'.")]
    [InlineData("learning: { from: 1.5 ticks }", "", 10, "'from' of learning is 1.5 ticks, which is not a whole number of ticks")]
    [InlineData("learning: { third_factor: 1.5 }", "", 10, "third_factor of learning is 1.5, but must lie within -1..1.")]
    [InlineData("learning: { onn: true }", "", 10, "learning has no key 'onn': did you mean 'on'?")]
    [InlineData("", "weight_unit: 0", 12, "weight_unit of the projection 'drive->cells' is 0, but must be above 0.")]
    [InlineData("", "rule: pair_stdp", 12, "The projection 'drive->cells' has a rule, which speaks of integer steps of weights: say with weight_unit what weight a step stands for, or write 'weights: integer'.")]
    [InlineData("weights: integer", "weight_unit: 2", 12, "The projection 'drive->cells' has a weight_unit, which goes with real weights alone: with 'weights: integer' it is 1.")]
    [InlineData("weights: integer", "rule: pair_stdp", 12, "A weight from 'drive' to 'cells' is 0.3, but with 'weights: integer' it must be a multiple of 1/256 in -127..127.")]
    public void Mistakes_are_told_where_they_are(string top, string projection, int line, string sentence)
    {
        var mistake = Assert.Throws<DescriptionException>(() => Network(top, projection, weights: top == "weights: integer" ? (projection.StartsWith("rule", StringComparison.Ordinal) ? "0.3" : "5") : "0.5"));
        Assert.StartsWith(sentence, mistake.Sentence, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(line, mistake.Line);
    }

    [Fact]
    public void A_rule_into_a_normalised_population_is_refused() => Assert.Contains(
        "goes to 'cells', which has a normalisation for weights that a trainer has fixed",
        Assert.Throws<DescriptionException>(() => new NetworkBuilder("n", Duration.Milliseconds(1)).Inputs("x", 1)
            .Neurons("cells", 1, new NeuronParameters { Threshold = 1, Normalisation = new Normalisation { Mean = 0, Variance = 1 } })
            .Project("x", "cells", Connector.OneToOne, 0.5, options: new ProjectionOptions { Rule = "pair_stdp", WeightUnit = 0.1 })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Two_rules_of_one_name_are_refused() => Assert.Contains(
        "there are two rules named 'one'",
        Assert.Throws<DescriptionException>(() => new NetworkBuilder("n", Duration.Milliseconds(1))
            .Rule(LearningRule.Of("one", "dw = 1 * x0")).Rule(LearningRule.Of("one", "dw = 2 * x0"))).Message,
        StringComparison.OrdinalIgnoreCase);

    public void Dispose() => _folder.Dispose();

    private NetworkDescription Network(string top, string projection, string weights = "0.5") => NetworkFile.Parse(
        Yaml.With("projections:", $"{top}\nprojections:").Replace("weight: 0.5", $"weight: {weights}\n    {projection}", StringComparison.Ordinal),
        folder: _folder.Path);
}
