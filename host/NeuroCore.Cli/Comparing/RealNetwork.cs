// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli.Comparing;

/// <summary>A description in double precision: what the guide says that a neuron does, with nothing rounded.</summary>
internal sealed class RealNetwork
{
    private const int Slots = 8;
    private readonly NetworkDescription _network;
    private readonly Dictionary<string, Cells> _cells;
    private readonly Dictionary<(string Source, int Index), List<(Cells Target, int Neuron, double Weight, int Delay)>> _synapses = [];
    private readonly Dictionary<string, int[]> _spikes;
    private List<(string Population, int Index)> _fired = [];
    private int _ticks;

    /// <summary>The network before its first tick.</summary>
    /// <exception cref="NeuroCoreException">It has what is not compared.</exception>
    public RealNetwork(NetworkDescription network)
    {
        _network = network;
        Require();
        _cells = network.Populations.ToDictionary(population => population.Name, population => new Cells(population, network.TickSeconds), StringComparer.Ordinal);
        _spikes = network.Populations.Select(population => (population.Name, population.Size)).Concat(network.Inputs.Select(input => (input.Name, input.Size)))
            .ToDictionary(source => source.Name, source => new int[source.Size], StringComparer.Ordinal);
        foreach (var projection in network.Projections.Where(projection => projection.Options.Enabled))
        {
            var factor = Math.ScaleB(projection.Options.Negative ? -1 : 1, projection.Options.Exponent ?? 0);
            foreach (var (pre, post, weight, delay) in network.ConnectionsOf(projection))
            {
                if (!_synapses.TryGetValue((projection.Source, pre), out var list))
                    _synapses.Add((projection.Source, pre), list = []);
                list.Add((_cells[projection.Target], post, weight * factor, delay));
            }
        }
    }

    /// <summary>What was seen so far, for integers that suit it.</summary>
    public Calibration Seen => new(
        _cells.ToImmutableDictionary(cells => cells.Key, cells => cells.Value.Seen(_ticks), StringComparer.Ordinal),
        _spikes.ToImmutableDictionary(entry => entry.Key, entry => entry.Value.Select(count => count / Math.Max(1.0, _ticks)).ToImmutableArray(), StringComparer.Ordinal));

    /// <summary>Membranes of a population.</summary>
    public double[] Membranes(string population) => _cells[population].V;

    /// <summary>Puts all neurons to rest, as they were before the first tick.</summary>
    public void Rest()
    {
        foreach (var cells in _cells.Values)
            cells.Rest();
        _fired = [];
    }

    /// <summary>A tick.</summary>
    /// <param name="tick">Its number.</param>
    /// <param name="sent">Spikes of inputs.</param>
    /// <returns>Who spiked.</returns>
    public IReadOnlyList<(string Population, int Index)> Tick(int tick, IEnumerable<InputSpike> sent)
    {
        _ticks++;
        foreach (var source in _fired.Concat(sent.Select(spike => (spike.Population, spike.Index)).Distinct()))
        {
            _spikes[source.Item1][source.Item2]++;
            foreach (var (target, neuron, weight, delay) in _synapses.GetValueOrDefault(source, []))
                target.Arriving[neuron, (tick + delay) % Slots] += weight;
        }

        _fired = [.. _cells.SelectMany(cells => cells.Value.Update(tick % Slots).Select(index => (cells.Key, index)))];
        return _fired;
    }

    private void Require()
    {
        var what = _network.Populations.Select(population => (population.Name, What: population.Parameters switch
        {
            { Adaptation: not null } => "an adaptation",
            { Noise: not null } => "noise",
            { Bipolar: true } => "signed spikes",
            { Winners: not null } => "winners",
            { Normalisation: not null } => "a normalisation",
            _ => null,
        })).FirstOrDefault(entry => entry.What is not null);
        if (what.What is not null)
            throw new NeuroCoreException($"The population '{what.Name}' has {what.What}, which is not compared: leave it out for the comparison.");
        if (_network.Projections.FirstOrDefault(projection => projection.Options.Rule is not null || projection.Options.Receptor != Receptor.First) is { } odd)
            throw new NeuroCoreException($"The projection '{odd.Name}' learns or goes to another receptor, which is not compared: leave that out for the comparison.");
        if (_network.Inputs.FirstOrDefault(input => input.Drive != Drive.Events) is { } driven)
            throw new NeuroCoreException($"The input '{driven.Name}' spikes by itself, which is not compared: leave its drive out, and give --stimulus.");
    }

    private sealed class Cells(Population population, double tickSeconds)
    {
        private readonly NeuronParameters _parameters = population.Parameters;
        private readonly double[] _i = new double[population.Size];
        private readonly int[] _held = new int[population.Size];
        private readonly int _refractory = (int)Math.Round(population.Parameters.Refractory.TicksAt(tickSeconds));

        private double _arriving;
        private double _current;
        private double _lowest;
        private readonly double[] _membranes = new double[population.Size];
        private readonly int[] _signs = new int[population.Size];

        public SeenPopulation Seen(int ticks) => new(
            _arriving, _current, _lowest, [.. _membranes.Select(sum => sum / Math.Max(1, ticks))], [.. _signs.Select(sum => (double)sum / Math.Max(1, ticks))]);

        public double[] V { get; } = [.. Enumerable.Range(0, population.Size).Select(n => population.Parameters.VInit[n])];

        public double[,] Arriving { get; } = new double[population.Size, Slots];

        public void Rest()
        {
            for (var n = 0; n < V.Length; n++)
                V[n] = _parameters.VInit[n];
            Array.Clear(_i);
            Array.Clear(_held);
            Array.Clear(Arriving);
        }

        public IEnumerable<int> Update(int slot)
        {
            for (var n = 0; n < V.Length; n++)
            {
                _arriving = Math.Max(_arriving, Math.Abs(Arriving[n, slot]));
                _i[n] = (_i[n] * _parameters.TauSynapse[n].FractionKept(tickSeconds)) + Arriving[n, slot];
                _current = Math.Max(_current, Math.Abs(_i[n]));
                _signs[n] += Math.Sign(_i[n]);
                _membranes[n] += V[n];
                Arriving[n, slot] = 0;
                if (_held[n] > 0)
                {
                    _held[n]--;
                    continue;
                }

                V[n] = Math.Max(
                    _parameters.VMin ?? double.NegativeInfinity,
                    (V[n] * _parameters.TauMembrane[n].FractionKept(tickSeconds)) + _i[n] + _parameters.Bias[n]);
                _lowest = Math.Min(_lowest, V[n]);
                if (V[n] < _parameters.Threshold[n])
                    continue;
                V[n] = _parameters.Reset switch
                {
                    ResetMode.Value => _parameters.VReset,
                    ResetMode.Subtract => (V[n] - _parameters.Threshold[n]) * (_parameters.ResetKeep.Keep4096 ?? ClassParameters.KeepAll) / ClassParameters.KeepAll,
                    _ => V[n],
                };
                _held[n] = _refractory;
                yield return n;
            }
        }
    }
}
