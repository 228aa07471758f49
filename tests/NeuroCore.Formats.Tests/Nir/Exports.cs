// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using NeuroCore.Formats.Tests.Results;
using NeuroCore.Network;

namespace NeuroCore.Formats.Tests.Nir;

public sealed class Exports
{
    private const int Ticks = 300;

    // Neurons of each kind that NIR has a node for, and what the node is.
    private const string Kinds = """
          lif: { size: 6, threshold: 3, tau_membrane: 12 ms, bias: 0.02, v_reset: -0.5 }
          cuba: { size: 6, threshold: 6, tau_membrane: 20 ms, tau_synapse: 5 ms }
          sum: { size: 6, threshold: 4 }
          sieve: { size: 6, threshold: 1.5, keep_membrane: 0 }
          level: { size: 6, threshold: 5, tau_membrane: 8 ms, reset: none }
        """;

    [Theory]
    [InlineData("exact")]
    [InlineData("euler")]
    public void A_network_comes_back_with_the_same_synapses_and_spikes(string steps) => Seeds.Try(2, seed =>
    {
        using var folder = new Folder();
        var random = new Random((int)seed);
        var network = folder.Write("there.yaml", Network(random));
        var stimulus = folder.Write("s.csv", "tick,population,index\n" + string.Concat(
            Enumerable.Range(0, Ticks).SelectMany(tick => Enumerable.Range(0, 8).Where(_ => random.NextDouble() < 0.15).Select(index => $"{tick},in,{index}\n"))));
        Fine("export", network, "-o", folder.At("n.nir"), "--steps", steps);
        Fine("import", folder.At("n.nir"), "-o", folder.At("back.yaml"), "--dt", "1", "--steps", steps);

        var (there, back) = (NetworkFile.Load(network), NetworkFile.Load(folder.At("back.yaml")));
        foreach (var projection in there.Projections)
        {
            var again = back.Projections.Single(one => one.Source == projection.Source && one.Target == projection.Target);
            // A weight of 0 is no synapse in a matrix.
            var (one, two) = (there.ConnectionsOf(projection).Where(synapse => synapse.Weight != 0).ToList(), back.ConnectionsOf(again));
            Assert.Equal(one.Select(synapse => (synapse.Pre, synapse.Post, synapse.Delay)), two.Select(synapse => (synapse.Pre, synapse.Post, synapse.Delay)));
            Assert.All(one.Zip(two), pair => Assert.Equal(pair.First.Weight, pair.Second.Weight, 9));
        }

        var (sent, returned) = (Spikes(folder, network, stimulus), Spikes(folder, folder.At("back.yaml"), stimulus));
        Assert.All(there.Populations, population => Assert.Contains(sent, line => line.Contains($",{population.Name},", StringComparison.Ordinal)));
        Assert.Equal(sent, returned);

        Fine("export", folder.At("back.yaml"), "-o", folder.At("again.nir"), "--steps", steps);
        Fine("import", folder.At("again.nir"), "-o", folder.At("third.yaml"), "--dt", "1", "--steps", steps);
        Assert.Equal(returned, Spikes(folder, folder.At("third.yaml"), stimulus));
    });

    [Fact]
    public void H5py_finds_the_structure_that_NIR_defines()
    {
        using var folder = new Folder();
        Fine("export", folder.Write("n.yaml", Network(new Random(1))), "-o", folder.At("n.nir"));
        const string Script = """
            import h5py, sys
            text = lambda value: value.decode() if isinstance(value, bytes) else value
            file = h5py.File(sys.argv[1])
            node = file['node']
            print(text(file['version'][()]), text(node['type'][()]), node['edges'].shape[1], h5py.check_string_dtype(node['edges'].dtype).encoding, len(file.attrs))
            edges = [(text(a), text(b)) for a, b in node['edges'][()]]
            assert all(end in node['nodes'] for edge in edges for end in edge), edges
            for name in sorted(node['nodes']):
                one = node['nodes'][name]
                print(name, text(one['type'][()]), *(f'{key}:{one[key].dtype}{list(one[key].shape)}' for key in sorted(one) if key != 'type'), '->', *sorted(b for a, b in edges if a == name))
            """;
        var told = Consumers.Tool("/usr/bin/python3", "-c", Script, folder.At("n.nir"));
        foreach (var line in new[]
        {
            "1.0 NIRGraph 2 utf-8 0",
            "in Input shape:int64[1] -> in-cuba_weights in-lif_weights in-sum_weights",
            "in-lif_weights Linear weight:float64[6, 8] -> lif",
            "lif LIF r:float64[6] tau:float64[6] v_leak:float64[6] v_reset:float64[6] v_threshold:float64[6] -> lif-cuba_delay lif-lif_delay",
            "cuba CubaLIF r:float64[6] tau_mem:float64[6] tau_syn:float64[6] v_leak:float64[6] v_reset:float64[6] v_threshold:float64[6] w_in:float64[6] -> cuba-level_weights",
            "sum IF r:float64[6] v_reset:float64[6] v_threshold:float64[6] -> sum-sieve_weights",
            "sieve Threshold threshold:float64[6] -> output",
            "level_membrane LI r:float64[6] tau:float64[6] v_leak:float64[6] -> level",
            "level Threshold threshold:float64[6] -> output_2",
            "output Output shape:int64[1] ->",
        })
            Assert.Contains(line, told.Split('\n').Select(one => one.TrimEnd()));
    }

