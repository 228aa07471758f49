// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text.Json;
using NeuroCore.Formats.Drafts;

namespace NeuroCore.Formats.Json;

/// <summary>
/// Makes a description of a network of SuperNeuroMAT. Its tick: leak toward the reset state, add inputs and the weights of
/// the spikes of the tick before, spike strictly above the threshold unless refractory, reset.
/// </summary>
internal sealed class SuperNeuroImport
{
    private const int MostWeight = 127;
    private const int MostDelay = 7;
    private readonly SuperNeuroFile _file;
    private readonly List<ImportNote> _notes = [];
    private readonly List<(int Pre, int Post, double Weight, int Delay)> _synapses = [];
    private readonly HashSet<int> _hidden = [];
    private readonly Dictionary<int, (string Population, int Index)> _place = [];

    private SuperNeuroImport(SuperNeuroFile file) => _file = file;

    /// <summary>Reads the first network of a file.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="root">Its JSON.</param>
    /// <param name="tickSeconds">Time of a tick, of which the file knows nothing.</param>
    /// <param name="runTicks">Ticks of a run; null: as long as the inputs of the file, if there are any.</param>
    public static Imported Read(string path, JsonElement root, double tickSeconds, int? runTicks)
    {
        try
        {
            return new SuperNeuroImport(SuperNeuroFile.Read(path, root)).Make(tickSeconds, runTicks);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(path, "the JSON is not laid out as SuperNeuroMAT writes it.", error);
        }
    }

    private Imported Make(double tickSeconds, int? runTicks)
    {
        Fold();
        var kept = Enumerable.Range(0, _file.Neurons).Where(id => !_hidden.Contains(id)).ToList();
        var numbers = _synapses.Select(synapse => synapse.Weight).Concat(_file.Inputs.Select(input => input.Value)).ToList();
        var factor = WholeNumbers.FactorFor(numbers, MostWeight);
        var leaks = kept.ToDictionary(id => id, Leak);
        // Thresholds of integer membranes need not be multiples: above 0.25 is at 1.
        var exact = factor is not null && kept.All(id => Math.Abs((_file.Thresholds[id] - _file.Resets[id]) * factor.Value) < short.MaxValue);
        var unit = exact ? factor!.Value : 1;
        Remark(kept, leaks, exact, unit);
        var groups = kept.GroupBy(id => (leaks[id], Refractory: (int)_file.Refractory[id])).ToList();
        var populations = groups.Select((group, number) => Population([.. group], groups.Count == 1 ? "neurons" : $"neurons_{number + 1}", group.Key.Item1, group.Key.Refractory, exact, unit)).ToImmutableArray();
        var inputs = _file.Inputs.Select(input => (input.Neuron, input.Value)).Distinct().Order().ToList();
        var projections = _synapses.Where(synapse => synapse.Weight != 0)
            .GroupBy(synapse => (_place[synapse.Pre].Population, _place[synapse.Post].Population))
            .Select(group => new DraftProjection(group.Key.Item1, group.Key.Item2, Once(group, exact, unit)))
            .Concat(inputs.Index().GroupBy(input => _place[input.Item.Neuron].Population).Select(group => new DraftProjection(
                "inputs", group.Key, [.. group.Select(input => new DraftSynapse(input.Index, _place[input.Item.Neuron].Index, Round(input.Item.Value * unit, exact), 0))])));
        var ticks = runTicks ?? (_file.Inputs.Length > 0 ? _file.Inputs.Max(input => input.Tick) + 10 : null);
        return new Imported(
            new Draft(DraftNames.Clean(_file.Name), tickSeconds)
            {
                About = $"Imported from {Path.GetFileName(_file.File)} (SuperNeuroMAT).",
                IsInteger = exact,
                RunTicks = ticks,
                Inputs = inputs.Count > 0 ? [new DraftInput("inputs", inputs.Count)] : [],
                Populations = populations,
                Projections = [.. projections],
                Spikes = [.. _file.Inputs.Where(input => input.Tick < ticks).Select(input => new DraftSpike(input.Tick, "inputs", inputs.IndexOf((input.Neuron, input.Value)))).Distinct().OrderBy(spike => (spike.Tick, spike.Index))],
            },
            $"SuperNeuroMAT JSON ({_file.Encoding})", _notes);
    }

