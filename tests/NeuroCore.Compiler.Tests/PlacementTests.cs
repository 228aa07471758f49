// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

public class PlacementTests
{
    [Fact]
    public void Every_population_begins_a_block_and_shares_none() => Seeds.Try(70, seed =>
    {
        var build = Builds.For(seed);
        var image = NetworkCompiler.Compile(RandomNetwork.For(build, seed), build).Image;
        var blocks = image.Metadata.Populations.OrderBy(place => place.First).SelectMany(place =>
        {
            Assert.Equal(0, place.First % build.Lanes);
            return Enumerable.Range(place.First / build.Lanes, (place.Count + build.Lanes - 1) / build.Lanes);
        }).ToList();

        // Encoders begin at a word of events: that may leave a gap between neurons and inputs, and no other.
        Assert.Equal(blocks.Distinct(), blocks);
        Assert.Equal(Enumerable.Range(0, image.Neurons / build.Lanes), blocks.Where(block => block < image.Neurons / build.Lanes));
        Assert.Equal(image.Sources / build.Lanes - 1, blocks[^1]);
        Assert.InRange(image.Sources / build.Lanes - blocks.Count, 0, (build.EventWidth - 1) / build.Lanes);
        Assert.All(image.Metadata.Populations, place => Assert.Equal(place.IsInput, place.First >= image.Neurons));
        Assert.All(image.Metadata.Populations, place => Assert.Equal(
            Enumerable.Range(0, place.Count), Enumerable.Range(0, place.Count).Select(place.Position).Order().Select(place.Index).Order()));
    });

