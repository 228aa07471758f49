// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Link;

namespace NeuroCore.Cli.Running;

/// <summary>How long to run, and what drives the inputs.</summary>
/// <param name="Ticks">Ticks to run.</param>
/// <param name="Events">Events within them.</param>
/// <param name="Beyond">Events that the stimulus has after them.</param>
/// <param name="Changes">Changes of the encoders within them, ascending by tick.</param>
internal sealed record RunInput(int Ticks, ImmutableArray<SourceEvent> Events, int Beyond, ImmutableArray<EncoderChange> Changes);
