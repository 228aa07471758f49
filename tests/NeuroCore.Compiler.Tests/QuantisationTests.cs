// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

public class QuantisationTests
{
    [Fact]
    public void Every_weight_reads_back_within_half_a_step() => Seeds.Try(70, seed => EachSynapse(seed, (wanted, code, got, step) =>
    {
        Assert.InRange(code, WeightCodes.Least, WeightCodes.Most);
        Assert.InRange(got, wanted - 0.5000001 * step, wanted + 0.5000001 * step);
    }));

    [Fact]
    public void Every_membrane_value_reads_back_within_half_a_unit() => Seeds.Try(70, seed => EachPopulation(seed, (population, place, scale, memory) =>
    {
        var half = 0.5000001 / scale.LevelUnits;
        for (var i = 0; i < population.Size; i++)
        {
            Near(population.Parameters.Threshold[i], memory.Threshold(place.Position(i)) / scale.LevelUnits, half);
            Near(population.Parameters.Bias[i], memory.Bias(place.Position(i)) / scale.LevelUnits, half);
            Near(population.Parameters.VInit[i], memory.Membrane(place.Position(i)) / 256.0 / scale.LevelUnits, half / 256);
        }

        var shared = memory.Class(place.First);
        if (population.Parameters.Reset == ResetMode.Value)
            Near(population.Parameters.VReset, shared.VReset / scale.LevelUnits, half);
        if (population.Parameters.VMin is { } floor)
            Near(floor, shared.VMin / scale.LevelUnits, half);
        else
            Assert.Equal(short.MinValue, shared.VMin);
    }));

    [Fact]
    public void Shared_parameters_are_those_of_the_description() => Seeds.Try(70, seed => EachPopulation(seed, (population, place, scale, memory) =>
    {
        for (var neuron = place.First; neuron < place.First + population.Size; neuron++)
        {
            var shared = memory.Class(neuron);
            Assert.Equal((int)Math.Round(4096 * population.Parameters.TauMembrane[0].FractionKept(1e-3)), shared.KeepV);
            Assert.Equal((int)Math.Round(4096 * population.Parameters.TauSynapse[0].FractionKept(1e-3)), shared.KeepU);
            Assert.Equal(population.Parameters.Refractory.Value, shared.RefractoryTicks);
            Assert.Equal(population.Parameters.Reset, shared.Reset);
            Assert.Equal((scale.AccumulatorShift, scale.CurrentShift), (shared.AccumulatorShift, shared.CurrentShift));
        }
    }));

    [Fact]
    public void Weights_and_levels_share_one_scale_through_both_shifts() => Seeds.Try(70, seed => EachPopulation(seed, (_, _, scale, memory) =>
    {
        Assert.Equal(scale.LevelUnits, Math.ScaleB(scale.WeightUnits, scale.AccumulatorShift + scale.CurrentShift - 8), 1e-9 * scale.LevelUnits);
        Assert.InRange(scale.AccumulatorShift, 0, memory.Image.Target.MostAccumulatorShift);
        Assert.InRange(scale.CurrentShift, 0, memory.Image.Target.MostCurrentShift);
    }));

    [Fact]
    public void A_volley_of_every_source_overflows_neither_accumulator_nor_current() => Seeds.Try(140, seed => EachPopulation(seed, (population, place, scale, memory) =>
    {
        var (image, worst) = (memory.Image, 0);
        for (var neuron = place.First; neuron < place.First + population.Size; neuron++)
        {
            var (above, below) = (0, 0);
            for (var source = 0; source < image.Sources; source++)
            {
                if (memory.Delivered(source, neuron) is var code && code == WeightCodes.NoSynapse)
                    continue;
                var word = memory.Projection(source, neuron);
                var weight = (code << word.Exponent) * (word.Negative ? -1 : 1);
                var signed = source < image.Neurons && memory.Class(source).Bipolar;
                above += signed ? Math.Abs(weight) : Math.Max(0, weight);
                below += signed ? Math.Abs(weight) : Math.Max(0, -weight);
            }

            worst = Math.Max(worst, Math.Max(above, below));
        }

        Assert.Equal(worst, scale.WorstVolley);
        Assert.InRange(worst, 0, short.MaxValue);
        Assert.InRange(worst << scale.AccumulatorShift, 0, (1 << (image.Target.CurrentWidth - 1)) - 1);
        Assert.InRange(worst, 0, scale.VolleyLimit);
    }));

