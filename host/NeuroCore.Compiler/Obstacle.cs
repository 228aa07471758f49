// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>Why a build cannot run a network; another one may.</summary>
internal sealed class Obstacle : NeuroCoreException
{
    /// <param name="what">Goes on after "The network 'name' " and has no full stop.</param>
    public Obstacle(string what)
        : base(what)
    {
    }
}
