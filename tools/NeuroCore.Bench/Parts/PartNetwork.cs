// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Emulator;
using NeuroCore.Network;
using Stimulus = NeuroCore.Emulator.Stimulus;

namespace NeuroCore.Bench.Parts;

/// <summary>A network that spends its ticks on one part of the emulator, and the events of some ticks.</summary>
internal sealed class PartNetwork : IDisposable
{
    private readonly EmulatedCore _core;
    private readonly Stimulus? _stimulus;
    private readonly int _ticks;

    private PartNetwork(EmulatedCore core, Stimulus? stimulus, int ticks) => (_core, _stimulus, _ticks) = (core, stimulus, ticks);

    /// <summary>Neurons that inputs reach.</summary>
    /// <param name="inputs">How many inputs; 0 for none.</param>
    /// <param name="neurons">How many neurons.</param>
    /// <param name="connector">Which pairs are joined, in the words of a description.</param>
    /// <param name="rule">A rule of the project; null if weights stay.</param>
    /// <param name="fire">Neurons fire in every tick, or never.</param>
    /// <param name="ticks">Ticks of a run.</param>
    /// <param name="every">All inputs fire in every so manieth tick.</param>
    public static PartNetwork Of(int inputs, int neurons, string connector, string? rule, bool fire, int ticks, int every)
    {
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        var lines = new List<string> { "name: part", "tick: 1 ms", "weights: integer" };
        if (inputs > 0)
            lines.Add(Text($"inputs: {{ eye: {{ size: {inputs} }} }}"));
        lines.Add(Text($"populations: {{ cells: {{ size: {neurons}, keep_membrane: 0, threshold: {(fire ? 1 : 32767)}, bias: {(fire ? 20000 : 0)} }} }}"));
        if (inputs > 0)
            lines.Add(Text($"projections: [{{ source: eye, target: cells, connector: {connector}, weight: {{ uniform: {{ min: 1, max: 3, seed: 1 }} }}{(rule is null ? "" : ", rule: " + rule)} }}]"));
        var network = NetworkFile.Parse(string.Join('\n', lines) + "\n");
        var image = Workload.Compiled(network);
        var core = new EmulatedCore(image.Target, new EmulatorOptions { PlainTicks = 0 });
        core.Load(image);
        if (inputs == 0)
            return new PartNetwork(core, null, ticks);
        var first = image.Metadata.Populations.Single(place => place.IsInput).First;
        var events = Enumerable.Range(0, ticks).Where(tick => tick % every == 0)
            .SelectMany(tick => Enumerable.Range(first, inputs).Select(source => (tick, source, false)));
        return new PartNetwork(core, new Stimulus(ticks, events), ticks);
    }

    /// <summary>Runs its ticks.</summary>
    /// <returns>Spikes.</returns>
    public long Run() => _core.Run(_ticks, _stimulus);

    /// <inheritdoc/>
    public void Dispose() => _core.Dispose();
}