    [Fact]
    public void Everything_that_fits_a_membrane_stays_within_it() => Seeds.Try(70, seed => EachPopulation(seed, (population, place, scale, memory) =>
    {
        var most = (1 << (memory.Image.Target.MembraneWidth - 9)) - 1;
        for (var neuron = place.First; neuron < place.First + population.Size; neuron++)
        {
            Assert.InRange(memory.Threshold(neuron), -most - 1, most);
            Assert.InRange(memory.Bias(neuron), -most - 1, most);
        }
    }));

    [Fact]
    public void The_report_names_the_worst_error_of_every_projection() => Seeds.Try(35, seed =>
    {
        var build = Builds.For(seed);
        var network = RandomNetwork.For(build, seed);
        var report = NetworkCompiler.Compile(network, build).Report;
        foreach (var (projection, line) in network.Projections.Zip(report.Projections))
        {
            var units = 1 / line.Step;
            var weights = network.ConnectionsOf(projection).Select(synapse => synapse.Weight).ToList();
            var worst = weights.Select(weight => Math.Abs(Math.Round(weight * units, MidpointRounding.AwayFromZero) / units - weight)).DefaultIfEmpty().Max();

            Assert.Equal(projection.Name, line.Projection);
            Assert.Equal(weights.Count, line.Synapses);
            Assert.Equal(worst, line.WorstError, 1e-9 / units);
            Assert.InRange(line.WorstError, 0, 0.5000001 * line.Step);
            Assert.Equal(weights.Count(weight => weight != 0 && Math.Abs(weight * units) < 0.5), line.BecameZero);
        }
    });

    [Fact]
    public void Weights_use_their_whole_range_where_nothing_is_in_the_way()
    {
        var compiled = Compile(Cells(new NeuronParameters { Threshold = Math.PI }), WeightRule.Matrix(new[,] { { Math.E, -0.1234567 } }));

        Assert.Equal(127 / Math.E, compiled.Report.Scales[0].WeightUnits, 1e-9);
        Assert.Equal(127, new ImageMemory(compiled.Image).Delivered(8, 0));
    }

    [Theory]
    [InlineData(1.5, 1)]
    [InlineData(0.1, 1)]
    [InlineData(-0.3, 0.7)]
    [InlineData(1, 20)]
    [InlineData(1000, 1)]
    [InlineData(1e-3, 0.025)]
    public void Multiples_of_a_common_unit_are_met_exactly(double weight, double threshold)
    {
        var report = Compile(Cells(new NeuronParameters { Threshold = threshold }), weight).Report;

        Assert.Equal(0, report.Projections[0].WorstError);
        Assert.Equal(0, report.Parameters.Single(line => line.Parameter == "threshold").Error);
        Assert.True(report.IsExact);
    }

