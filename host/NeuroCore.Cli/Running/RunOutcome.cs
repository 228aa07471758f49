// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Link;

namespace NeuroCore.Cli.Running;

/// <summary>What a run gave, all its parts together.</summary>
/// <param name="Record">Spikes, samples, clocks.</param>
/// <param name="IsCancelled">True if the user ended it.</param>
internal sealed record RunOutcome(RunRecord Record, bool IsCancelled);
