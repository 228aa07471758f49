// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace NeuroCore.Formats.Tests.Json;

public sealed class SuperNeuro
{
    private const string Letters85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

    [Fact]
    public async Task The_three_encodings_give_equal_networks()
    {
        using var folder = new Folder();
        var network = Network.Random(new Random(3));
        var texts = new List<string>();
        foreach (var encoding in new[] { "json-native", "base64", "base85" })
        {
            var file = folder.Write($"{encoding}.json", network.Json(encoding));
            await Command.FineAsync("import", file, "-o", folder.At("n.yaml"), "--name", "n");
            texts.Add(string.Join('\n', (await File.ReadAllLinesAsync(folder.At("n.yaml"))).Where(line => line[0] != '#' && !line.StartsWith("about", StringComparison.Ordinal))));
        }

        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[0], texts[2]);
    }

    [Fact]
    public void Networks_that_can_be_exact_are_spike_for_spike() => Seeds.Try(8, seed =>
    {
        using var folder = new Folder();
        var network = Network.Random(new Random((int)seed));
        const int Ticks = 60;
        var expected = network.Run(Ticks);
        var report = Command.FineAsync("import", folder.Write("n.json", network.Json("json-native")), "-o", folder.At("n.yaml"), "--run", $"{Ticks}").GetAwaiter().GetResult();
        Assert.Contains("exact: Every tick is that of SuperNeuroMAT", report, StringComparison.Ordinal);
        Command.FineAsync("run", folder.At("n.yaml"), "--for", "complete", "--spikes", folder.At("s.csv")).GetAwaiter().GetResult();
        var spikes = File.ReadLines(folder.At("s.csv")).Skip(1).Select(line => line.Split(',')).Select(cells => (int.Parse(cells[0], CultureInfo.InvariantCulture), network.Id(cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture)))).Order().ToList();
        Assert.True(expected.Count > 10, $"{expected.Count} spikes");
        Assert.Equal(expected, spikes);
    });

    [Fact]
    public async Task What_cannot_be_exact_is_said()
    {
        using var folder = new Folder();
        var network = Network.Random(new Random(1));
        network.Leaks[0] = 0.5;
        network.Refractory[0] = 2;
        var report = await Command.FineAsync("import", folder.Write("n.json", network.Json("base85")), "-o", folder.At("n.yaml"));
        Assert.Contains("approximate: Neurons 0 leak by a fixed step a tick", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Every tick is that of SuperNeuroMAT", report, StringComparison.Ordinal);
    }

    /// <summary>A network, and what its simulator does.</summary>
    private sealed record Network(double[] Thresholds, double[] Leaks, double[] Resets, double[] Refractory, List<(int Pre, int Post, double Weight, int Delay)> Synapses, List<(int Tick, int Neuron, double Value)> Inputs)
    {
        public static Network Random(Random random)
        {
            const int Neurons = 8;
            double[] Each(Func<double> value) => [.. Enumerable.Range(0, Neurons).Select(_ => value())];
            var leaks = Each(() => random.Next(2) == 0 ? 0 : double.PositiveInfinity);
            var pairs = Enumerable.Range(0, Neurons).SelectMany(pre => Enumerable.Range(0, Neurons).Select(post => (pre, post))).Where(_ => random.Next(3) == 0);
            return new Network(
                Each(() => random.Next(0, 8) / 2.0), leaks, Each(() => random.Next(-1, 1) / 2.0), [.. leaks.Select(leak => leak == 0 ? 0 : random.Next(3))],
                [.. pairs.Select(pair => (pair.pre, pair.post, random.Next(-4, 9) / 2.0, random.Next(1, 5)))],
                [.. Enumerable.Range(0, 40).SelectMany(tick => Enumerable.Range(0, Neurons).Where(_ => random.Next(4) == 0).Select(neuron => (tick, neuron, random.Next(1, 4) * 1.0)))]);
        }

        /// <summary>Which neuron a member of a population is: populations are kinds of neurons in the order in which they come.</summary>
        public int Id(string population, int index)
        {
            var kinds = Enumerable.Range(0, Thresholds.Length).GroupBy(id => (Leaks[id] == 0 ? 1 : 0, Refractory[id])).ToList();
            return population == "neurons" ? index : kinds[int.Parse(population.Split('_')[1], CultureInfo.InvariantCulture) - 1].ElementAt(index);
        }

        /// <summary>The ticks of the simulator: leak, inputs and spikes of before, strictly above, refractory, reset.</summary>
        public List<(int Tick, int Neuron)> Run(int ticks)
        {
            var (state, wait) = (Resets.ToArray(), new double[Thresholds.Length]);
            var spikes = new List<(int Tick, int Neuron)>();
            for (var tick = 0; tick < ticks; tick++)
            {
                for (var id = 0; id < state.Length; id++)
                {
                    state[id] = Leaks[id] == 0 ? state[id] : Resets[id];
                    state[id] += Inputs.Where(input => input.Tick == tick && input.Neuron == id).Sum(input => input.Value) +
                        Synapses.Where(synapse => synapse.Post == id && spikes.Contains((tick - synapse.Delay, synapse.Pre))).Sum(synapse => synapse.Weight);
                }

                for (var id = 0; id < state.Length; id++)
                {
                    var fires = state[id] > Thresholds[id] && wait[id] == 0;
                    wait[id] = Math.Max(0, wait[id] - 1);
                    if (!fires)
                        continue;
                    spikes.Add((tick, id));
                    wait[id] = Refractory[id];
                    state[id] = Resets[id];
                }
            }

            return spikes;
        }

        public string Json(string encoding)
        {
            var (thresholds, leaks, resets, refractory) = (Thresholds.ToList(), Leaks.ToList(), Resets.ToList(), Refractory.ToList());
            var rows = new List<(int Pre, int Post, double Weight, int Delay)>();
            foreach (var synapse in Synapses)
            {
                // As the simulator writes a delay: neurons that pass spikes on.
                var pre = synapse.Pre;
                for (var i = 1; i < synapse.Delay; i++)
                {
                    rows.Add((pre, thresholds.Count, 1, 1));
                    pre = thresholds.Count;
                    thresholds.Add(0);
                    leaks.Add(double.PositiveInfinity);
                    resets.Add(0);
                    refractory.Add(0);
                }

                rows.Add((pre, synapse.Post, synapse.Weight, synapse.Delay > 1 ? -synapse.Delay : 1));
            }

            string Array(IEnumerable<double> values) => encoding switch
            {
                "base64" => $$"""{"dtype":"<d","original_type":"list","base64":"{{Convert.ToBase64String(Bytes(values))}}"}""",
                "base85" => $$"""{"dtype":"<d","original_type":"list","base85":"{{Base85(Bytes(values))}}"}""",
                _ => $"[{string.Join(',', values.Select(value => double.IsInfinity(value) ? "Infinity" : value.ToString("R", CultureInfo.InvariantCulture)))}]",
            };
            var inputs = Inputs.GroupBy(input => input.Tick).Select(tick => $"\"{tick.Key}\":{{\"nids\":{Array(tick.Select(one => (double)one.Neuron))},\"values\":{Array(tick.Select(one => one.Value))}}}");
            return $$"""
                {"version":"0.1","networks":[{"meta":{"array_representation":"{{encoding}}"},"name":"n","data":{
                "neuron_leaks":{{Array(leaks)}},"neuron_thresholds":{{Array(thresholds)}},"neuron_reset_states":{{Array(resets)}},"neuron_states":{{Array(resets)}},
                "neuron_refractory_periods":{{Array(refractory)}},"pre_synaptic_neuron_ids":{{Array(rows.Select(row => (double)row.Pre))}},"post_synaptic_neuron_ids":{{Array(rows.Select(row => (double)row.Post))}},
                "synaptic_weights":{{Array(rows.Select(row => row.Weight))}},"synaptic_delays":{{Array(rows.Select(row => (double)row.Delay))}},"stdp":false,"input_spikes":{ {{string.Join(',', inputs)}} } } } ] }
                """;
        }

        private static byte[] Bytes(IEnumerable<double> values) => [.. values.SelectMany(BitConverter.GetBytes)];

        private static string Base85(byte[] bytes)
        {
            var text = new StringBuilder();
            for (var at = 0; at < bytes.Length; at += 4)
            {
                var value = (uint)((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]);
                var letters = new char[5];
                for (var i = 4; i >= 0; i--, value /= 85)
                    letters[i] = Letters85[(int)(value % 85)];
                text.Append(letters);
            }

            return text.ToString();
        }
    }
}
