// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>
/// A drive that an input has from a tick on. Every tick with a change begins a presentation: latencies and first spikes
/// count from it.
/// </summary>
/// <param name="Tick">Tick from which it holds, from 0 at the start of the run.</param>
/// <param name="Population">Name of an input.</param>
/// <param name="Drive">What makes it spike.</param>
public sealed record DriveChange(int Tick, string Population, Drive Drive);