    [Fact]
    public void Populations_and_inputs_keep_the_order_of_the_description()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1))
            .Inputs("x", 3).Neurons("b", 5, new NeuronParameters { Threshold = 1 })
            .Inputs("w", 1).Neurons("a", 2, new NeuronParameters { Threshold = 1 })
            .Build();

        Assert.Equal(
            [new("b", false, 0, 5) { LevelUnits = 128 }, new("a", false, 8, 2) { LevelUnits = 128 }, new("x", true, 12, 3), new("w", true, 16, 1)],
            NetworkCompiler.Compile(network, Configurations.Named("tiny")).Image.Metadata.Populations.AsEnumerable());
    }

    [Fact]
    public void Every_synapse_lies_at_its_address_and_nothing_else_is_a_synapse() => Seeds.Try(70, seed =>
    {
        var build = Builds.For(seed);
        var network = RandomNetwork.For(build, seed);
        var compiled = NetworkCompiler.Compile(network, build);
        var memory = new ImageMemory(compiled.Image);
        var expected = Expected(network, compiled);
        for (var source = 0; source < compiled.Image.Sources; source++)
        {
            for (var neuron = 0; neuron < compiled.Image.Neurons; neuron++)
                Assert.Equal(expected.GetValueOrDefault((source, neuron), WeightCodes.NoSynapse), memory.Delivered(source, neuron));
        }
    });

    [Fact]
    public void Ranges_are_as_small_as_the_synapses_allow_and_only_they_are_written() => Seeds.Try(70, seed =>
    {
        var build = Builds.For(seed);
        var network = RandomNetwork.For(build, seed);
        var compiled = NetworkCompiler.Compile(network, build);
        var memory = new ImageMemory(compiled.Image);
        var blocks = Expected(network, compiled).Keys.ToLookup(pair => pair.Source, pair => pair.Neuron / build.Lanes);
        var words = 0;
        for (var source = 0; source < compiled.Image.Sources; source++)
        {
            var range = blocks.Contains(source) ? new OccupiedRange(blocks[source].Min(), blocks[source].Max()) : null;
            Assert.Equal(range, memory.Range(source));
            words += range is null ? 0 : (range.Last - range.First + 1) * build.Pairs;
        }

        Assert.Equal(words, memory.WrittenIn(Bank.Synapse));
    });

    [Fact]
    public void Neurons_that_fill_up_a_block_can_never_fire() => Seeds.Try(70, seed =>
    {
        var build = Builds.For(seed);
        var image = NetworkCompiler.Compile(RandomNetwork.For(build, seed), build).Image;
        var memory = new ImageMemory(image);
        var real = image.Metadata.Populations.SelectMany(place => Enumerable.Range(place.First, place.Count)).ToHashSet();
        foreach (var neuron in Enumerable.Range(0, image.Neurons).Where(neuron => !real.Contains(neuron)))
        {
            Assert.Equal(short.MaxValue, memory.Threshold(neuron));
            Assert.Equal(0, memory.Bias(neuron));
            Assert.Equal(0, memory.Membrane(neuron));
            Assert.True(memory.Class(neuron).VMin < short.MaxValue);
            Assert.All(Enumerable.Range(0, image.Sources), source => Assert.Equal(WeightCodes.NoSynapse, memory.Delivered(source, neuron)));
        }
    });

    [Fact]
    public void An_image_sets_everything_a_run_relies_on_and_its_file_gives_it_back() => Seeds.Try(35, seed =>
    {
        var build = Builds.For(seed);
        var network = RandomNetwork.For(build, seed);
        var image = NetworkCompiler.Compile(network, build).Image;
        var memory = new ImageMemory(image);

        Assert.Null(ImageRules.Problem(image));
        Assert.Equal(image.Neurons, memory[Bank.Control, (int)ControlRegister.ImageNeurons]);
        Assert.Equal(image.Sources, memory[Bank.Control, (int)ControlRegister.ImageSources]);
        Assert.Equal(image.Neurons, memory.WrittenIn(Bank.Threshold));
        Assert.Equal(build.Has(Capabilities.Bias) ? image.Neurons : 0, memory.WrittenIn(Bank.Bias));
        Assert.Equal(build.Has(Capabilities.Report) ? (image.Neurons + 15) / 16 : 0, memory.WrittenIn(Bank.Report));
        Assert.Equal(8 * image.Neurons / build.Lanes, memory.WrittenIn(Bank.Class));
        Assert.Equal(image.Sources, memory.WrittenIn(Bank.Range));

        using var file = new MemoryStream();
        ImageFile.Write(file, image);
        file.Position = 0;
        var back = ImageFile.Read(file, "image");
        Assert.Equal(image.Sections.Length, back.Sections.Length);
        Assert.All(image.Sections.Zip(back.Sections), pair => Assert.Equal(pair.First.Words.AsEnumerable(), pair.Second.Words));
    });

    [Fact]
    public void Sections_are_runs_that_could_not_be_longer() => Seeds.Try(35, seed =>
    {
        var build = Builds.For(seed);
        var sections = NetworkCompiler.Compile(RandomNetwork.For(build, seed), build).Image.Sections;

        Assert.All(sections.Zip(sections.Skip(1)), pair => Assert.False(
            pair.First.Bank == pair.Second.Bank && pair.First.Address + pair.First.Words.Length == pair.Second.Address));
    });

    [Fact]
    public void Compiling_twice_gives_the_same_image() => Seeds.Try(7, seed =>
    {
        var build = Builds.For(seed);
        using var one = new MemoryStream();
        using var two = new MemoryStream();
        ImageFile.Write(one, NetworkCompiler.Compile(RandomNetwork.For(build, seed), build).Image);
        ImageFile.Write(two, NetworkCompiler.Compile(RandomNetwork.For(build, seed), build).Image);

        Assert.Equal(one.ToArray(), two.ToArray());
    });

    [Fact]
    public void A_stimulus_becomes_sources_in_order()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1))
            .Neurons("cells", 5, new NeuronParameters { Threshold = 1 }).Inputs("x", 3).Inputs("y", 2)
            .Run(Duration.Ticks(9))
            .Spikes("y", [1], [Duration.Ticks(2)]).Spikes("x", [2, 0], [Duration.Ticks(2), Duration.Ticks(1)])
            .Build();
        var image = NetworkCompiler.Compile(network, Configurations.Named("tiny")).Image;

        Assert.Equal([(1, 8, false), (1, 10, false), (2, 8, false), (2, 10, false), (2, 13, false)], StimulusPlacement.Place(network.Stimulus!, image.Metadata));
    }

    [Fact]
    public void A_stimulus_of_another_network_is_refused()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1))
            .Neurons("cells", 5, new NeuronParameters { Threshold = 1 }).Inputs("x", 3).Build();
        var metadata = NetworkCompiler.Compile(network, Configurations.Named("tiny")).Image.Metadata;

        Assert.Equal(
            "The stimulus drives 'z', which is no input of the image 'n': compile the network that it belongs to.",
            Assert.Throws<NeuroCoreException>(() => StimulusPlacement.Place(new Stimulus(3, [new(0, "z", 0)]), metadata).ToList()).Message);
        Assert.Equal(
            "The stimulus drives x[3], but the image 'n' has 3 of them: compile the network that it belongs to.",
            Assert.Throws<NeuroCoreException>(() => StimulusPlacement.Place(new Stimulus(3, [new(0, "x", 3)]), metadata).ToList()).Message);
    }

    /// <summary>The weights that the image should hold, from the description and the reported steps.</summary>
    private static Dictionary<(int Source, int Neuron), int> Expected(NetworkDescription network, CompiledNetwork compiled)
    {
        var places = compiled.Image.Metadata.Populations.ToDictionary(place => place.Name);
        var expected = new Dictionary<(int Source, int Neuron), int>();
        foreach (var (projection, line) in network.Projections.Zip(compiled.Report.Projections))
        {
            foreach (var synapse in network.ConnectionsOf(projection))
            {
                expected.Add(
                    (places[projection.Source].Position(synapse.Pre), places[projection.Target].Position(synapse.Post)),
                    Math.Clamp((int)Math.Round(synapse.Weight / line.Step, MidpointRounding.AwayFromZero), -127, 127));
            }
        }

        return expected;
    }

    [Fact]
    public void A_negative_projection_becomes_opposite_weights_where_the_build_has_no_polarity()
    {
        var signed = Signs(negative: true, weight: 3);
        Assert.Equal(
            NetworkCompiler.Compile(Signs(negative: false, weight: -3), Configurations.Named("icebreaker")).Image.Sections.AsEnumerable(),
            NetworkCompiler.Compile(signed, Configurations.Named("icebreaker")).Image.Sections.AsEnumerable(),
            (one, other) => one.Bank == other.Bank && one.Address == other.Address && one.Words.SequenceEqual(other.Words));
        Assert.True(NetworkCompiler.Compile(signed, Configurations.Named("tiny")).Image.Needs.HasFlag(Capabilities.Polarity));
    }

    private static NetworkDescription Signs(bool negative, double weight) => new NetworkBuilder("signs", Duration.Milliseconds(1))
        .Inputs("x", 4).Neurons("a", 4, new NeuronParameters { Threshold = 5 })
        .Project("x", "a", Connector.AllToAll(), weight, options: new ProjectionOptions { Negative = negative }).Build();
}
