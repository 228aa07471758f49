// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Formats.Tests.Nir;

public sealed class Layers_against_their_equations
{
    private const double Step = 1e-3;
    private const int Ticks = 1000;

    /// <summary>
    /// Least shares of spikes within a tick of their partners. Weights of 8 bits are a few thousandths off, so that now and
    /// then a membrane that comes close to its threshold crosses it on one side alone. Currents that decay slowly carry such
    /// a difference on; of them the number of spikes is held to what the equations say.
    /// </summary>
    private static readonly Dictionary<string, double> s_least = new() { ["LIF"] = 0.96, ["CubaLIF"] = 0, ["Euler"] = 0.8, ["IF"] = 1 };

    private const double MostCounted = 0.02;

    [Fact]
    public void Layers_of_LIF_spike_within_a_tick_of_NIRs_equations() => Seeds.Try(3, seed => Try(seed, "LIF", recurrent: false));

    [Fact]
    public void Layers_of_CubaLIF_spike_as_often_as_NIRs_equations() => Seeds.Try(3, seed => Try(seed, "CubaLIF", recurrent: false));

    [Fact]
    public void Layers_of_files_that_were_written_for_Eulers_steps_follow_them_and_drive_themselves() => Seeds.Try(3, seed => Try(seed, "Euler", recurrent: true));

    [Fact]
    public void Layers_of_IF_spike_in_the_same_ticks() => Seeds.Try(3, seed => Try(seed, "IF", recurrent: false));

    private static void Try(ulong seed, string type, bool recurrent)
    {
        var random = new Random((int)seed);
        int[] sizes = [16, 24, 12];
        using var folder = new Folder();
        var layers = sizes[1..].Select(size => Layer(random, type, size)).ToArray();
        // Round weights for IF, where sums meet thresholds: above is not at.
        var weights = sizes.Zip(sizes[1..], (from, to) => Weights(random, from, to, type)).ToArray();
        var back = Weights(random, sizes[1], sizes[1], type).Select(weight => weight * 0.1).ToArray();
        var file = Write(folder, layers, weights, recurrent ? back : null, sizes);
        var input = Enumerable.Range(0, Ticks).Select(_ => Enumerable.Range(0, sizes[0]).Where(_ => random.NextDouble() < 0.05).ToArray()).ToArray();
        var expected = Expected(layers, weights, recurrent ? back : null, input, sizes);
        var actual = Actual(folder, file, input, layers.Length - 1);
        for (var layer = 0; layer < layers.Length; layer++)
        {
            var late = layer;
            var right = expected[layer];
            var ours = actual[$"lif{layer + 1}"].Where(spike => spike.Tick - late < Ticks).ToList();
            Assert.True(right.Count > 200, $"only {right.Count} spikes in layer {layer + 1}");
            var agreement = Reference.Agreement(right, ours, late: layer, within: type == "IF" ? 0 : 1);
            Assert.InRange(ours.Count, right.Count * (1 - MostCounted), right.Count * (1 + MostCounted));
            Assert.True(agreement >= s_least[type] - (type == "IF" ? 0 : layer * 0.01), $"{type}, layer {layer + 1}: {agreement:P2} of {right.Count} spikes, {ours.Count} here");
        }
    }

    private static Reference.Layer Layer(Random random, string type, int size)
    {
        double[] All(double value) => [.. Enumerable.Repeat(value, size)];
        double[] Drawn(double least, double most) => [.. Enumerable.Range(0, size).Select(_ => (double)(float)(least + (random.NextDouble() * (most - least))))];
        return type switch
        {
            "IF" => new Reference.Layer(type, All(1), All(1), All(1), All(1), All(0), All(2), All(0)),
            // r and w_in are time constants over a step, from which the step is found.
            "Euler" => new Reference.Layer(type, All(0.02), All(0.008), All(20), All(8), All(0), Drawn(10, 20), All(0)),
            "CubaLIF" => new Reference.Layer(type, All(0.02), All(0.008), Drawn(2, 4), All(2), Drawn(-0.1, 0.1), Drawn(0.6, 1), Drawn(-0.1, 0.05)),
            _ => new Reference.Layer(type, All(0.02), All(0.008), Drawn(2, 4), All(1), Drawn(-0.1, 0.1), Drawn(0.2, 0.4), Drawn(-0.1, 0.05)),
        };
    }

