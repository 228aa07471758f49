// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Trainer.Constructed;

/// <summary>Numbers of the example that reads currents back from spike counts.</summary>
public static class ResetRule
{
    /// <summary>Neurons of each kind in the example.</summary>
    public const int Neurons = 120;

    /// <summary>Threshold; currents are below it.</summary>
    public const int Threshold = 256;

    /// <summary>Ticks of a run.</summary>
    public const int Ticks = 64;

    /// <summary>The current that a count speaks for.</summary>
    public static int Estimate(int count) => count * Threshold / Ticks;
}
