// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Cli.Running;

/// <summary>Something else drives an input from a tick on; the tick begins a presentation.</summary>
/// <param name="Tick">Tick from the start of the run.</param>
/// <param name="Address">First word of the encoder bank.</param>
/// <param name="Words">Words from there on.</param>
internal sealed record EncoderChange(int Tick, int Address, ImmutableArray<ushort> Words);
