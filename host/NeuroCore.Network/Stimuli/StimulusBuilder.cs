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
    private readonly List<(int Tick, int Input, int Index, bool Negative)> _spikes = [];
    private readonly SortedDictionary<(int Tick, int Input), Drive> _drives = [];

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
    public void AddTimes(string population, IReadOnlyList<int>? indices, IEnumerable<Duration> times, bool negative)
    {
        var (input, members) = Find(population, indices);
        foreach (var time in times)
            Add(input, members, Tick(time, population), negative);
    }

    /// <summary>A regular train of these members (null: all).</summary>
    public void AddTrain(string population, IReadOnlyList<int>? indices, Duration every, Duration? from, Duration? until, bool negative)
    {
        var (input, members) = Find(population, indices);
        var step = every.WholeTicks(_tickSeconds, $"'every' of the stimulus of '{population}'");
        if (step == 0)
            throw new DescriptionException($"'every' of the stimulus of '{population}' is {every}, but must be a tick or more.");
        var first = from?.WholeTicks(_tickSeconds, $"'from' of the stimulus of '{population}'") ?? 0;
        var end = Math.Min(until?.WholeTicks(_tickSeconds, $"'until' of the stimulus of '{population}'") ?? _ticks, _ticks);
        for (long tick = first; tick < end; tick += step)
            Add(input, members, (int)tick, negative);
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
                Add(input, members, Inside(spikes[i].Tick, spikes[i].Population), spikes[i].Negative);
            }
            catch (DescriptionException error)
            {
                throw error.At(origins.File, origins.Lines[i]);
            }
        }
    }

    /// <summary>Drives an input in another way from this time on.</summary>
    public void AddDrive(string population, Drive drive, Duration from)
    {
        var (input, _) = Find(population, []);
        drive.Check($"input '{population}'", _inputs[input].Size, _tickSeconds);
        var tick = from.WholeTicks(_tickSeconds, $"'from' of the drive of '{population}'");
        if (tick >= _ticks)
            throw new DescriptionException($"a drive of '{population}' begins in tick {tick}, but the run ends before tick {_ticks}: make the run longer.");
        if (!_drives.TryAdd((tick, input), drive))
            throw new DescriptionException($"'{population}' has two drives from tick {tick} on: leave one of them out.");
    }

    /// <summary>The stimulus: sorted, no spike twice.</summary>
    /// <exception cref="DescriptionException">A source spikes with both signs at once.</exception>
    public Stimulus Build()
    {
        _spikes.Sort();
        var spikes = _spikes.Distinct()
            .Select(spike => new InputSpike(spike.Tick, _inputs[spike.Input].Name, spike.Index, spike.Negative))
            .ToImmutableArray();
        for (var i = 1; i < spikes.Length; i++)
        {
            if (spikes[i] with { Negative = false } == spikes[i - 1])
            {
                throw new DescriptionException(
                    $"{spikes[i].Population}[{spikes[i].Index}] spikes with both signs in tick {spikes[i].Tick}: leave one of them out.");
            }
        }

        return new Stimulus(_ticks, spikes)
        {
            Drives = [.. _drives.Select(change => new DriveChange(change.Key.Tick, _inputs[change.Key.Input].Name, change.Value))],
        };
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

    private void Add(int input, IReadOnlyList<int> members, int tick, bool negative)
    {
        if (_spikes.Count > Stimulus.MostSpikes - members.Count)
            throw TooMany();
        foreach (var member in members)
            _spikes.Add((tick, input, member, negative));
    }

    private static DescriptionException TooMany() =>
        new($"the stimulus has more than {Stimulus.MostSpikes} spikes: make the run shorter and run it again.");
}