    [Fact]
    public void A_dense_population_gives_up_resolution_before_it_overflows()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1))
            .Inputs("drive", 768).Neurons("cells", 8, new NeuronParameters { Threshold = 1 })
            .Project("drive", "cells", Connector.AllToAll(), WeightRule.Uniform(0.9, 1, 1))
            .Build();
        var scale = NetworkCompiler.Compile(network, Configurations.Named("complete")).Report.Scales[0];

        Assert.InRange(scale.WorstVolley, 30_000, short.MaxValue);
        Assert.InRange(scale.WeightUnits, 40, 50);
    }

    [Fact]
    public void A_current_that_decays_gets_fraction_bits_and_room_to_add_up()
    {
        var scale = Compile(Cells(new NeuronParameters { Threshold = 1, TauSynapse = Decay.Tau(Duration.Milliseconds(5)) }), 0.3).Report.Scales[0];

        Assert.InRange(scale.AccumulatorShift, 3, 7);
        Assert.Equal(1, scale.SustainedActivity);
    }

    [Fact]
    public void A_bias_alone_needs_no_synapse()
    {
        var network = Cells(new NeuronParameters { Threshold = 1, Bias = 0.04 }).Build();

        Assert.True(NetworkCompiler.Compile(network, Configurations.Named("tiny")).Report.IsExact);
    }

    [Theory]
    [InlineData(1e30, 1e-30)]
    [InlineData(1e-30, 1e30)]
    [InlineData(1e30, 1e30)]
    [InlineData(1e-30, 1e-30)]
    [InlineData(0, 1)]
    [InlineData(-1e30, 1)]
    public void Numbers_of_any_size_give_an_image(double weight, double threshold)
    {
        var compiled = Compile(Cells(new NeuronParameters { Threshold = threshold, TauSynapse = Decay.Keep(4096), TauMembrane = Decay.Keep(1) }), weight);

        Assert.Null(ImageRules.Problem(compiled.Image));
        Assert.True(double.IsFinite(compiled.Report.Scales[0].WeightUnits));
        Assert.NotEmpty(compiled.Report.ToText());
        Assert.NotEmpty(compiled.Report.ToJson());
    }

    [Fact]
    public void The_largest_dense_network_compiles()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1))
            .Inputs("drive", 512).Neurons("cells", 512, new NeuronParameters { Threshold = 1, TauSynapse = Decay.Tau(Duration.Milliseconds(5)) })
            .Project("drive", "cells", Connector.AllToAll(), WeightRule.Uniform(-1, 1, 1))
            .Project("cells", "cells", Connector.AllToAll(), WeightRule.Uniform(-1, 1, 2))
            .Build();
        var image = NetworkCompiler.Compile(network, Configurations.Named("complete")).Image;

        // A word of 16 bits for each of 1,024 x 512 synapses, in one run.
        Assert.Equal(524_288, Assert.Single(image.Sections, section => section.Bank == Bank.Synapse).Words.Length);
    }

    private static void Near(double wanted, double got, double within) => Assert.InRange(got, wanted - within, wanted + within);

    private static NetworkBuilder Cells(NeuronParameters parameters) =>
        new NetworkBuilder("n", Duration.Milliseconds(1)).Inputs("drive", 1).Neurons("cells", 5, parameters);

    private static CompiledNetwork Compile(NetworkBuilder builder, WeightRule weight)
    {
        var connector = weight is MatrixWeight matrix
            ? Connector.FromList(matrix.Values.Select((value, post) => (0, post, value)))
            : Connector.AllToAll();
        return NetworkCompiler.Compile(
            builder.Project("drive", "cells", connector, weight is MatrixWeight ? null : weight).Build(), Configurations.Named("tiny"));
    }

    private static void EachPopulation(ulong seed, Action<Population, PopulationPlace, ScaleLine, ImageMemory> check)
    {
        var build = Builds.For(seed);
        var network = RandomNetwork.For(build, seed);
        var compiled = NetworkCompiler.Compile(network, build);
        var memory = new ImageMemory(compiled.Image);
        for (var i = 0; i < network.Populations.Length; i++)
            check(network.Populations[i], compiled.Image.Metadata.Populations[i], compiled.Report.Scales[i], memory);
    }

    /// <summary>Hands every synapse over: the weight wanted, its code, what that does to the accumulator on the network's scale, and the step reported.</summary>
    private static void EachSynapse(ulong seed, Action<double, int, double, double> check)
    {
        var build = Builds.For(seed);
        var network = RandomNetwork.For(build, seed);
        var compiled = NetworkCompiler.Compile(network, build);
        var memory = new ImageMemory(compiled.Image);
        var places = compiled.Image.Metadata.Populations.ToDictionary(place => place.Name);
        foreach (var (projection, line) in network.Projections.Zip(compiled.Report.Projections))
        {
            var units = compiled.Report.Scales.Single(line => line.Population == projection.Target).WeightUnits;
            foreach (var synapse in network.ConnectionsOf(projection))
            {
                var (source, neuron) = (places[projection.Source].Position(synapse.Pre), places[projection.Target].Position(synapse.Post));
                check(synapse.Weight, memory.Delivered(source, neuron), (memory.Delivered(source, neuron) << memory.Projection(source, neuron).Exponent) / units, line.Step);
            }
        }
    }
}
