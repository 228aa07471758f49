// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using NeuroCore.Compiler;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Network;
using Stimulus = NeuroCore.Emulator.Stimulus;

namespace NeuroCore.Bench;

/// <summary>A network on the emulator, compiled for a build as large as itself.</summary>
internal sealed class Workload : IDisposable
{
    private const int WarmUp = 100;    // ticks

    private readonly RegisterImage _image;
    private EmulatedCore _core;
    private bool _used;
    private readonly Stimulus? _stimulus;

    private Workload(RegisterImage image, EmulatedCore core, Stimulus? stimulus)
    {
        _image = image;
        _core = core;
        _stimulus = stimulus;
    }

    /// <summary>The network.</summary>
    public RegisterImage Image => _image;

    /// <summary>Reads, compiles and loads a description.</summary>
    /// <param name="description">Its file.</param>
    /// <param name="stimulus">CSV file of events, tick and index in the first input; null for none.</param>
    /// <param name="ticks">Ticks that will be run.</param>
    public static Workload Read(string description, string? stimulus, int ticks)
    {
        var image = Compiled(NetworkFile.Load(description));
        return new Workload(image, Loaded(image), stimulus is null ? null : Events(stimulus, image, ticks + WarmUp));
    }

    /// <summary>Compiles and loads a network.</summary>
    public static Workload Of(NetworkDescription network)
    {
        var image = Compiled(network);
        return new Workload(image, Loaded(image), null);
    }

    /// <summary>Goes from a description to the end of its first tick, as <c>neurocore run</c> does.</summary>
    /// <param name="description">Its file.</param>
    public static FirstTick First(string description)
    {
        var time = new FirstTick();
        var network = NetworkFile.Load(description);
        time.End("description");
        var image = Compiled(network);
        time.End("compiler");
        using var core = Loaded(image);
        time.End("load");
        core.Run(0);
        time.End("plan");
        core.Run(1);
        time.End("code_and_tick");
        return time;
    }

    /// <summary>The image of a network, for a build that is as large as it and has the features that it needs.</summary>
    public static RegisterImage Compiled(NetworkDescription network)
    {
        int[] populations = [.. network.Populations.Select(population => population.Size)];
        int[] inputs = [.. network.Inputs.Select(input => input.Size)];
        return NetworkCompiler.Compile(
            network, EmulatedBuild.Holding(populations, inputs), needs => EmulatedBuild.Holding(populations, inputs, needs)).Image;
    }

    /// <summary>Runs some ticks to warm up, then those that count.</summary>
    public BenchResult Run(int ticks)
    {
        Renew();
        // In two runs, as the figures of the README were made: each begins the stimulus anew.
        _core.Run(1, _stimulus);
        _core.Run(WarmUp - 1, _stimulus);
        var counts = new long[_image.Neurons];
        var before = Environment.CpuUsage.TotalTime;
        var time = Stopwatch.StartNew();
        _core.Run(ticks, _stimulus, spikes => Count(counts, spikes));
        time.Stop();
        var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        return new BenchResult(
            _image.Metadata.Name, ticks, time.Elapsed.TotalSeconds, processor,
            [.. _image.Metadata.Populations.Where(place => !place.IsInput).Select(place => (place.Name, counts.AsSpan(place.First, place.Count).ToArray().Sum()))],
            _core.CodeBytes, _core.MemoryBytes);
    }

    /// <summary>Counts instructions over some ticks.</summary>
    /// <returns>Instructions of each part of the code in a tick, and how many synapses deliver in one.</returns>
    public (IReadOnlyList<(string What, double Instructions)> Parts, double Deliveries) Count(int ticks)
    {
        using var core = new EmulatedCore(_image.Target, new EmulatorOptions { PlainTicks = 0, CountInstructions = true });
        core.Load(_image);
        var synapses = Synapses(core);
        core.Run(0);
        var (spikes, fired) = (0L, new long[_image.Neurons]);
        core.Run(ticks, _stimulus, some => Count(fired, some));
        for (var neuron = 0; neuron < fired.Length; neuron++)
            spikes += fired[neuron] * synapses[neuron];
        foreach (var source in _stimulus?.SourcesUntil(ticks) ?? [])
            spikes += synapses[source];
        return ([.. core.Executed.Select(part => (part.What, part.Instructions / (double)ticks))], spikes / (double)ticks);
    }

    // How many each source has.
    private int[] Synapses(EmulatedCore core)
    {
        var (build, counts) = (_image.Target, new int[_image.Sources]);
        for (var source = 0; source < counts.Length; source++)
        {
            if (RangeWord.Decode(core.Read(Bank.Range, source)) is not { } range)
                continue;
            for (var word = range.First * build.Pairs; word < (range.Last + 1) * build.Pairs; word++)
            {
                var pair = core.Read(Bank.Synapse, (source * build.Blocks * build.Pairs) + word);
                counts[source] += ((sbyte)pair != WeightCodes.NoSynapse ? 1 : 0) + ((sbyte)(pair >> 8) != WeightCodes.NoSynapse ? 1 : 0);
            }
        }

        return counts;
    }

    /// <inheritdoc/>
    public void Dispose() => _core.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(long[] counts, ReadOnlySpan<SpikeEntry> spikes)
    {
        foreach (var spike in spikes)
            counts[spike.Number]++;
    }

    private static EmulatedCore Loaded(RegisterImage image)
    {
        var core = new EmulatedCore(image.Target, new EmulatorOptions { PlainTicks = 0 });
        core.Load(image);
        return core;
    }

    // Each run begins as the first did.
    private void Renew()
    {
        if (_used)
        {
            _core.Dispose();
            _core = Loaded(_image);
        }

        _used = true;
    }

    private static Stimulus Events(string file, RegisterImage image, int ticks)
    {
        var input = image.Metadata.Populations.First(place => place.IsInput);
        return new Stimulus(ticks, File.ReadLines(file).Skip(1).Select(line =>
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            return (int.Parse(line.AsSpan(0, comma), CultureInfo.InvariantCulture), input.Position(int.Parse(line.AsSpan(comma + 1), CultureInfo.InvariantCulture)), false);
        }).Where(entry => entry.Item1 < ticks));
    }
}
