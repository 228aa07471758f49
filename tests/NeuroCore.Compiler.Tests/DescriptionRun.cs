// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

/// <summary>
/// Runs a description with integer weights as the guide says, without looking at the words of an image. Of the compiled
/// network it takes what the guide leaves to the compiler: the accumulator shift, the decay of theta, and where a member lies,
/// which chance depends on.
/// </summary>
internal sealed class DescriptionRun
{
    private readonly NetworkDescription _network;
    private readonly Configuration _build;
    private readonly Dictionary<string, PopulationPlace> _places;
    private readonly Dictionary<string, Cell[]> _cells;
    private readonly Dictionary<(string, int), List<(Cell Cell, int Weight, int Delay)>> _synapses = [];
    private readonly Dictionary<string, int> _shifts;
    private readonly Dictionary<string, (int Keep, int Period)> _thetas;
    private ulong _h;

    public DescriptionRun(NetworkDescription network, CompiledNetwork compiled)
    {
        (_network, _build) = (network, compiled.Image.Target);
        _places = compiled.Image.Metadata.Populations.ToDictionary(place => place.Name);
        _shifts = compiled.Report.Scales.ToDictionary(scale => scale.Population, scale => scale.AccumulatorShift);
        _thetas = network.Populations.ToDictionary(population => population.Name, population => (
            compiled.Report.Parameters.FirstOrDefault(line => line.Population == population.Name && line.Parameter is "tau_adaptation" or "keep_adaptation")?.Code ?? 4096,
            compiled.Report.Parameters.FirstOrDefault(line => line.Population == population.Name && line.Parameter == "adaptation_period")?.Code ?? 0));
        _cells = network.Populations.ToDictionary(
            population => population.Name,
            population => Enumerable.Range(0, population.Size).Select(i => new Cell(population, i)).ToArray());
        foreach (var projection in network.Projections.Where(projection => projection.Options.Enabled))
        {
            var factor = (1 << (projection.Options.Exponent ?? 0)) * (projection.Options.Negative ? -1 : 1);
            foreach (var (pre, post, weight, delay) in network.ConnectionsOf(projection))
            {
                if (!_synapses.TryGetValue((projection.Source, pre), out var list))
                    _synapses.Add((projection.Source, pre), list = []);
                list.Add((_cells[projection.Target][post], (int)weight * factor, delay));
            }
        }

        _h = new SplitMix64(network.Seed).Next();
    }

    /// <summary>The spikes of recorded neurons.</summary>
    public IEnumerable<RunSpike> Spikes()
    {
        var host = _network.Stimulus!.Spikes.ToLookup(spike => spike.Tick);
        var events = new List<RunSpike>();
        for (var tick = 0; tick < _network.Stimulus.Ticks; tick++)
        {
            _h = Arithmetic.Next(_h);
            var sent = host[tick].Select(spike => new RunSpike(tick, spike.Population, spike.Index, spike.Negative)).ToList();

            // A host's spike of a source that an encoder fires too is one event, with the host's sign.
            events.RemoveAll(known => sent.Any(spike => (spike.Population, spike.Index) == (known.Population, known.Index)));
            Deliver(events.Concat(sent), tick);
            events = [.. _cells.Values.SelectMany(cells => cells).Select(cell => Update(cell, tick)).OfType<RunSpike>()];
            foreach (var spike in events.Where(spike => _network.RecordedOf(spike.Population).In(_network.SizeOf(spike.Population)).Contains(spike.Index)))
                yield return spike;
            events.AddRange(Encoded(tick));
        }
    }

    private void Deliver(IEnumerable<RunSpike> events, int tick)
    {
        foreach (var spike in events.OrderBy(spike => _places[spike.Population].Position(spike.Index)))
        {
            foreach (var (cell, weight, delay) in _synapses.GetValueOrDefault((spike.Population, spike.Index), []))
            {
                ref var slot = ref cell.Slots[(tick + delay) % 8];
                slot = Arithmetic.Saturate(slot + (spike.Negative ? -weight : weight), 16);
            }
        }
    }

    private RunSpike? Update(Cell cell, int tick)
    {
        var (name, parameters, i) = (cell.Population.Name, cell.Population.Parameters, cell.Index);
        var arrived = cell.Slots[tick % 8];
        cell.Slots[tick % 8] = 0;
        if (parameters.Silenced.In(cell.Population.Size).Contains(i))
            return null;
        var a = _shifts[name];
        cell.U = Arithmetic.Saturate(cell.U * Keep(parameters.TauSynapse[i]) / 4096 + (arrived << a), _build.CurrentWidth);
        var held = cell.Held > 0;
        if (!held)
        {
            var v = cell.V * Keep(parameters.TauMembrane[i]) / 4096 + (cell.U << (8 - a)) + (long)parameters.Bias[i] * 256 +
                Arithmetic.Noise(_h, _places[name].Position(i), parameters.Noise?.Code ?? 0);
            cell.V = Math.Max((long)(parameters.VMin ?? -32768) * 256, Arithmetic.Saturate(v, _build.MembraneWidth));
        }

        cell.Held -= held ? 1 : 0;
        if (tick % (1 << _thetas[name].Period) == 0)
            cell.Theta = cell.Theta * _thetas[name].Keep / 4096;
        var level = ((long)parameters.Threshold[i] + cell.Theta) * 256;
        var sign = held ? 0 : cell.V >= level ? 1 : parameters.Bipolar && cell.V <= -level ? -1 : 0;
        if (sign == 0)
            return null;
        if (parameters.Reset == ResetMode.Value)
            cell.V = (long)parameters.VReset * 256;
        else if (parameters.Reset == ResetMode.Subtract)
            cell.V = (cell.V - sign * level) * (parameters.ResetKeep.Keep4096 ?? 4096) / 4096;
        cell.Theta = Arithmetic.Saturate(cell.Theta + (long)(parameters.Adaptation?.Increment ?? 0), 16);
        cell.Held = (int)parameters.Refractory.Value;
        return new RunSpike(tick, name, i, sign < 0);
    }

    private IEnumerable<RunSpike> Encoded(int tick)
    {
        foreach (var input in _network.Inputs)
        {
            for (var i = 0; i < input.Size; i++)
            {
                var fires = input.Drive switch
                {
                    BernoulliDrive { Rates: var rates } => Arithmetic.Bits(_h, _places[input.Name].Position(i)) >> 2 < Drive(rates, i),
                    RegularDrive { Rates: var rates } => Drive(rates, i) * (tick + 1L) % 16384 < Drive(rates, i),
                    LatencyDrive { Latencies: var latencies } => latencies.TicksAt(i, 1e-3) == tick,
                    _ => false,
                };
                if (fires)
                    yield return new RunSpike(tick, input.Name, i);
            }
        }
    }

    private static long Drive(Rates rates, int i) => (long)Math.Round(rates.PerTickAt(i, 1e-3) * 16384);

    private static int Keep(Decay decay) => (int)Math.Round(4096 * decay.FractionKept(1e-3));

    private sealed class Cell(Population population, int index)
    {
        public Population Population { get; } = population;

        public int Index { get; } = index;

        public long[] Slots { get; } = new long[8];

        public long U { get; set; }

        public long V { get; set; } = (long)population.Parameters.VInit[index] * 256;

        public long Theta { get; set; } = (long)population.Parameters.ThetaInit[index];

        public int Held { get; set; }
    }
}
