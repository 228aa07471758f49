// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

/// <summary>Images of networks that learn.</summary>
public class LearningImageTests
{
    [Theory]
    [InlineData("tiny", WeightMode.Exact)]
    [InlineData("icebreaker", WeightMode.Exact)]
    [InlineData("icebreaker", WeightMode.Scaled)]
    [InlineData("complete", WeightMode.Scaled)]
    [InlineData("complete-fine", WeightMode.Exact)]
    [InlineData("complete-fine", WeightMode.Scaled)]
    [InlineData("odd_two", WeightMode.Scaled)]
    [InlineData("odd_four", WeightMode.Scaled)]
    public void Every_synapse_has_its_weight_and_its_rule_and_every_place_that_is_walked_is_written(string name, WeightMode mode) => Seeds.Try(6, seed =>
    {
        var build = Configurations.Named(name);
        var network = PlasticNetwork.Random(build, seed, mode);
        var image = NetworkCompiler.Compile(network, build).Image;
        var memory = new ImageMemory(image);
        var places = image.Metadata.Populations.ToDictionary(place => place.Name);
        var joined = new HashSet<(int Source, int Neuron)>();
        foreach (var projection in network.Projections)
        {
            var rule = projection.Options.Rule is { } wanted ? image.Metadata.Learning!.Rules.IndexOf(wanted) + 1 : 0;
            foreach (var (pre, post, weight, _) in network.ConnectionsOf(projection))
            {
                var (source, neuron) = (places[projection.Source].Position(pre), places[projection.Target].Position(post));
                joined.Add((source, neuron));
                Assert.Equal(rule, memory.Projection(source, neuron).Rule);
                if (mode == WeightMode.Exact || rule > 0)
                    Assert.Equal(Steps(projection, weight, build), Word(memory, source, neuron));
            }
        }

        var groups = joined.Select(pair => pair.Source / build.Lanes).ToHashSet();
        Assert.Null(ImageRules.Problem(image));
        var plastic = memory.OrZero(Bank.Learning, (int)LearningRegister.PlasticClasses);
        for (var source = 0; source < image.Sources; source++)
        {
            var range = memory[Bank.Range, source];
            var number = RangeWord.SourceClass(range);
            var learns = ((plastic >> number) & 1) != 0;
            // Of those that have no synapse, some lie in a group that learns.
            if (groups.Contains(source / build.Lanes))
                Assert.True(!learns || RangeWord.SourceClass(memory[Bank.Range, source / build.Lanes * build.Lanes]) == number);
            else
                Assert.False(learns);
            for (var neuron = 0; learns && neuron < image.Neurons; neuron++)
            {
                if (memory.Projection(source, neuron).Rule > 0 && !joined.Contains((source, neuron)))
                    Assert.Equal(WeightCodes.NoSynapse, memory.Weight(source, neuron));
            }
        }
    });