    [Fact]
    public async Task What_NIR_cannot_say_is_left_out_by_name_or_refused()
    {
        using var folder = new Folder();
        var told = await Command.FineAsync("export", folder.Write("n.yaml", "name: n\ntick: 1 ms\ninputs:\n  in: { size: 1, drive: { bernoulli: 20 Hz } }\npopulations:\n  a: { size: 1, threshold: 1, refractory: 2 ms, reset: subtract }\nprojections:\n  - { source: in, target: a, connector: all_to_all, weight: 1 }\n"), "-o", folder.At("n.nir"));
        Assert.Contains("left out: Refractory periods: 'a'.", told, StringComparison.Ordinal);
        Assert.Contains("left out: What drives inputs: 'in'.", told, StringComparison.Ordinal);
        Assert.Contains("takes the threshold off the membrane of 'a'", told, StringComparison.Ordinal);
        foreach (var (neuron, sentence) in new[]
        {
            ("bipolar: true", "'a' cannot be written: it has signed spikes"),
            ("tau_synapse: 5 ms", "'a' cannot be written: neurons whose membrane keeps everything"),
            ("bias: 0.5", "'a' cannot be written: it has a bias, no leak and no input"),
        })
        {
            var file = folder.Write("bad.yaml", $"name: n\ntick: 1 ms\npopulations:\n  a: {{ size: 2, threshold: 1, {neuron} }}\n");
            Assert.Contains(sentence, await Command.FailsAsync("export", file, "-o", folder.At("n.nir")), StringComparison.Ordinal);
        }
    }

    private static string Network(Random random)
    {
        var text = new StringBuilder($"name: n\ntick: 1 ms\nrun: {Ticks} ticks\ninputs:\n  in: {{ size: 8 }}\npopulations:\n{Kinds}\nprojections:\n");
        foreach (var (source, target, delay) in new[] { ("in", "lif", 0), ("in", "cuba", 1), ("in", "sum", 0), ("lif", "lif", 2), ("lif", "cuba", 1), ("sum", "sieve", 0), ("cuba", "level", 0) })
        {
            var sources = source == "in" ? 8 : 6;
            // Quarters, so that sums of them meet thresholds; the largest of each neuron is the same.
            var weights = Enumerable.Range(0, sources * 6).Select(at => at / 6 == at % 6 ? 2 : random.Next(-2, 6) / 4.0);
            text.Append(CultureInfo.InvariantCulture, $"  - {{ name: {source}-{target}, source: {source}, target: {target}, connector: all_to_all, weight: [{string.Join(", ", weights.Select(weight => weight.ToString(CultureInfo.InvariantCulture)))}], delay: {delay} ms }}\n");
        }

        return text.ToString();
    }

    private static string[] Spikes(Folder folder, string network, string stimulus)
    {
        Fine("run", network, "--for", "complete", "--stimulus", stimulus, "--ticks", $"{Ticks}", "--spikes", folder.At("spikes.csv"));
        return [.. File.ReadLines(folder.At("spikes.csv")).Order(StringComparer.Ordinal)];
    }

    private static string Fine(params string[] arguments) => Command.FineAsync(arguments).GetAwaiter().GetResult();
}
