// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network.Tests;

public sealed class Drive_and_run_keys : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static NetworkBuilder Builder(Drive? drive = null) => new NetworkBuilder("small", Duration.Milliseconds(1))
        .Inputs("drive", 3, drive)
        .Neurons("cells", 2, new NeuronParameters { Threshold = 1 })
        .Project("drive", "cells", Connector.AllToAll(), 0.5);

    private static NetworkDescription WithoutStimulus(string piece, string replacement, string folder = "") => NetworkFile.Parse(
        Yaml.With(piece, replacement).Replace("stimulus:\n  - { population: drive, at: 3 ms }", "", StringComparison.Ordinal), folder: folder);

    public static TheoryData<string, Drive> Drives => new()
    {
        { "events", Drive.Events },
        { "{ bernoulli: 0.02 }", Drive.Bernoulli(Rates.PerTick(0.02)) },
        { "{ poisson: 20 Hz }", Drive.Bernoulli(Rates.Hertz(20)) },
        { "{ poisson: [1 kHz, 0 Hz, 0.5 Hz] }", Drive.Bernoulli(Rates.Hertz(NeuronValues.Each([1000, 0, 0.5]))) },
        { "{ regular: [1, 0, 0.25] }", Drive.Regular(Rates.PerTick(NeuronValues.Each([1, 0, 0.25]))) },
        { "{ latency: 3 ms }", Drive.Latency(Latencies.Shared(Duration.Milliseconds(3))) },
        { "{ latency: [3 ms, never, 0 ticks] }", Drive.Latency(Latencies.Each([Duration.Milliseconds(3), null, Duration.Ticks(0)])) },
        { "{ bernoulli: { file: drive.csv } }", Drive.Bernoulli(Rates.PerTick(NeuronValues.Each([0.5, 0.25, 0]))) },
        { "{ poisson: { file: drive.csv, column: hz, unit: Hz } }", Drive.Bernoulli(Rates.Hertz(NeuronValues.Each([10, 20, 30]))) },
        { "{ latency: { file: drive.csv } }", Drive.Latency(Latencies.Each([Duration.Ticks(4), null, Duration.Ticks(0)])) },
        {
            "{ latency: { file: drive.csv, unit: ms } }",
            Drive.Latency(Latencies.Each([Duration.Milliseconds(4), null, Duration.Milliseconds(0)]))
        },
    };

    [Theory]
    [MemberData(nameof(Drives), DisableDiscoveryEnumeration = true)]
    public void A_drive_says_the_same_in_a_file_and_in_code(string yaml, Drive drive)
    {
        _folder.Write("drive.csv", "rate,hz,latency\n0.5,10,4\n0.25,20,never\n0,30,0\n");

        var always = WithoutStimulus("drive: { size: 3 }", $"drive: {{ size: 3, drive: {yaml} }}", _folder.Path);
        var later = NetworkFile.Parse(
            Yaml.With("{ population: drive, at: 3 ms }", $"{{ population: drive, drive: {yaml}, from: 5 ms }}"), folder: _folder.Path);

        Assert.Equal(Builder(drive).Run(Duration.Ticks(20)).Build(), always);
        Assert.Equal(Builder().Run(Duration.Ticks(20)).DriveWith("drive", drive, Duration.Ticks(5)).Build(), later);
        Assert.Equal(always.GetHashCode(), Builder(drive).Run(Duration.Ticks(20)).Build().GetHashCode());
    }

    [Fact]
    public void Rates_and_latencies_are_told_in_ticks()
    {
        Assert.Equal(0.02, Rates.Hertz(20).PerTickAt(2, 1e-3), 12);
        Assert.Equal(0.25, Rates.PerTick(NeuronValues.Each([0, 0.25])).PerTickAt(1, 1e-3));
        Assert.Equal(6, Latencies.Shared(Duration.Milliseconds(3)).TicksAt(7, 0.5e-3));
        Assert.Null(Latencies.Each([null, Duration.Ticks(1)]).TicksAt(0, 1));
    }

    [Fact]
    public void Presentations_follow_one_another()
    {
        var network = NetworkFile.Parse(Yaml.With("- { population: drive, at: 3 ms }", """
            - { population: drive, drive: { latency: [1 ms, 2 ms, never] }, from: 10 ms }
              - { population: drive, drive: { latency: [3 ms, never, 1 ms] } }
            """));

        Assert.Equal([0, 10], network.Stimulus!.Drives.Select(change => change.Tick));
        Assert.All(network.Stimulus.Drives, change => Assert.Equal("drive", change.Population));
    }

    [Fact]
    public void Spikes_can_have_a_sign()
    {
        _folder.Write("spikes.csv", "tick,population,index,sign\n1,drive,2,-1\n2,drive,0,1\n");

        var network = NetworkFile.Parse(
            Yaml.With("at: 3 ms }", "index: 0, at: 3 ms, sign: negative }\n  - { population: drive, index: 1, every: 10 ms, sign: negative }\n  - { file: spikes.csv }"),
            folder: _folder.Path);

        Assert.Equal(
            new InputSpike[]
            {
                new(0, "drive", 1, true), new(1, "drive", 2, true), new(2, "drive", 0), new(3, "drive", 0, true), new(10, "drive", 1, true),
            },
            network.Stimulus!.Spikes.AsEnumerable());
        Assert.Equal(
            network.Stimulus,
            Builder().Run(Duration.Ticks(20)).Spikes("drive", [0], [Duration.Ticks(3)], negative: true)
                .Train("drive", [1], Duration.Ticks(10), negative: true).SpikesFromCsv(Path.Combine(_folder.Path, "spikes.csv")).Build().Stimulus);
    }

    [Theory]
    [InlineData("{ size: 3, drive: random }", "net.yaml:5:28: the drive of 'drive' is 'random', but must be events, or one of poisson, bernoulli, regular, latency with its rates or times")]
    [InlineData("{ size: 3, drive: { poison: 3 Hz } }", "net.yaml:5:30: the drive of 'drive' has no key 'poison': did you mean 'poisson'?")]
    [InlineData("{ size: 3, drive: { poisson: 3 Hz, regular: 3 Hz } }", "the drive of 'drive' has both 'poisson' and 'regular': keep one of them.")]
    [InlineData("{ size: 3, drive: { bernoulli: 20 } }", "a rate of input 'drive' is 20 spikes a tick, but 1 is the most: for spikes a second write '20 Hz'.")]
    [InlineData("{ size: 3, drive: { poisson: 2 kHz } }", "a rate of input 'drive' is 2000 Hz, more than a spike a tick: 1000 Hz is the most.")]
    [InlineData("{ size: 3, drive: { poisson: 2 ms } }", "a rate of 'drive' is '2 ms', but 'ms' is no unit of rates: use Hz or kHz, or no unit for spikes a tick.")]
    [InlineData("{ size: 3, drive: { poisson: -2 Hz } }", "a rate of input 'drive' is -2, but must not be negative.")]
    [InlineData("{ size: 3, drive: { poisson: [1 Hz, 0.1, 1] } }", "the rates of 'drive' are partly in Hz and partly spikes a tick: give all in one of them.")]
    [InlineData("{ size: 3, drive: { poisson: [1 Hz] } }", "the drive of input 'drive' has 1 rates, but the input has 3 members.")]
    [InlineData("{ size: 3, drive: { latency: [1 ms] } }", "the drive of input 'drive' has 1 latencies, but the input has 3 members.")]
    [InlineData("{ size: 3, drive: { latency: 17 s } }", "a latency of input 'drive' is 17 s, more than 16383 ticks, the most that there is.")]
    [InlineData("{ size: 3, drive: { latency: 0.5 ms } }", "a latency of input 'drive' is 500 us, which is not a whole number of ticks of 1 ms")]
    public void A_drive_that_cannot_be_is_refused(string keys, string sentence) => Assert.Contains(
        sentence, Yaml.Mistake(Yaml.With("drive: { size: 3 }", $"drive: {keys}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{ population: drive, drive: events, from: 20 ms }", "a drive of 'drive' begins in tick 20, but the run ends before tick 20: make the run longer.")]
    [InlineData("{ population: drive, drive: events }\n  - { population: drive, drive: { regular: 1 } }", "net.yaml:17:5: 'drive' has two drives from tick 0 on: leave one of them out.")]
    [InlineData("{ population: cells, drive: events }", "a stimulus drives 'cells', which has neurons: only inputs can be driven.")]
    [InlineData("{ population: drive, drive: events, index: 2 }", "the stimulus has both 'drive' and 'index', which do not go together.")]
    [InlineData("{ population: drive, at: 1 ms }\n  - { population: drive, at: 1 ms, index: 2, sign: negative }", "drive[2] spikes with both signs in tick 1: leave one of them out.")]
    public void A_stimulus_that_cannot_be_is_refused(string entry, string sentence) => Assert.Contains(
        sentence, Yaml.Mistake(Yaml.With("{ population: drive, at: 3 ms }", entry)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_run_can_stop_by_itself_and_keep_a_pace()
    {
        var network = NetworkFile.Parse(Yaml.With("run: 20 ms", "run: { length: 20 ms, until_spikes: 7, tick_period: 50 us }\nseed: 99"));

        Assert.Equal(20, network.Stimulus!.Ticks);
        Assert.Equal(new RunControl { UntilSpikes = 7, TickPeriod = Duration.Microseconds(50) }, network.Control);
        Assert.Equal(99UL, network.Seed);
        Assert.Equal(
            Builder().Seed(99).Run(Duration.Milliseconds(20), network.Control).Spikes("drive", null, [Duration.Ticks(3)]).Build(), network);
    }

    [Theory]
    [InlineData("run: { length: 20 ms, until_spikes: 0 }", "net.yaml:3:37: until_spikes of the run is '0', but must be a whole number from 1 to 65535.")]
    [InlineData("run: { length: 20 ms, tick_period: 2 ticks }", "tick_period of the run is 2 ticks, but must be above 0 and in s, ms or us.")]
    [InlineData("run: { until_spikes: 3 }", "net.yaml:3:6: the run lacks the key 'length'.")]
    [InlineData("run: [3 ms]", "net.yaml:3:6: run of the network needs a single value, not a list or keys.")]
    public void A_run_that_cannot_be_is_refused(string run, string sentence) => Assert.Contains(
        sentence, Yaml.Mistake(Yaml.With("run: 20 ms", run)).Message, StringComparison.Ordinal);

    [Fact]
    public void Spikes_of_all_neurons_are_recorded_unless_some_are_chosen()
    {
        static NetworkDescription With(string record) => NetworkFile.Parse($"{Yaml.Small}\n{record}\n");

        Assert.Equal(Cells.All, NetworkFile.Parse(Yaml.Small).RecordedOf("cells"));
        Assert.Null(With("record: all").Recorders);
        Assert.Equal(Cells.None, With("record: none").RecordedOf("cells"));
        Assert.Equal(Cells.All, With("record: [cells]").RecordedOf("cells"));
        Assert.Equal(Cells.Of(1), With("record: [{ population: cells, cells: [1] }]").RecordedOf("cells"));
        Assert.Equal(Cells.Of(0, 1), With("record: [{ population: cells, cells: 0:2 }]").RecordedOf("cells"));
        Assert.Equal(
            With("record: [{ population: cells, cells: 1 }]"),
            Builder().Run(Duration.Ticks(20)).Spikes("drive", null, [Duration.Ticks(3)]).Record("cells", Cells.Of(1)).Build());
    }

    [Fact]
    public void Values_can_be_sampled()
    {
        var network = NetworkFile.Parse($$"""
            {{Yaml.Small}}
            probe:
              every: 2 ms
              values:
                - { population: cells, cells: 0, value: v }
                - { population: cells, value: theta }
                - { population: cells, cells: [0, 1], value: u }
                - { population: cells, cells: 0:2:1, value: threshold }
            """);

        Assert.Equal(
            Builder().Run(Duration.Ticks(20)).Spikes("drive", null, [Duration.Ticks(3)])
                .Sample(
                    Duration.Milliseconds(2),
                    new Probe("cells", Cells.Of(0), ProbedValue.Membrane),
                    new Probe("cells", Cells.All, ProbedValue.Theta),
                    new Probe("cells", Cells.Of(0, 1), ProbedValue.Current),
                    new Probe("cells", Cells.Slice(0, 2), ProbedValue.Threshold))
                .Build(),
            network);
        Assert.Equal(2, network.Probes!.Every);
    }

    [Theory]
    [InlineData("record: some", "net.yaml:17:9: record of the network is 'some', but must be all or none.")]
    [InlineData("record: [drive]", "net.yaml:17:10: 'drive' is recorded, but is an input: only neurons can be.")]
    [InlineData("record: [cell]", "net.yaml:17:10: 'cell' is recorded, but is no population: did you mean 'cells'?")]
    [InlineData("record: [cells, { population: cells, cells: 1 }]", "net.yaml:17:17: 'cells' is recorded twice: name all its cells in one entry.")]
    [InlineData("record: [{ population: cells, cells: 2 }]", "the recording of 'cells' names index 2, but there are 2 members: use 0..1.")]
    [InlineData("probe: { every: 2, values: [{ population: cells, value: v }] }", "every of the probe is '2', which lacks a unit")]
    [InlineData("probe: { every: 256 ticks, values: [{ population: cells, value: v }] }", "net.yaml:17:8: probes are sampled every 256 ticks, but it must be every 1 to 255.")]
    [InlineData("probe: { every: 2 ticks, values: [{ population: cells, value: w }] }", "value of a value of the probe is 'w', but must be v or u or threshold or theta.")]
    [InlineData("probe: { every: 2 ticks, values: [] }", "the probes are 0 values, but must be 1 to 16: name fewer cells, a value of each counts as one.")]
    [InlineData("probe: { every: 2 ticks, values: [{ population: cell, value: v }] }", "'cell' is recorded, but is no population: did you mean 'cells'?")]
    public void A_recording_that_cannot_be_is_refused(string record, string sentence) => Assert.Contains(
        sentence, Yaml.Mistake($"{Yaml.Small}\n{record}\n").Message, StringComparison.Ordinal);

    [Fact]
    public void Seventeen_values_are_too_many_to_sample() => Assert.Contains(
        "the probes are 17 values",
        Yaml.Mistake(Yaml.With("size: 2", "size: 17") + "\nprobe: { every: 1 ticks, values: [{ population: cells, value: v }] }\n").Message,
        StringComparison.OrdinalIgnoreCase);

    public void Dispose() => _folder.Dispose();
}
