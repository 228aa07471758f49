// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Where the synapses of a projection act on their neurons.</summary>
public enum Receptor
{
    /// <summary>The synaptic current that every build has.</summary>
    First,

    /// <summary>The second synaptic current, with its own decay.</summary>
    Second,

    /// <summary>Divisive: weights speed up the leak of the membrane for a tick.</summary>
    Divisive,
}
