// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network.Tests;

public class YamlMistakes
{
    [Theory]
    [InlineData("threshold: 1", "treshold: 1", "net.yaml:9:5: population 'cells' has no key 'treshold': did you mean 'threshold'?")]
    [InlineData("tick: 1 ms", "tikc: 1 ms", "net.yaml:2:1: the network has no key 'tikc': did you mean 'tick'?")]
    [InlineData("tick: 1 ms", "tick: 1", "net.yaml:2:7: tick of the network is '1', which lacks a unit: write '1 ms' or '1 ticks'.")]
    [InlineData("tick: 1 ms", "tick: 1 mV", "net.yaml:2:7: tick of the network is '1 mV', but 'mV' is no unit of time: use s, ms, us or ticks.")]
    [InlineData("tick: 1 ms", "tick: 2 ticks", "net.yaml:2:7: the tick is 2 ticks, but must be above 0 and in s, ms or us.")]
    [InlineData("tick: 1 ms", "tick: 0 ms", "net.yaml:2:7: tick of the network is '0 ms', but must be above 0.")]
    [InlineData("tick: 1 ms", "tick: fast", "net.yaml:2:7: tick of the network is 'fast', which is no time: write a number and a unit, such as '20 ms'.")]
    [InlineData("threshold: 1", "threshold: 1 mV", "net.yaml:9:16: threshold of population 'cells' is '1 mV', but it is a plain number on the membrane scale, without a unit: write 1.")]
    [InlineData("threshold: 1", "threshold: .nan", "net.yaml:9:16: threshold of population 'cells' is '.nan', but must be a finite number.")]
    [InlineData("threshold: 1", "threshold: NaN", "net.yaml:9:16: threshold of population 'cells' is 'NaN', but must be a finite number.")]
    [InlineData("threshold: 1", "threshold: Infinity", "net.yaml:9:16: threshold of population 'cells' is 'Infinity', but must be a finite number.")]
    [InlineData("threshold: 1", "threshold: 1e999", "net.yaml:9:16: threshold of population 'cells' is '1e999', but must be a finite number.")]
    [InlineData("threshold: 1", "threshold: 1e31", "threshold of population 'cells' is 1E+31, but must be a number between 1e-30 and 1e30 in size, or 0.")]
    [InlineData("weight: 0.5", "weight: 1e-31", "a weight from 'drive' to 'cells' is 1E-31, but it must be a number between 1e-30 and 1e30 in size, or 0.")]
    [InlineData("threshold: 1", "threshold: [1, 2, 3]", "net.yaml:9:16: threshold of population 'cells' has 3 values, but the population has 2 neurons.")]
    [InlineData("threshold: 1", "threshold:", "net.yaml:9:5: 'threshold' of population 'cells' has no value.")]
    [InlineData("threshold: 1", "bias: 1", "net.yaml:8:5: population 'cells' lacks the key 'threshold'.")]
    [InlineData("threshold: 1", "threshold: 1\n    tau_membrane: -5 ms", "net.yaml:10:19: tau_membrane of population 'cells' is '-5 ms', but time must not be negative.")]
    [InlineData("threshold: 1", "threshold: 1\n    tau_membrane: 0 ms", "net.yaml:10:19: tau_membrane of population 'cells' is '0 ms', but must be above 0.")]
    [InlineData("threshold: 1", "threshold: 1\n    tau_synapse: 5", "net.yaml:10:18: tau_synapse of population 'cells' is '5', which lacks a unit: write '5 ms' or '5 ticks'.")]
    [InlineData("threshold: 1", "threshold: 1\n    keep_membrane: 5000", "net.yaml:10:20: keep_membrane of population 'cells' is '5000', but must be a whole number from 0 to 4096.")]
    [InlineData("threshold: 1", "threshold: 1\n    keep_membrane: 4096\n    tau_membrane: 5 ms", "net.yaml:11:19: population 'cells' has both 'tau_membrane' and 'keep_membrane': keep one of them.")]
    [InlineData("threshold: 1", "threshold: 1\n    refractory: 300 ms", "refractory of population 'cells' is 300 ms, which is 300 ticks: 127 is the most.")]
    [InlineData("threshold: 1", "threshold: 1\n    reset: zero", "net.yaml:10:12: reset of population 'cells' is 'zero', but must be value or subtract or none.")]
    [InlineData("threshold: 1", "threshold: 1\n    v_min: 1", "v_min of population 'cells' is 1, but must lie below the lowest threshold, 1: the neuron would always spike.")]
    [InlineData("threshold: 1", "threshold: -1\n    reset: subtract", "threshold of population 'cells' is -1, but 'reset: subtract' needs thresholds above 0.")]
    [InlineData("threshold: 1", "threshold: 1\n    accumulator_shift: 8", "net.yaml:10:24: accumulator_shift of population 'cells' is '8', but must be a whole number from 0 to 7.")]
    [InlineData("size: 2", "size: 0", "net.yaml:8:11: size of population 'cells' is '0', but must be a whole number of 1 or more.")]
    [InlineData("size: 2", "size: 2.5", "net.yaml:8:11: size of population 'cells' is '2.5', but must be a whole number of 1 or more.")]
    [InlineData("drive: { size: 3 }", "drive: 3", "net.yaml:5:10: input 'drive' needs keys and values: size, drive.")]
    [InlineData("drive: { size: 3 }", "cells: { size: 3 }", "net.yaml:7:3: there are two populations or inputs named 'cells': give one of them another name.")]
    [InlineData("drive: { size: 3 }", "drive: { size: 3 }\n  drive: { size: 4 }", "net.yaml:6:3: this is not YAML: Duplicate key")]
    [InlineData("drive: { size: 3 }", "my drive: { size: 3 }", "net.yaml:5:3: 'my drive' cannot be the name of an input: use up to 64 letters, digits, '_', '-' and '.', a letter or '_' first.")]
    [InlineData("target: cells", "target: cell", "net.yaml:11:5: the projection 'drive->cell' names 'cell', which is neither a population nor an input: did you mean 'cells'?")]
    [InlineData("source: drive", "source: nothing", "the projection 'nothing->cells' names 'nothing', which is neither a population nor an input: known are cells, drive.")]
    [InlineData("target: cells", "target: drive", "the projection 'drive->drive' goes to 'drive', which is an input: only neurons have synapses.")]
    [InlineData("connector: all_to_all", "connector: one_to_one", "one_to_one needs populations of one size, but 'drive' has 3 members and 'cells' has 2.")]
    [InlineData("connector: all_to_all", "connector: al_to_all", "net.yaml:13:16: connector of the projection from 'drive' to 'cells' is 'al_to_all', which is no connector: did you mean 'all_to_all'?")]
    [InlineData("connector: all_to_all", "connector: fixed_probability", "connector of the projection from 'drive' to 'cells' is fixed_probability, which needs keys: see the guide's page on descriptions.")]
    [InlineData("connector: all_to_all", "connector: { fixed_probability: { p: 1.5, seed: 1 } }", "net.yaml:13:42: the probability of a connection is 1.5, but it must lie within 0..1.")]
    [InlineData("connector: all_to_all", "connector: { fixed_probability: { p: 0.5 } }", "fixed_probability connector of the projection from 'drive' to 'cells' lacks the key 'seed'.")]
    [InlineData("connector: all_to_all", "connector: { fixed_probability: { p: 0.5, seed: -1 } }", "seed of fixed_probability connector of the projection from 'drive' to 'cells' is '-1', but must be a whole number from 0 to 18446744073709551615.")]
    [InlineData("connector: all_to_all", "connector: { all_to_all: { self: true } }", "all_to_all connector of the projection from 'drive' to 'cells' has no key 'self': known are allow_self.")]
    [InlineData("connector: all_to_all", "connector: { from_list: [[0, 2]] }", "net.yaml:13: the projection from 'drive' to 'cells' names index 2 of 'cells', which has 2 members: use 0..1.")]
    [InlineData("connector: all_to_all", "connector: { from_list: [[0]] }", "an entry of from_list of connector of the projection from 'drive' to 'cells' needs two indices and, if the projection has no weight, a weight, and perhaps a delay.")]
    [InlineData("connector: all_to_all", "connector: { from_list: [[0, 1, 0.5]] }", "the projection 'drive->cells' has a weight and its connector lists others: leave one of them out.")]
    [InlineData("connector: all_to_all", "connector: { from_csv: { file: gone.csv } }", "net.yaml:13:16: the file gone.csv does not exist: check the name.")]
    [InlineData("weight: 0.5", "name: x", "the projection 'x' has no weight: give it one, or list one with every pair.")]
    [InlineData("weight: 0.5", "weight: { uniform: { min: 2, max: 1, seed: 1 } }", "net.yaml:14:13: weights cannot be drawn from 2 to 1: both must be finite, and min not above max.")]
    [InlineData("weight: 0.5", "weight: heavy", "net.yaml:14:13: weight of the projection from 'drive' to 'cells' is 'heavy', but must be a finite number.")]
    [InlineData("run: 20 ms", "run: 0 ms", "net.yaml:3:6: the length of the run is 0, but must be a tick or more.")]
    [InlineData("run: 20 ms", "run: 2.5 ms", "net.yaml:3:6: the length of the run is 2.5 ms, which is not a whole number of ticks of 1 ms: the nearest is 2 ticks.")]
    [InlineData("run: 20 ms", "about: no run", "net.yaml:16:30: a stimulus needs the length of the run: give it first.")]
    [InlineData("at: 3 ms", "at: 20 ms", "net.yaml:16:30: a spike of 'drive' is in tick 20, but the run ends before tick 20: make the run longer.")]
    [InlineData("at: 3 ms", "at: [1 ms, 3]", "net.yaml:16:37: a time of the stimulus is '3', which lacks a unit: write '3 ms' or '3 ticks'.")]
    [InlineData("at: 3 ms", "index: 3, at: 3 ms", "a stimulus names index 3 of 'drive', which has 3 members: use 0..2.")]
    [InlineData("at: 3 ms", "every: 0 ms", "'every' of the stimulus of 'drive' is 0 s, but must be a tick or more.")]
    [InlineData("at: 3 ms", "at: 3 ms, every: 1 ms", "the stimulus needs one of 'at', 'every', 'file' and 'drive'.")]
    [InlineData("at: 3 ms", "at: 3 ms, until: 9 ms", "the stimulus has both 'at' and 'until', which do not go together.")]
    [InlineData("population: drive", "population: cells", "a stimulus drives 'cells', which has neurons: only inputs can be driven.")]
    [InlineData("population: drive", "population: drives", "a stimulus drives 'drives', which is no input: did you mean 'drive'?")]
    [InlineData("population: drive", "population: drive: x", "net.yaml:16:")]
    public void A_mistake_is_told_with_its_place(string piece, string replacement, string sentence) =>
        Assert.Contains(sentence, Yaml.Mistake(Yaml.With(piece, replacement)).Message, StringComparison.Ordinal);

