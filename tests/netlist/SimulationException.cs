// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Netlists;

/// <summary>A simulation did not do its work: whatever a flipped bit does, it does not do that, and it was not noticed.</summary>
/// <param name="sentence">What happened.</param>
internal sealed class SimulationException(string sentence) : NeuroCoreException(sentence);