    [Fact]
    public void A_source_beside_one_that_learns_has_its_class_also_without_a_synapse()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact)
            .Rule(LearningRule.Of("plain", PlasticNetwork.Rules["plain"]))
            .Inputs("x", 6).Neurons("a", 12, new NeuronParameters { Threshold = 100 })
            .Project("x", "a", Connector.FromList([(2, 9)]), 5, options: new ProjectionOptions { Rule = "plain" })
            .Project("a", "a", Connector.OneToOne, -5)
            .Build();
        var image = NetworkCompiler.Compile(network, Configurations.Named("tiny")).Image;
        var memory = new ImageMemory(image);
        var first = image.Metadata.Populations.Single(place => place.Name == "x").First;
        var number = RangeWord.SourceClass(memory[Bank.Range, first + 2]);
        Assert.Equal(1 << number, memory.OrZero(Bank.Learning, (int)LearningRegister.PlasticClasses));
        Assert.All(Enumerable.Range(first, 4), source => Assert.Equal(number, RangeWord.SourceClass(memory[Bank.Range, source])));
        Assert.All(Enumerable.Range(first, 4), source => Assert.Equal(source == first + 2, memory.Range(source) is not null));
        Assert.All(Enumerable.Range(first, 4), source => Assert.All(
            Enumerable.Range(8, 4), neuron => Assert.Equal(source == first + 2 && neuron == 9 ? 5 : -128, memory.Weight(source, neuron))));
        // The other groups, and the static projection, are no part of it.
        Assert.All(Enumerable.Range(first + 4, 4).Concat(Enumerable.Range(0, 12)), source => Assert.NotEqual(number, RangeWord.SourceClass(memory[Bank.Range, source])));
    }

    [Fact]
    public void Traces_epoch_gate_and_third_factor_are_in_the_image()
    {
        var memory = new ImageMemory(NetworkCompiler.Compile(One("longer", control: new LearningControl { ThirdFactor = -0.5 }), Configurations.Named("tiny")).Image);
        int Register(LearningRegister register) => memory.OrZero(Bank.Learning, (int)register);
        Assert.Equal((1, 192, 4), (Register(LearningRegister.Gate), Register(LearningRegister.ThirdFactor), Register(LearningRegister.Epoch)));
        Assert.Equal(LearningLayout.Products(2, 1, 1), Register(LearningRegister.Products));
        double Keep(Trace trace) => 1 - (Word(trace, TraceParameter.Mantissa) / Math.ScaleB(256, Word(trace, TraceParameter.Shift)));
        int Word(Trace trace, TraceParameter parameter) => memory[Bank.NeuronTrace, LearningLayout.Parameter(memory.Image.Target, trace, parameter)];
        Assert.Equal(Math.Exp(-1 / 20.0), Keep(Trace.X1), 3);
        Assert.Equal(Math.Exp(-1 / 10.0), Keep(Trace.Y1), 3);
        Assert.Equal((64, 80, 0, 0), (Word(Trace.X1, TraceParameter.Impulse), Word(Trace.Y1, TraceParameter.Impulse), Word(Trace.X2, TraceParameter.Impulse), Word(Trace.Y2, TraceParameter.Mantissa)));
        Assert.NotEqual(0, memory.OrZero(Bank.Noise, 0) | memory.OrZero(Bank.Noise, 3));
    }

    [Theory]
    [InlineData(true, null, null, 1)]
    [InlineData(false, null, null, 0)]
    [InlineData(true, 0, 30, 1)]
    [InlineData(true, 5, 30, 0)]
    public void The_gate_begins_as_the_window_says(bool on, int? from, int? until, int gate)
    {
        var image = NetworkCompiler.Compile(
            One("plain", control: new LearningControl { IsOn = on, From = Time(from), Until = Time(until) }), Configurations.Named("tiny")).Image;
        Assert.Equal(gate, new ImageMemory(image).OrZero(Bank.Learning, (int)LearningRegister.Gate));
        Assert.Equal(new LearningNote(["plain"], on, from ?? 0, until), image.Metadata.Learning);

        static Duration? Time(int? ticks) => ticks is { } count ? Duration.Milliseconds(count) : null;
    }

    [Fact]
    public void A_static_network_in_a_build_that_learns_closes_everything()
    {
        var memory = new ImageMemory(NetworkCompiler.Compile(One(null), Configurations.Named("tiny")).Image);
        Assert.All(Enumerable.Range(0, LearningLayout.Registers), register => Assert.Equal(0, memory[Bank.Learning, register]));
        Assert.False(memory.Image.Needs.HasFlag(Capabilities.Learning));
        Assert.Null(memory.Image.Metadata.Learning);
        Assert.Equal(0, memory.WrittenIn(Bank.Program));
    }

    [Fact]
    public void Weights_of_a_fine_synapse_that_learns_begin_with_their_fraction()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact)
            .Rule(LearningRule.Of("longer", PlasticNetwork.Rules["longer"]))
            .Inputs("x", 1).Neurons("a", 3, new NeuronParameters { Threshold = 100 })
            .Project("x", "a", Connector.FromList([(0, 0, 2.5), (0, 1, -2.5), (0, 2, 1 / 256.0)]), options: new ProjectionOptions { Rule = "longer" })
            .Build();
        var image = NetworkCompiler.Compile(network, Configurations.Named("complete-fine")).Image;
        var x = image.Metadata.Populations.Single(place => place.Name == "x").First;
        Assert.Equal([640, -640, 1], Enumerable.Range(0, 3).Select(neuron => Word(new ImageMemory(image), x, image.Metadata.Populations[0].Position(neuron))));
        Assert.Contains(
            "needs fine_synapses (weights with a fraction in projection 'x->a'), which 'tiny' lacks: use complete-fine.",
            Assert.ThrowsAny<NeuroCoreException>(() => NetworkCompiler.Compile(network, Configurations.Named("tiny"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_lead_from_words_to_the_weights_of_the_description()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1))
            .Rule(LearningRule.Of("plain", PlasticNetwork.Rules["plain"]))
            .Inputs("x", 2).Neurons("a", 8, new NeuronParameters { Threshold = 1 })
            .Project("x", "a", Connector.FromList([(0, 0), (1, 5)]), 0.25, "learned", new ProjectionOptions { Rule = "plain", WeightUnit = 0.01 })
            .Project("a", "a", Connector.FromList([(0, 1), (1, 2)]), 0.5, "one", new ProjectionOptions { Negative = true })
            .Project("a", "a", Connector.FromList([(2, 1)]), 0.5, "two", new ProjectionOptions { Negative = true })
            .Build();
        var places = NetworkCompiler.Compile(network, Configurations.Named("icebreaker")).Image.Metadata.Projections;
        Assert.Equal(("plain", 0.01, false, 0), (places[0].Rule, Math.Round(places[0].Unit, 12), places[0].IsTurned, places[0].Pairs.Length));
        // Without polarity the compiler turns weights round, and two projections share the populations.
        Assert.Equal((null, true, "(0, 1) (1, 2)"), (places[1].Rule, places[1].IsTurned, string.Join(' ', places[1].Pairs)));
        Assert.Equal((true, "(2, 1)"), (places[2].IsTurned, string.Join(' ', places[2].Pairs)));
    }

    private static int Steps(Projection projection, double weight, Configuration build)
    {
        var fine = projection.Options.Rule is not null && build.Has(Capabilities.FineSynapses) ? 256 : 1;
        return (int)Math.Round(fine * weight / (projection.Options.WeightUnit ?? 1), MidpointRounding.AwayFromZero) * (build.Has(Capabilities.FineSynapses) ? 256 / fine : 1);
    }

    private static int Word(ImageMemory memory, int source, int neuron) => SynapseWord.Weight(
        memory.Image.Target, memory[Bank.Synapse, SynapseLayout.Address(memory.Image.Target, source, neuron)], source, neuron)!.Value;

    private static NetworkDescription One(string? rule, LearningControl? control = null)
    {
        var builder = new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact);
        if (rule is not null)
            builder.Rule(LearningRule.Of(rule, PlasticNetwork.Rules[rule]));
        return builder.Learn(control ?? LearningControl.Default)
            .Inputs("x", 3).Neurons("a", 3, new NeuronParameters { Threshold = 100 })
            .Project("x", "a", Connector.AllToAll(), 5, options: new ProjectionOptions { Rule = rule })
            .Build();
    }
}