    private static double[] Weights(Random random, int from, int to, string type) =>
        [.. Enumerable.Range(0, from * to).Select(_ => type == "IF" ? random.Next(-1, 3) / 2.0 : (float)((random.NextDouble() * 1.5) - 0.4))];

    private static string Write(Folder folder, Reference.Layer[] layers, double[][] weights, double[]? back, int[] sizes)
    {
        var file = new NirBuilder().Node("output", "Output", ("shape", new long[] { sizes[^1] })).Node("input", "Input", ("shape", new long[] { sizes[0] }));
        for (var i = 0; i < layers.Length; i++)
        {
            var (layer, size) = (layers[i], sizes[i + 1]);
            // Singles and doubles, packed and not, mix in one file.
            file.Node($"w{i + 1}", i == 0 ? "Affine" : "Linear",
            [
                ("weight", NirBuilder.Array(Transposed(weights[i], sizes[i], size), size, sizes[i])), .. i == 0 ? [("bias", new double[size])] : Array.Empty<(string, object)>(),
            ]);
            file.Node($"lif{i + 1}", layer.Type == "Euler" ? "CubaLIF" : layer.Type,
            [
                ("r", Singles(layer.R)), ("v_threshold", NirBuilder.Array(layer.Threshold, size)),
                .. layer.Type == "IF" ? [] : new (string, object)[] { ("v_leak", layer.Leak), ("v_reset", Singles(layer.Reset)) },
                .. layer.Type == "LIF" ? [("tau", layer.Tau)] : Array.Empty<(string, object)>(),
                .. layer.Type is "CubaLIF" or "Euler" ? [("tau_mem", 0.02), ("tau_syn", layer.TauSynapse), ("w_in", layer.WIn[0])] : Array.Empty<(string, object)>(),
            ]);
        }

        file.Chain("w2", "lif2", "output").Chain("lif1", "w2").Chain("input", "w1", "lif1");
        if (back is not null)
            file.Node("back", "Linear", ("weight", NirBuilder.Plain(Transposed(back, sizes[1], sizes[1]), sizes[1], sizes[1]))).Chain("lif1", "back", "lif1");
        return file.Write(folder.At("layers.nir"));
    }

    private static float[] Singles(double[] values) => [.. values.Select(value => (float)value)];

    private static float[] Transposed(double[] weights, int from, int to) =>
        [.. Enumerable.Range(0, from * to).Select(at => (float)weights[(at % from * to) + (at / from)])];

    private static List<(int Tick, int Neuron)>[] Expected(Reference.Layer[] layers, double[][] weights, double[]? back, int[][] input, int[] sizes)
    {
        var spikes = layers.Select(_ => new List<(int, int)>()).ToArray();
        var before = new int[layers.Length][];
        Array.Fill(before, []);
        for (var tick = 0; tick < input.Length; tick++)
        {
            var active = input[tick];
            for (var i = 0; i < layers.Length; i++)
            {
                var current = new double[sizes[i + 1]];
                for (var n = 0; n < current.Length; n++)
                    current[n] = active.Sum(source => (float)weights[i][(source * current.Length) + n]) + (i == 0 && back is not null ? before[0].Sum(source => (float)back[(source * current.Length) + n]) : 0);
                var fired = layers[i].Step(current, Step);
                active = [.. Enumerable.Range(0, fired.Length).Where(n => fired[n])];
                before[i] = active;
                spikes[i].AddRange(active.Select(n => (tick, n)));
            }
        }

        return spikes;
    }

    private static Dictionary<string, List<(int Tick, int Neuron)>> Actual(Folder folder, string file, int[][] input, int hops)
    {
        var stimulus = folder.Write("stimulus.csv", "tick,population,index\n" + string.Concat(input.SelectMany((indices, tick) => indices.Select(index => $"{tick},input,{index}\n"))));
        var network = folder.At("network.yaml");
        Command.FineAsync("import", file, "-o", network).GetAwaiter().GetResult();
        Command.FineAsync("run", network, "--for", "complete", "--stimulus", stimulus, "--ticks", $"{input.Length + hops}", "--spikes", folder.At("spikes.csv")).GetAwaiter().GetResult();
        return File.ReadLines(folder.At("spikes.csv")).Skip(1).Select(line => line.Split(','))
            .GroupBy(cells => cells[1], cells => (int.Parse(cells[0], CultureInfo.InvariantCulture), int.Parse(cells[2], CultureInfo.InvariantCulture)))
            .ToDictionary(group => group.Key, group => group.ToList());
    }
}
