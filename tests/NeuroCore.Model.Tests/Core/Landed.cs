// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>Features of builds that the model has so far: a build in tests has no others.</summary>
internal static class Landed
{
    private const Capabilities Features =
        Capabilities.Leak | Capabilities.SynapticDecay | Capabilities.Bias | Capabilities.Refractory | Capabilities.Floor |
        Capabilities.ResetValue | Capabilities.ResetSubtract;

    /// <summary>Words of the projection bank count, and the host can write accumulators.</summary>
    public static bool Projections => false;

    public static Configuration Of(Configuration build) => build with
    {
        Capabilities = Features | (build.Capabilities & Capabilities.Encoders),
        ExponentBits = 0,
        DelayBits = 0,
    };
}
