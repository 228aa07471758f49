// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>The table of clocks: RTL, model, budget, for every build.</summary>
internal static class ClocksTable
{
    /// <summary>Measures and prints.</summary>
    /// <returns>True if every figure is within its budget and the model's equals the RTL's.</returns>
    public static bool Print(Libraries libraries, TextWriter output)
    {
        output.WriteLine($"{"build",-12} {"what",-28} {"RTL",6} {"model",6} {"budget",7}");
        var bad = 0;
        var figures = 0;
        foreach (var build in Configurations.All)
        {
            foreach (var figure in new ClockMeasurement(build, libraries.Core(build.Name)).Measure())
            {
                var verdict = figure.Good ? "" : figure.Rtl != figure.Model ? "  the model differs" : "  over budget";
                output.WriteLine(
                    $"{figure.Build,-12} {figure.What,-28} {figure.Rtl,6} {figure.Model,6} {figure.Budget,7}{verdict}");
                figures++;
                bad += figure.Good ? 0 : 1;
            }
        }

        output.WriteLine($"clocks: {figures} figures, {bad} bad");
        return bad == 0;
    }
}
