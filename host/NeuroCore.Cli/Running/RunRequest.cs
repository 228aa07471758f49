// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Cli.Learning;
using NeuroCore.Cli.Places;
using NeuroCore.Network;

namespace NeuroCore.Cli.Running;

/// <summary>What a user asked of <c>neurocore run</c>.</summary>
/// <param name="Network">Description or image.</param>
/// <param name="Place">Where to run.</param>
/// <param name="Build">Build to compile for; null for the usual one, or that of the board.</param>
/// <param name="Baud">Speed of a port, and no other; null for that of the build and what can be agreed upon above it.</param>
/// <param name="Stimulus">CSV file of input spikes; null for those of the description.</param>
/// <param name="Length">How long to run; null for as long as the description or the stimulus says.</param>
/// <param name="UntilSpikes">Spikes after which the run ends; null for what the network says.</param>
/// <param name="TickPeriod">Time from tick to tick by the clock on the wall; null for what the network says.</param>
/// <param name="Probes">What to sample; empty for what the network says.</param>
/// <param name="Every">Ticks from sample to sample; with <paramref name="Probes"/>.</param>
/// <param name="Changes">What changes between ticks.</param>
/// <param name="ChangeFiles">CSV files with more of that.</param>
/// <param name="FromState">File of the state to go on from, if any.</param>
/// <param name="SaveState">File to save the state in at the end, if any.</param>
/// <param name="Recording">File to record the session in, if any.</param>
/// <param name="SpikeFile">CSV file to write the spikes to, if any.</param>
/// <param name="ProbeFile">CSV file to write the samples to, if any.</param>
/// <param name="Outputs">Files for other tools, by the ends of their names.</param>
/// <param name="Pictures">What to draw.</param>
/// <param name="Learning">What is done and shown of learning.</param>
/// <param name="AsJson">True for one JSON document instead of text.</param>
internal sealed record RunRequest(
    string Network,
    Place Place,
    string? Build,
    int? Baud,
    string? Stimulus,
    Duration? Length,
    int? UntilSpikes,
    Duration? TickPeriod,
    ImmutableArray<Probe> Probes,
    int Every,
    ImmutableArray<NetworkChange> Changes,
    ImmutableArray<string> ChangeFiles,
    string? FromState,
    string? SaveState,
    string? Recording,
    string? SpikeFile,
    string? ProbeFile,
    ImmutableArray<string> Outputs,
    PictureRequest Pictures,
    LearningRequest Learning,
    bool AsJson);
