// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Network.Tests;

public sealed class YamlAndBuilder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Say_the_same_thing_about_everything()
    {
        var cells = _folder.Write("cells.csv", "neuron,level,start\n0,1.5,0\n1,2.5,0.25\n");
        var synapses = _folder.Write("synapses.csv", "i,j,w\n0,1,0.5\n1,0,-0.25\n");
        var weights = _folder.Write("weights.csv", "1,2\n3,4\n5,6\n");
        var spikes = _folder.Write("spikes.csv", "tick,population,index\n7,drive,1\n7,other,0\n2,drive,2\n");
        _folder.Write("network.yaml", """
            name: everything
            about: All that a description can say.
            tick: 500 us
            run: 0.01 s
            weights: scaled
            inputs:
              drive: { size: 3 }
              other:
                size: 2
            populations:
              cells:
                size: 2
                threshold: { file: cells.csv, column: level }
                tau_membrane: 20 ms
                tau_synapse: 4 ticks
                bias: [0.125, -0.5]
                refractory: 2 ticks
                reset: subtract
                v_min: -3
                v_init: { file: cells.csv, column: start }
              plain: { size: 2, threshold: 1, v_reset: -0.5, tau_membrane: none, tau_synapse: none, refractory: none, v_min: none }
              raw: { size: 2, threshold: 3, keep_membrane: 4000, keep_synapse: 2048, accumulator_shift: 3, reset: value }
            projections:
              - { source: drive, target: cells, connector: all_to_all, weight: { file: weights.csv } }
              - { source: other, target: plain, connector: one_to_one, weight: { uniform: { min: -1, max: 1, seed: 5 } } }
              - { source: plain, target: plain, connector: { all_to_all: { allow_self: false } }, weight: -1e-1, name: rivals }
              - { source: cells, target: plain, connector: { from_csv: { file: synapses.csv, pre: i, post: j, weight: w } } }
              - { source: cells, target: raw, connector: { from_list: [[0, 1, 0.5], [1, 1, 2]] } }
              - { source: raw, target: cells, connector: { fixed_probability: { p: 0.5, seed: 12, allow_self: false } }, weight: 0.25 }
            stimulus:
              - { population: drive, index: 0, at: 1 ms }
              - { population: drive, index: [0, 2], every: 2 ms, from: 1 ms, until: 6 ms }
              - { population: other, every: 8 ticks }
              - { file: spikes.csv }
            """);

        var read = NetworkFile.Load(Path.Combine(_folder.Path, "network.yaml"));
        var built = new NetworkBuilder("everything", Duration.Microseconds(500))
            .About("All that a description can say.")
            .Inputs("drive", 3)
            .Inputs("other", 2)
            .Neurons("cells", 2, new NeuronParameters
            {
                Threshold = ColumnCsv.Read(cells, "level"),
                TauMembrane = Decay.Tau(Duration.Milliseconds(20)),
                TauSynapse = Decay.Tau(Duration.Ticks(4)),
                Bias = NeuronValues.Each([0.125, -0.5]),
                Refractory = Duration.Ticks(2),
                Reset = ResetMode.Subtract,
                VMin = -3,
                VInit = NeuronValues.Each([0, 0.25]),
            })
            .Neurons("plain", 2, new NeuronParameters { Threshold = 1, VReset = -0.5 })
            .Neurons("raw", 2, new NeuronParameters
            {
                Threshold = 3,
                TauMembrane = Decay.Keep(4000),
                TauSynapse = Decay.Keep(2048),
                AccumulatorShift = 3,
            })
            .Project("drive", "cells", Connector.AllToAll(), WeightRule.FromCsv(weights))
            .Project("other", "plain", Connector.OneToOne, WeightRule.Uniform(-1, 1, 5))
            .Project("plain", "plain", Connector.AllToAll(allowSelf: false), -0.1, "rivals")
            .Project("cells", "plain", Connector.FromCsv(synapses, "i", "j", "w"))
            .Project("cells", "raw", Connector.FromList([(0, 1, 0.5), (1, 1, 2.0)]))
            .Project("raw", "cells", Connector.FixedProbability(0.5, 12, allowSelf: false), 0.25)
            .Run(Duration.Milliseconds(10))
            .Spikes("drive", [0], [Duration.Milliseconds(1)])
            .Train("drive", [0, 2], Duration.Milliseconds(2), Duration.Milliseconds(1), Duration.Milliseconds(6))
            .Train("other", null, Duration.Ticks(8))
            .SpikesFromCsv(spikes)
            .Build();

        Assert.Equal(built, read);
        Assert.Equal(built.GetHashCode(), read.GetHashCode());
        foreach (var (one, other) in built.Projections.Zip(read.Projections))
            Assert.Equal(built.ConnectionsOf(one).AsEnumerable(), read.ConnectionsOf(other));
    }

    [Theory]
    [InlineData("threshold: 1", "threshold: 2")]
    [InlineData("threshold: 1", "threshold: [1, 1]")]
    [InlineData("weight: 0.5", "weight: 0.25")]
    [InlineData("size: 3", "size: 4")]
    [InlineData("at: 3 ms", "at: 4 ms")]
    [InlineData("run: 20 ms", "run: 21 ms")]
    [InlineData("tick: 1 ms", "tick: 0.5 ms")]
    [InlineData("name: small", "name: other")]
    public void Differ_when_anything_does(string piece, string replacement) =>
        Assert.NotEqual(NetworkFile.Parse(Yaml.Small), NetworkFile.Parse(Yaml.With(piece, replacement)));

    [Fact]
    public void Defaults_are_those_of_the_guide()
    {
        var parameters = NetworkFile.Parse(Yaml.Small).Populations[0].Parameters;

        Assert.Equal(new NeuronParameters { Threshold = 1 }, parameters);
        Assert.Equal(Decay.Never, parameters.TauMembrane);
        Assert.Equal(Decay.AtOnce, parameters.TauSynapse);
        Assert.Equal(0, parameters.Bias[1]);
        Assert.Equal(0, parameters.Refractory.Value);
        Assert.Equal(ResetMode.Value, parameters.Reset);
        Assert.Null(parameters.VMin);
    }

    public void Dispose() => _folder.Dispose();
}