    [Fact]
    public void Broken_YAML_is_told_with_line_and_column()
    {
        var mistake = Yaml.Mistake("name: x\npopulations: [unclosed\n");

        Assert.StartsWith("net.yaml:", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("this is not YAML", mistake.Message, StringComparison.Ordinal);
        Assert.True(mistake.Line >= 2);
    }

    [Theory]
    [InlineData("", "net.yaml:1: the file is empty: describe a network.")]
    [InlineData("- a\n- b\n", "net.yaml:1:1: a network is described by keys and values, such as 'name: chain'.")]
    [InlineData("name: a\n---\nname: b\n", "net.yaml:1: the file has several YAML documents: describe one network.")]
    [InlineData("name: a\ntick: 1 ms\n", "net.yaml:1:1: the network 'a' is empty: it needs at least one population of neurons.")]
    [InlineData("name: a\ntick: 1 ms\npopulations: 3\n", "net.yaml:3:14: 'populations' of the network needs names with keys and values: 'name: { size: 1 }'.")]
    public void A_file_that_is_no_network_is_refused(string yaml, string sentence) =>
        Assert.Equal(sentence, Yaml.Mistake(yaml).Message);

    [Fact]
    public void Whatever_a_file_says_is_read_or_refused_in_a_sentence()
    {
        const string signs = ":-[]{}&*,|>'\"#%@! \n\t0123456789.eE~\u00b5xyz";
        for (ulong seed = 1; seed <= 3000; seed++)
        {
            var chance = new SplitMix64(seed);
            var text = Yaml.Small.ToList();
            for (var i = 0; i < 1 + (int)(seed % 4); i++)
            {
                var place = (int)(chance.NextUnit() * text.Count);
                if (chance.NextUnit() < 0.5)
                    text[place] = signs[(int)(chance.NextUnit() * signs.Length)];
                else if (chance.NextUnit() < 0.5)
                    text.Insert(place, signs[(int)(chance.NextUnit() * signs.Length)]);
                else
                    text.RemoveRange(place, Math.Min(text.Count - place, 1 + (int)(chance.NextUnit() * 20)));
            }

            var yaml = new string([.. text]);
            if (Record.Exception(() => NetworkFile.Parse(yaml)) is { } error and not DescriptionException)
            {
                Assert.Fail(
                    $"Seed {seed}: {error}\nReplay: dotnet test tests/NeuroCore.Network.Tests " +
                    $"--filter {nameof(Whatever_a_file_says_is_read_or_refused_in_a_sentence)}\n{yaml}");
            }
        }
    }

    [Theory]
    [InlineData("projections: &a [*a]")]
    [InlineData("populations: &a { x: *a }")]
    [InlineData("name: *nobody")]
    [InlineData("? [1, 2]\n: 3")]
    [InlineData("? &a [*a]\n: 3")]
    public void Knots_of_YAML_are_refused(string yaml) => Yaml.Mistake(yaml);

    [Fact]
    public void A_reference_is_refused_with_its_place() => Assert.Equal(
        "net.yaml:2:7: '*a' refers to another value, which a description cannot do: write the value itself.",
        Yaml.Mistake("name: &a net\ntick: *a\n").Message);

    [Fact]
    public void Endless_nesting_is_refused() => Assert.Contains(
        "lists and keys are nested more than 32 deep", Yaml.Mistake("name: " + new string('[', 100_000)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Equal(
            "The file no/such.yaml does not exist: check the name.",
            Assert.Throws<DescriptionException>(() => NetworkFile.Load("no/such.yaml")).Message);

    [Fact]
    public void A_mistake_knows_its_sentence_and_place_apart()
    {
        var mistake = Yaml.Mistake(Yaml.With("size: 2", "size: -2"));

        Assert.Equal("net.yaml", mistake.File);
        Assert.Equal(8, mistake.Line);
        Assert.Equal(11, mistake.Column);
        Assert.StartsWith("size of population 'cells' is '-2'", mistake.Sentence, StringComparison.Ordinal);
    }
}