    // A delay D is written as D - 1 neurons that only pass spikes on; the synapse behind them has the delay -D.
    private void Fold()
    {
        var into = Enumerable.Range(0, _file.Weights.Length).ToLookup(synapse => _file.Post[synapse]);
        var from = Enumerable.Range(0, _file.Weights.Length).ToLookup(synapse => _file.Pre[synapse]);
        var dropped = new HashSet<int>();
        for (var last = 0; last < _file.Weights.Length; last++)
        {
            var delay = -(int)Math.Max(_file.Delays[last], -1e6);
            if (delay < 2 || delay > MostDelay + 1 || Chain(last, delay - 1, into, from) is not { } chain)
                continue;
            foreach (var synapse in chain)
            {
                dropped.Add(synapse);
                _hidden.Add(_file.Post[synapse]);
            }

            dropped.Add(last);
            _synapses.Add((_file.Pre[chain[^1]], _file.Post[last], _file.Weights[last], delay - 1));
        }

        if (_hidden.Count > 0)
            _notes.Add(new ImportNote(Fidelity.Exact, $"{_hidden.Count} hidden neurons that only made delays ({string.Join(", ", _hidden.Order().Take(10))}{(_hidden.Count > 10 ? ", ..." : "")}) became delays of synapses."));
        for (var synapse = 0; synapse < _file.Weights.Length; synapse++)
        {
            if (!dropped.Contains(synapse))
                _synapses.Add((_file.Pre[synapse], _file.Post[synapse], _file.Weights[synapse], Math.Clamp((int)_file.Delays[synapse] - 1, 0, MostDelay)));
        }
    }

    private List<int>? Chain(int last, int length, ILookup<int, int> into, ILookup<int, int> from)
    {
        var chain = new List<int>();
        var neuron = _file.Pre[last];
        for (var i = 0; i < length; i++)
        {
            var passes = from[neuron].Count() == 1 && into[neuron].Count() == 1 && double.IsPositiveInfinity(_file.Leaks[neuron]) && _file.Refractory[neuron] == 0 &&
                _file.Weights[into[neuron].First()] > _file.Thresholds[neuron] && _file.Thresholds[neuron] >= 0 && _file.Inputs.All(input => input.Neuron != neuron) && !_hidden.Contains(neuron);
            if (!passes)
                return null;
            chain.Add(into[neuron].First());
            neuron = _file.Pre[chain[^1]];
        }

        return chain;
    }

    // Share of the membrane that a tick keeps: all, none, or the nearest to a leak by a step.
    private double Leak(int id)
    {
        var leak = Math.Abs(_file.Leaks[id]);
        if (leak == 0)
            return 1;
        var below = _synapses.Where(synapse => synapse.Post == id && synapse.Weight < 0).Sum(synapse => -synapse.Weight) + _file.Inputs.Where(input => input.Neuron == id && input.Value < 0).Sum(input => -input.Value);
        var above = _file.Thresholds[id] - _file.Resets[id];
        if (_file.Refractory[id] == 0 && leak >= Math.Max(above, below) && leak >= Math.Abs(_file.States[id] - _file.Resets[id]))
            return 0;
        return double.IsPositiveInfinity(leak) ? 0 : Math.Clamp(1 - (leak / Math.Max(Math.Abs(above), leak)), 0.25, 0.999);
    }

    private DraftPopulation Population(List<int> ids, string name, double keep, int refractory, bool exact, double unit)
    {
        for (var index = 0; index < ids.Count; index++)
            _place.Add(ids[index], (name, index));
        if (ids.Count != _file.Neurons)
            _notes.Add(new ImportNote(Fidelity.Exact, $"'{name}' has the neurons {string.Join(", ", ids.Take(20))}{(ids.Count > 20 ? ", ..." : "")} of the file, in this order."));
        ImmutableArray<double> Each(Func<int, double> value) => [.. ids.Select(value)];
        return new DraftPopulation(name, ids.Count)
        {
            // Membranes are counted from the reset state, toward which they leak.
            Threshold = Each(id => Above((_file.Thresholds[id] - _file.Resets[id]) * unit, exact)),
            VInit = Each(id => Round((_file.States[id] - _file.Resets[id]) * unit * (keep == 0 ? 0 : 1), exact)),
            KeepMembrane = [keep],
            Refractory = refractory,
        };
    }

