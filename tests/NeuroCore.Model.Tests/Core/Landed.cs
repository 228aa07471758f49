// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>Features of builds that the model has so far: a build in tests has no others.</summary>
internal static class Landed
{
    // The build's or not, the model has these.
    private const Capabilities Always =
        Capabilities.Leak | Capabilities.SynapticDecay | Capabilities.Bias | Capabilities.Refractory | Capabilities.Floor |
        Capabilities.ResetValue | Capabilities.ResetSubtract;

    // Features of neurons that it does not have yet.
    private const Capabilities Missing =
        Capabilities.ResetNone | Capabilities.KeepReset | Capabilities.Adaptation | Capabilities.Noise |
        Capabilities.Bipolar | Capabilities.Silencing | Capabilities.Counters;

    public static Configuration Of(Configuration build) => build with
    {
        Capabilities = Always | (build.Capabilities & ~Missing),
    };
}
