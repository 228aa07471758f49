// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>What other cores do, for the side of our own figures.</summary>
internal static class Peers
{
    /// <summary>
    /// Ticks a second of NeuroCoreX, whatever fires: 96,000 clocks of 100 MHz each, counted in a simulation of its
    /// published sources.
    /// </summary>
    public const double NeuroCoreXTicks = 100e6 / 96_000;

    /// <summary>
    /// Synapses that tinyODIN delivers in a second: one in 2.02 clocks, counted in simulation, at the 10.65 MHz that it
    /// reaches on an iCE40 UP5K with the tools of this project, its weights in SPRAM.
    /// </summary>
    public const double TinyOdinSynapses = 10.65e6 / 2.02;
}
