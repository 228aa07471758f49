// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using NeuroCore.Emulator;
using NeuroCore.Network;

namespace NeuroCore.Bench;

/// <summary>
/// What there is to gain if one network were split over two processors: each would deliver all events to its own half of the
/// neurons, and both would wait for each other after every tick. Halves are cores of their own here, with the whole's events.
/// </summary>
internal static class SplitCommand
{
    private const int Rounds = 200;
    private const int Ticks = 100;
    private const int Halves = 2;

    /// <summary>The command.</summary>
    /// <param name="output">A line for each network.</param>
    public static void Run(TextWriter output)
    {
        Measure(output, "dense, 2,048 to 2,048", 2048, 2048, 2048, 20);
        Measure(output, "8,192 to 8,192, 305 synapses each", 8192, 8192, 305, 80);
    }

    private static void Measure(TextWriter output, string name, int inputs, int neurons, int fan, int eventsOfTick)
    {
        using var whole = Core(inputs, neurons, fan, out var first);
        EmulatedCore[] halves = [Core(inputs, neurons / Halves, fan / Halves, out _), Core(inputs, neurons / Halves, fan / Halves, out _)];
        var random = new Random(1);
        int[][] events = [.. Enumerable.Range(0, Ticks).Select(_ => Enumerable.Range(0, eventsOfTick).Select(_ => random.Next(inputs)).ToArray())];
        var (one, two) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var round = 0; round < Rounds; round++)
        {
            one = Math.Min(one, Time(() => Go(whole, first, events, null)));
            two = Math.Min(two, Time(() => Together(halves, neurons / Halves, events)));
        }

        foreach (var half in halves)
            half.Dispose();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}, {eventsOfTick} events a tick: {one / Ticks * 1e6:F1} us a tick on one thread, {two / Ticks * 1e6:F1} us in halves on two, {one / two:F2} times (the least of {Rounds} rounds)"));
    }

    // Inputs follow the neurons.
    private static EmulatedCore Core(int inputs, int neurons, int fan, out int first)
    {
        var network = NetworkFile.Parse(string.Create(CultureInfo.InvariantCulture, $$$"""
            name: split
            tick: 1 ms
            weights: integer
            inputs: { eye: { size: {{{inputs}}} } }
            populations: { cells: { size: {{{neurons}}}, keep_membrane: 3900, threshold: 32767 } }
            projections: [{ source: eye, target: cells, connector: { fixed_number_post: { n: {{{fan}}}, seed: 1 } }, weight: { uniform: { min: -3, max: 3, seed: 1 } } }]

            """));
        var image = Workload.Compiled(network);
        first = image.Metadata.Populations.Single(place => place.IsInput).First;
        var core = new EmulatedCore(image.Target, new EmulatorOptions { PlainTicks = 0 });
        core.Load(image);
        return core;
    }

    private static double Time(Action action)
    {
        var began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static void Go(EmulatedCore core, int first, int[][] events, Meeting? meeting)
    {
        for (var tick = 0; tick < events.Length; tick++)
        {
            foreach (var source in events[tick])
                core.Event(first + source);
            core.Tick();
            meeting?.Wait(tick);
        }
    }

    private static void Together(EmulatedCore[] halves, int first, int[][] events)
    {
        var meeting = new Meeting();
        var other = new Thread(() => Go(halves[1], first, events, meeting));
        other.Start();
        Go(halves[0], first, events, meeting);
        other.Join();
    }

    // Both spin until both are there: nothing that sleeps is as fast as a tick.
    private sealed class Meeting
    {
        private int _arrived;

        public void Wait(int tick)
        {
            Interlocked.Increment(ref _arrived);
            while (Volatile.Read(ref _arrived) < Halves * (tick + 1))
                Thread.SpinWait(1);
        }
    }
}
