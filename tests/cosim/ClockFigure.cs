// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>Something whose clocks have a budget.</summary>
/// <param name="Build">Name of the build.</param>
/// <param name="What">What was measured.</param>
/// <param name="Rtl">Clocks in RTL.</param>
/// <param name="Model">Clocks in the model.</param>
/// <param name="Budget">Clocks that it may take.</param>
internal sealed record ClockFigure(string Build, string What, int Rtl, int Model, int Budget)
{
    /// <summary>Within the budget, and the same on both sides.</summary>
    public bool Good => Rtl == Model && Rtl <= Budget;
}
