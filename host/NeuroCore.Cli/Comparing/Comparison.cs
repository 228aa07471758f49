// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli.Comparing;

/// <summary>How a population in integers differs from one in double precision.</summary>
/// <param name="Population">Its name.</param>
/// <param name="Neurons">Neurons.</param>
/// <param name="Real">Spikes in double precision.</param>
/// <param name="Integer">Spikes in integers.</param>
/// <param name="Seconds">Time of the run, seconds.</param>
/// <param name="Same">Share of spikes that both have in the same tick.</param>
/// <param name="Near">Share of spikes that have a partner at most a tick away.</param>
/// <param name="MembraneError">Root of the mean square of the differences of membranes, as a share of the threshold.</param>
internal sealed record ComparedPopulation(string Population, int Neurons, int Real, int Integer, double Seconds, double Same, double Near, double MembraneError)
{
    /// <summary>Spikes of a neuron in a second, in double precision, Hz.</summary>
    public double RealHertz => Real / (Neurons * Seconds);

    /// <summary>Spikes of a neuron in a second, in integers, Hz.</summary>
    public double IntegerHertz => Integer / (Neurons * Seconds);
}

/// <summary>Runs a description in double precision and, compiled, on the emulator.</summary>
internal static class Comparison
{
    /// <summary>Runs both.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="picture">Takes what pictures need; null: nobody does.</param>
    public static ComparisonResult Of(ComparisonRequest request, CancellationToken cancellation, ComparisonPicture? picture = null)
    {
        var (network, ticks) = (request.Network, request.Ticks);
        var real = new RealNetwork(network);
        var compiled = NetworkCompiler.Compile(request.Widths.Of(network), request.Build, request.Calibration);
        var places = compiled.Image.Metadata.Populations;
        using var core = new EmulatedCore(request.Build);
        core.Load(compiled.Image);
        var events = StimulusPlacement.Place(request.Stimulus, compiled.Image.Metadata).ToLookup(spike => spike.Tick);
        var sent = request.Stimulus.Spikes.ToLookup(spike => spike.Tick);
        var ends = network.Populations.ToDictionary(population => population.Name, population => new Course(population, compiled.Report.Scales.First(scale => scale.Population == population.Name).LevelUnits), StringComparer.Ordinal);
        var atRest = core.Keep();
        var begins = request.Labels?.Samples.Select(sample => sample.Tick).ToHashSet() ?? [];
        for (var tick = 0; tick < ticks; tick++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (begins.Contains(tick))
            {
                core.Return(atRest);
                real.Rest();
            }

            foreach (var (_, source, negative) in events[tick])
                core.Event(source, negative);
            foreach (var spike in core.Tick())
            {
                var place = places.First(place => !place.IsInput && place.Holds(spike.Number));
                ends[place.Name].Integer.Add((place.Index(spike.Number), tick));
            }

            foreach (var (population, index) in real.Tick(tick, sent[tick]))
                ends[population].Real.Add((index, tick));
            foreach (var place in places.Where(place => !place.IsInput))
            {
                var (course, membranes) = (ends[place.Name], real.Membranes(place.Name));
                course.Take(membranes, index => (short)core.Read(Bank.Membrane, place.Position(index)));
                picture?.Membrane(place.Name, membranes[0], (short)core.Read(Bank.Membrane, place.Position(0)) / course.LevelUnits);
            }
        }

        foreach (var (name, course) in ends)
            picture?.Spikes(name, course.Real, course.Integer);
        var answers = request.Labels is { } labels ? Answers.Of(labels.Samples, ends[labels.Classes].Real, ends[labels.Classes].Integer) : null;
        return new ComparisonResult([.. network.Populations.Select(population => ends[population.Name].End(ticks * network.TickSeconds))], real.Seen, answers);
    }

    private sealed class Course(Population population, double levelUnits)
    {
        private double _squares;
        private long _count;

        public double LevelUnits => levelUnits;

        public List<(int Index, int Tick)> Real { get; } = [];

        public List<(int Index, int Tick)> Integer { get; } = [];

        public void Take(double[] membranes, Func<int, short> integer)
        {
            for (var n = 0; n < membranes.Length; n++)
            {
                var error = ((integer(n) / levelUnits) - membranes[n]) / Math.Max(Math.Abs(population.Parameters.Threshold[n]), double.Epsilon);
                _squares += error * error;
                _count++;
            }
        }

        public ComparedPopulation End(double seconds) => new(
            population.Name, population.Size, Real.Count, Integer.Count, seconds, Share(0), Share(1), _count == 0 ? 0 : Math.Sqrt(_squares / _count));

        // Spikes of a neuron are met in their order; of the larger number those that have a partner count.
        private double Share(int within)
        {
            var (one, two) = (Real.ToLookup(spike => spike.Index, spike => spike.Tick), Integer.ToLookup(spike => spike.Index, spike => spike.Tick));
            var (met, most) = (0, 0);
            for (var n = 0; n < population.Size; n++)
            {
                var (a, b) = (one[n].ToList(), two[n].ToList());
                most += Math.Max(a.Count, b.Count);
                for (int i = 0, j = 0; i < a.Count && j < b.Count;)
                {
                    if (Math.Abs(a[i] - b[j]) <= within)
                        (met, i, j) = (met + 1, i + 1, j + 1);
                    else if (a[i] < b[j])
                        i++;
                    else
                        j++;
                }
            }

            return most == 0 ? 1 : (double)met / most;
        }
    }
}