    // Strictly above, on integers: the next integer above the threshold.
    private static double Above(double threshold, bool exact) => exact ? Math.Floor(threshold + 1e-9) + 1 : threshold;

    private static double Round(double value, bool exact) => exact ? Math.Round(value) : value;

    private ImmutableArray<DraftSynapse> Once(IEnumerable<(int Pre, int Post, double Weight, int Delay)> synapses, bool exact, double unit)
    {
        var once = synapses.GroupBy(synapse => (synapse.Pre, synapse.Post)).Select(pair => pair.Select(synapse => synapse.Delay).Distinct().Count() == 1
            ? (pair.Key.Pre, pair.Key.Post, Weight: pair.Sum(synapse => synapse.Weight), pair.First().Delay, Count: pair.Count())
            : throw new FormatException(_file.File, $"there are synapses of several delays from neuron {pair.Key.Pre} to {pair.Key.Post}, but there is one synapse for a pair: put a neuron between them.")).ToList();
        if (once.Exists(pair => pair.Count > 1))
            _notes.Add(new ImportNote(Fidelity.Exact, $"{once.Count(pair => pair.Count > 1)} pairs with several synapses have one of the sum of their weights."));
        return [.. once.Select(pair => new DraftSynapse(_place[pair.Pre].Index, _place[pair.Post].Index, Round(pair.Weight * unit, exact), pair.Delay)).OrderBy(pair => (pair.Pre, pair.Post))];
    }

    private void Remark(List<int> kept, Dictionary<int, double> leaks, bool exact, double unit)
    {
        var linear = kept.Where(id => leaks[id] is not (0 or 1)).ToList();
        var late = kept.Where(id => leaks[id] != 0 && _file.Refractory[id] > 0).ToList();
        _notes.Add(exact
            ? new ImportNote(Fidelity.Exact, $"Weights and inputs are whole multiples of {1 / unit:0.####}: integer weights, and thresholds at the next integer above (it spikes strictly above).")
            : new ImportNote(Fidelity.Approximate, "Weights are no small multiples of one number: they are rounded when the network is compiled, and a membrane that meets its threshold exactly spikes here, there not."));
        if (linear.Count > 0)
            _notes.Add(new ImportNote(Fidelity.Approximate, $"Neurons {List(linear)} leak by a fixed step a tick, which the core cannot: they lose a share a tick instead."));
        if (late.Count > 0)
            _notes.Add(new ImportNote(Fidelity.Approximate, $"Neurons {List(late)} go on summing while refractory; here the membrane is held then."));
        if (linear.Count == 0 && late.Count == 0 && exact)
            _notes.Add(new ImportNote(Fidelity.Exact, "Every tick is that of SuperNeuroMAT, spike for spike."));
        if (_file.RefractoryState.Any(state => state != 0))
            _notes.Add(new ImportNote(Fidelity.LeftOut, "Neurons that are refractory at the start begin free."));
        if (_file.Learns)
            _notes.Add(new ImportNote(Fidelity.LeftOut, "STDP: weights stay. Its rule adds apos or aneg to every enabled synapse in every tick, which rules of the core do not (host/guide/learning.md)."));
        if (_file.Others > 0)
            _notes.Add(new ImportNote(Fidelity.LeftOut, $"{_file.Others} further networks of the file."));
        _notes.Add(new ImportNote(Fidelity.Assumed, "A tick stands for 1 ms unless --dt says otherwise; the file has no time."));
    }

    private static string List(List<int> ids) => string.Join(", ", ids.Take(10)) + (ids.Count > 10 ? ", ..." : "");
}
