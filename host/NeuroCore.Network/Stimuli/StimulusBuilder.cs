// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>Gathers the spikes of a run, each checked as it comes.</summary>
internal sealed class StimulusBuilder
{
    private readonly ImmutableArray<InputPopulation> _inputs;
    private readonly IReadOnlyCollection<string> _populations;
    private readonly double _tickSeconds;
    private readonly int _ticks;
    private readonly List<(int Tick, int Input, int Index)> _spikes = [];

    /// <param name="inputs">What can be driven.</param>
    /// <param name="populations">Names of populations of neurons, for messages.</param>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    /// <param name="ticks">Length of the run.</param>
    public StimulusBuilder(
        ImmutableArray<InputPopulation> inputs, IReadOnlyCollection<string> populations, double tickSeconds, int ticks)
    {
        _inputs = inputs;
        _populations = populations;
        _tickSeconds = tickSeconds;
        _ticks = ticks;
    }

    /// <summary>Spikes of these members (null: all) at these times.</summary>
    public void AddTimes(string population, IReadOnlyList<int>? indices, IEnumerable<Duration> times)
    {
        var (input, members) = Find(population, indices);
        foreach (var time in times)
            Add(input, members, Tick(time, population));
    }

    /// <summary>A regular train of these members (null: all).</summary>
    public void AddTrain(string population, IReadOnlyList<int>? indices, Duration every, Duration? from, Duration? until)
    {
        var (input, members) = Find(population, indices);
        var step = every.WholeTicks(_tickSeconds, $"'every' of the stimulus of '{population}'");
        if (step == 0)
            throw new DescriptionException($"'every' of the stimulus of '{population}' is {every}, but must be a tick or more.");
        var first = from?.WholeTicks(_tickSeconds, $"'from' of the stimulus of '{population}'") ?? 0;
        var end = Math.Min(until?.WholeTicks(_tickSeconds, $"'until' of the stimulus of '{population}'") ?? _ticks, _ticks);
        for (long tick = first; tick < end; tick += step)
            Add(input, members, (int)tick);
    }

    /// <summary>The spikes of a CSV file.</summary>
    public void AddCsv(string path, string? population)
    {
        var (spikes, origins) = SpikeCsv.Read(path, population);
        for (var i = 0; i < spikes.Length; i++)
        {
            try
            {
                var (input, members) = Find(spikes[i].Population, [spikes[i].Index]);
                Add(input, members, Inside(spikes[i].Tick, spikes[i].Population));
            }
            catch (DescriptionException error)
            {
                throw error.At(origins.File, origins.Lines[i]);
            }
        }
    }

    /// <summary>The stimulus: sorted, no spike twice.</summary>
    public Stimulus Build()
    {
        _spikes.Sort();
        return new Stimulus(
            _ticks,
            [.. _spikes.Distinct().Select(spike => new InputSpike(spike.Tick, _inputs[spike.Input].Name, spike.Index))]);
    }

    private (int Input, IReadOnlyList<int> Members) Find(string population, IReadOnlyList<int>? indices)
    {
        var input = -1;
        for (var i = 0; i < _inputs.Length && input < 0; i++)
            input = _inputs[i].Name == population ? i : -1;
        if (input < 0)
        {
            throw new DescriptionException(_populations.Contains(population)
                ? $"a stimulus drives '{population}', which has neurons: only inputs can be driven."
                : $"a stimulus drives '{population}', which is no input: {Nearest.Hint(population, [.. _inputs.Select(known => known.Name)])}");
        }

        var size = _inputs[input].Size;
        foreach (var index in indices ?? [])
        {
            if (index < 0 || index >= size)
                throw new DescriptionException($"a stimulus names index {index} of '{population}', which has {size} members: use 0..{size - 1}.");
        }

        if (indices is null && size > Stimulus.MostSpikes)
            throw TooMany();
        return (input, indices ?? [.. Enumerable.Range(0, size)]);
    }

    private int Tick(Duration time, string population) =>
        Inside(time.WholeTicks(_tickSeconds, $"a spike of '{population}'"), population);

    private int Inside(int tick, string population) => tick < _ticks
        ? tick
        : throw new DescriptionException($"a spike of '{population}' is in tick {tick}, but the run ends before tick {_ticks}: make the run longer.");

    private void Add(int input, IReadOnlyList<int> members, int tick)
    {
        if (_spikes.Count > Stimulus.MostSpikes - members.Count)
            throw TooMany();
        foreach (var member in members)
            _spikes.Add((tick, input, member));
    }

    private static DescriptionException TooMany() =>
        new($"the stimulus has more than {Stimulus.MostSpikes} spikes: make the run shorter and run it again.");
}
