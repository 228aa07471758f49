// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Formats.Drafts;

namespace NeuroCore.Formats.Nir;

/// <summary>Makes a description of a NIR file.</summary>
public sealed class NirImport
{
    private const int MostTicks = 7;
    private readonly NirGraph _graph;
    private readonly NirOptions _options;
    private readonly NirShapes _shapes;
    private readonly NirTime _time;
    private readonly NirPaths _paths;
    private readonly List<ImportNote> _notes = [];
    private readonly DraftNames _names = new();
    private readonly Dictionary<string, string> _called = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Source, string Target), double> _rounded = [];     // delays, worst error in seconds

    private NirImport(NirGraph graph, NirOptions options)
    {
        _graph = graph;
        _options = options;
        foreach (var node in graph.Order.Select(name => graph.Nodes[name]))
        {
            if (!NirTypes.IsKnown(node.Type))
                throw node.Error($"cannot be expressed: {NirTypes.WhyNot(node.Type)}");
        }

        _time = NirTime.Of(graph, options, _notes);
        _shapes = new NirShapes(graph);
        _paths = new NirPaths(graph, _shapes, _time.Unit);
    }

    /// <summary>True if a file begins as HDF5 files do.</summary>
    /// <param name="start">Its first bytes.</param>
    public static bool IsHdf(ReadOnlySpan<byte> start) => NirFile.LooksLike(start);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What NIR does not say.</param>
    /// <exception cref="FormatException">The file is damaged, or says what the core cannot do: which node, and why.</exception>
    public static Imported Read(string path, NirOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var graph = NirFile.Read(path);
        try
        {
            return new NirImport(graph, options).Make();
        }
        catch (Exception error) when (error is InsufficientExecutionStackException or OverflowException)
        {
            throw new FormatException(path, "the graph is too deep, or its sizes too large, to be followed.", error);
        }
    }

    private Imported Make()
    {
        var inputs = Nodes("Input").ToDictionary(node => node.Name, node => (int)NirShapes.Size(_shapes.Of(node)), StringComparer.Ordinal);
        var arrivals = new Dictionary<string, NirArrival>(StringComparer.Ordinal);
        var cells = new Dictionary<string, NirCell>(StringComparer.Ordinal);
        foreach (var name in inputs.Keys)
            _called[name] = _names.Take(name);
        var fused = Fused();
        foreach (var node in _graph.Order.Select(name => _graph.Nodes[name]).Where(node => NirTypes.IsNeuron(node.Type) && !fused.ContainsValue(node.Name)))
        {
            _called[node.Name] = _names.Take(node.Name);
            arrivals.Add(node.Name, _paths.Into(node));
            cells.Add(node.Name, NirCell.Of(node, _called[node.Name], _shapes.Of(node), _time, _options));
        }

        foreach (var (threshold, integrator) in fused)
            Fuse(threshold, integrator, arrivals, cells);
        Readouts(arrivals, cells);
        if (cells.Count == 0)
            throw new FormatException(_graph.File, "the graph has no neurons, nothing that would spike or hold a state.");
        var latency = new NirLatency(
            [.. cells.Keys], inputs.Keys, arrivals.SelectMany(arrival => arrival.Value.Sources.Where(source => source.Value.Terms > 0).Select(source => (source.Key, arrival.Key))));
        var projections = cells.Keys.SelectMany(target => arrivals[target].Sources.Select(source => Projection(source.Key, target, source.Value, cells[target], latency)))
            .Where(projection => !projection.Synapses.IsEmpty).ToImmutableArray();
        var populations = cells.Select(cell => Population(cell.Key, cell.Value, arrivals[cell.Key], projections)).ToImmutableArray();
        Scale(ref populations, ref projections);
        foreach (var ((source, target), error) in _rounded)
            _notes.Add(new ImportNote(Fidelity.Approximate, string.Create(CultureInfo.InvariantCulture, $"Delays from '{source}' to '{target}' became whole ticks, {error * 1e3:0.###} ms off at most.")));
        Remark(latency, populations, inputs);
        NirLeftovers.Remark(_graph, _called, _notes);
        var draft = new Draft(DraftNames.Clean(_options.Name ?? Path.GetFileNameWithoutExtension(_graph.File)), _time.Tick)
        {
            About = $"Imported from {Path.GetFileName(_graph.File)} (NIR).",
            Inputs = [.. inputs.Select(input => new DraftInput(_called[input.Key], input.Value))],
            Populations = populations,
            Projections = projections,
            RunTicks = _options.RunTicks,
        };
        return new Imported(draft, $"NIR{(_graph.Version is { } version ? $" {version}" : "")}", _notes);
    }

    private IEnumerable<NirNode> Nodes(string type) => _graph.Order.Select(name => _graph.Nodes[name]).Where(node => node.Type == type);

    // A membrane without spikes that a threshold follows is a neuron that does not reset.
    private Dictionary<string, string> Fused()
    {
        var fused = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in Nodes("Threshold"))
        {
            var before = _graph.Into(node).ToList();
            while (before is [var pass] && NirTypes.Passes(pass.Type))
                before = [.. _graph.Into(pass)];
            if (before is [var one] && NirTypes.HasNoSpikes(one.Type))
                fused.Add(node.Name, one.Name);
        }

        return fused;
    }

    private void Fuse(string threshold, string integrator, Dictionary<string, NirArrival> arrivals, Dictionary<string, NirCell> cells)
    {
        var node = _graph.Nodes[threshold];
        var source = _graph.Nodes[integrator];
        var cell = NirCell.Of(source, _called[threshold], _shapes.Of(source), _time, _options);
        arrivals[threshold] = _paths.Into(source);
        cells[threshold] = cell.WithThreshold([.. NirShapes.Spread(node, "threshold", _shapes.Of(node))]);
        _notes.Add(new ImportNote(Fidelity.Exact, $"'{integrator}' and the threshold '{threshold}' behind it are one population that does not reset."));
    }

    // What an output takes from no neuron directly can be read as the membrane of a neuron that keeps nothing.
    private void Readouts(Dictionary<string, NirArrival> arrivals, Dictionary<string, NirCell> cells)
    {
        foreach (var node in Nodes("Output"))
        {
            var arrival = _paths.Into(node);
            if (arrival.Sources.All(source => source.Value.IsIdentity) && arrival.Bias.All(bias => bias == 0))
                continue;
            if (arrival.Sources.Keys.FirstOrDefault(name => NirTypes.HasNoSpikes(_graph.Nodes[name].Type)) is { } analogue)
                throw node.Error($"takes weighted sums of the membrane of '{analogue}', but between neurons there are spikes alone: let '{analogue}' be the output");
            _called[node.Name] = _names.Take(node.Name);
            var size = arrival.Bias.Length;
            arrivals.Add(node.Name, arrival);
            cells.Add(node.Name, new NirCell(new DraftPopulation(_called[node.Name], size) { KeepMembrane = [0], Reset = "none" }, [.. Enumerable.Repeat(1.0, size)]).Silent());
            _notes.Add(new ImportNote(Fidelity.Exact, $"What '{node.Name}' takes is a sum of spikes: read it as the membrane of the population '{_called[node.Name]}' (--probe {_called[node.Name]}.v)."));
        }
    }

    private DraftProjection Projection(string source, string target, SparseMap map, NirCell cell, NirLatency latency)
    {
        var synapses = ImmutableArray.CreateBuilder<DraftSynapse>();
        var late = 0;
        for (var post = 0; post < map.Outputs; post++)
        {
            var last = -1;
            foreach (var term in map.Rows[post])
            {
                var ticks = Ticks(term.Delay, source, target);
                var (delay, extra) = latency.Delay(source, target, ticks);
                if (extra != 0)
                    late = extra;
                if (term.Input == last)
                    throw _graph.Nodes[target].Error($"takes member {term.Input} of '{source}' with several delays, but there is one synapse for a pair: put a population between them");
                last = term.Input;
                var weight = term.Weight * cell.Gain[post];
                if (weight != 0)
                    synapses.Add(new DraftSynapse(term.Input, post, weight, delay));
            }
        }

        if (late > 0)
            _notes.Add(new ImportNote(Fidelity.Approximate, $"Spikes from '{source}' to '{target}', which close a circle, come {Count(late, "tick")} later than in a simulator that lets layers pass within a step."));
        if (late < 0)
            _notes.Add(new ImportNote(Fidelity.Approximate, $"Spikes from '{source}' to '{target}' come {Count(-late, "tick")} too early: no delay is longer than {MostTicks} ticks."));
        return new DraftProjection(_called[source], _called[target], [.. synapses.OrderBy(synapse => (synapse.Pre, synapse.Post))]);
    }

    private int Ticks(double seconds, string source, string target)
    {
        var ticks = seconds / _time.Tick;
        var whole = Math.Round(ticks);
        if (whole > MostTicks)
            throw _graph.Nodes[target].Error(string.Create(
                CultureInfo.InvariantCulture, $"takes spikes of '{source}' after {seconds * 1e3:0.######} ms, which are {ticks:0.###} ticks, but a delay is {MostTicks} ticks at most: give a longer --dt"));
        if (Math.Abs(whole - ticks) > 1e-3)
            _rounded[(source, target)] = Math.Max(_rounded.GetValueOrDefault((source, target)), Math.Abs(whole - ticks) * _time.Tick);
        return (int)whole;
    }

    private DraftPopulation Population(string name, NirCell cell, NirArrival arrival, ImmutableArray<DraftProjection> projections)
    {
        var weights = projections.Where(projection => projection.Target == _called[name]).SelectMany(projection => projection.Synapses).ToList();
        var bias = cell.Population.Bias;
        cell = cell with
        {
            Population = cell.Population with { Bias = Shared(arrival.Bias.Select((value, i) => (value * cell.Gain[i]) + bias[Math.Min(i, bias.Length - 1)])) },
        };
        if (!cell.HasNoSpikes)
            return StrictThreshold.Of(Compact(cell.Population), weights.Select(synapse => synapse.Weight));
        var reach = new double[arrival.Bias.Length];
        foreach (var synapse in weights)
            reach[synapse.Post] += Math.Abs(synapse.Weight);
        _notes.Add(new ImportNote(Fidelity.Exact, $"'{name}' has no spikes: its threshold is out of reach, and its membrane is what it gives (--probe {_called[name]}.v)."));
        return Compact(cell.Unreachable(reach).Population);
    }

    private void Scale(ref ImmutableArray<DraftPopulation> populations, ref ImmutableArray<DraftProjection> projections)
    {
        var scaled = new List<string>();
        foreach (var (at, population) in populations.Index().Where(entry => entry.Item.Reset != "none").ToList())
        {
            if (PerNeuronScale.Of(population, [.. projections.Where(projection => projection.Target == population.Name)]) is not { } result)
                continue;
            populations = populations.SetItem(at, Compact(result.Population));
            projections = [.. projections.Select(projection => result.Into.FirstOrDefault(one => one.Source == projection.Source && one.Target == projection.Target) ?? projection)];
            scaled.Add(population.Name);
        }

        if (scaled.Count > 0)
            _notes.Add(new ImportNote(Fidelity.Exact, $"Membranes of {string.Join(", ", scaled.Select(name => $"'{name}'"))} are scaled and counted from v_reset, each neuron by itself, so that its weights use all bits of an integer; spikes are the same."));
    }

    private static DraftPopulation Compact(DraftPopulation population) => population with
    {
        Threshold = Shared(population.Threshold),
        Bias = Shared(population.Bias),
        VInit = Shared(population.VInit),
        KeepMembrane = Shared(population.KeepMembrane),
        KeepSynapse = Shared(population.KeepSynapse),
    };

    private static ImmutableArray<double> Shared(IEnumerable<double> values)
    {
        ImmutableArray<double> all = [.. values];
        return all.All(value => value == all[0]) ? [all[0]] : all;
    }

    private void Remark(NirLatency latency, ImmutableArray<DraftPopulation> populations, Dictionary<string, int> inputs)
    {
        var late = _called.Keys.Where(name => !inputs.ContainsKey(name)).Select(latency.Of).DefaultIfEmpty().Max();
        if (late > 0)
        {
            _notes.Add(new ImportNote(
                Fidelity.Approximate,
                $"Each hop takes a tick: the population furthest behind the inputs is {Count(late, "tick")} later than in a simulator that lets spikes pass all layers within a step. What jumps over layers is delayed so that it stays in step."));
        }

        if (Nodes("IF").Concat(Nodes("I")).Any() && !_options.IntegratesOverTime)
            _notes.Add(new ImportNote(Fidelity.Assumed, "IF and I count time in ticks: a spike adds r times its weight, as tools that train such networks have it (--if-time file multiplies by the tick)."));
        if (Nodes("CubaLIF").Concat(Nodes("CubaLI")).Any() && !_time.IsEuler)
            _notes.Add(new ImportNote(Fidelity.Approximate, "A synaptic current steps at the beginning of a tick; the charge of every spike is that of NIR's equations."));
        if (Nodes("LIF").Concat(Nodes("CubaLIF")).Concat(Nodes("IF")).Any())
        {
            _notes.Add(new ImportNote(Fidelity.Assumed, _options.Subtracts
                ? "A spike takes the threshold off the membrane, as asked for; NIR says that it sets it to v_reset."
                : "A spike sets the membrane to v_reset (0 where the file has none); --reset subtract takes the threshold off instead."));
            _notes.Add(new ImportNote(Fidelity.Assumed, "Membranes start at 0."));
        }

        if (populations.Any(population => population.KeepMembrane.Length > 1 || population.KeepSynapse.Length > 1))
            _notes.Add(new ImportNote(Fidelity.Exact, "Time constants differ within a population, which needs a build that has them per neuron."));
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
