// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Experiments.Protocols;

/// <summary>Puts synapses through a protocol and compares what became of them with the rule's formula.</summary>
/// <param name="network">The network of the protocol.</param>
/// <param name="rule">The rule that it was made with.</param>
/// <param name="build">A build that learns.</param>
public sealed class ProtocolRun(ProtocolNetwork network, IProtocolRule rule, Configuration build)
{
    /// <summary>The network for the build.</summary>
    public RegisterImage Image { get; } = NetworkCompiler.Compile(network.Description, build).Image;

    /// <summary>Runs the protocol.</summary>
    /// <param name="board">A board that has just loaded <see cref="Image"/>.</param>
    /// <param name="watch">Who looks.</param>
    public async Task<ProtocolResult> RunAsync(ExperimentBoard board, Watch watch = default)
    {
        ArgumentNullException.ThrowIfNull(board);
        var stimulus = network.Description.Stimulus!;
        await board.Session.RunAsync(
            StimulusPlacement.Place(stimulus, Image.Metadata).Select(spike => new SourceEvent(spike.Tick, spike.Source)), stimulus.Ticks,
            watch.OfRun, watch.Cancellation).ConfigureAwait(false);
        var weights = (await board.Session.ReadWeightsAsync(ProtocolNetwork.Plastic, watch.Cancellation).ConfigureAwait(false))
            .ToDictionary(synapse => (synapse.Pre, synapse.Post));
        var keeps = TraceKeeps.Of(RuleAssembler.Assemble(rule.Text, "protocol", new RuleTarget(build, network.Description.TickSeconds)));
        return new ProtocolResult(
            [
                .. network.Cases.Select((item, number) => new CaseResult(
                    item.Name,
                    network.Synapses(number).Average(pair => weights[pair].Weight) - network.Start,
                    rule.Change(item, keeps))),
            ],
            network.Cases[0].Repetitions * network.SynapsesEach,
            [.. network.Cases.SelectMany((_, number) => network.Synapses(number)).Select(pair => weights[pair].Code)]);
    }
}
