// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>The table of clocks: RTL, model, budget, for every build.</summary>
internal static class ClocksTable
{
    /// <summary>Measures and prints.</summary>
    /// <returns>True if every figure is within its budget, the model's equals the RTL's, and the pages say the same.</returns>
    public static bool Print(Libraries libraries, TextWriter output)
    {
        output.WriteLine($"{"build",-20} {"what",-44} {"RTL",6} {"model",6} {"budget",7}");
        var bad = 0;
        var figures = new List<ClockFigure>();
        var networks = new List<WorkloadFigure>();
        foreach (var build in Configurations.All)
        {
            var library = libraries.Core(build.Name);
            var measured = new ClockMeasurement(build, library).Measure();
            if (build.Has(Capabilities.Learning))
                measured = measured.Concat(new LearningClocks(build, library).Measure());
            foreach (var figure in measured)
            {
                var verdict = figure.Good ? "" : figure.Rtl != figure.Model ? "  the model differs" : "  over budget";
                output.WriteLine(
                    $"{figure.Build,-20} {figure.What,-44} {figure.Rtl,6} {figure.Model,6} {figure.Budget,7}{verdict}");
                figures.Add(figure);
                bad += figure.Good ? 0 : 1;
            }
        }

        foreach (var workload in Workload.All)
        {
            var figure = workload.Measure(libraries.Core(workload.Build.Name));
            output.WriteLine(figure);
            networks.Add(figure);
            bad += figure.Good ? 0 : 1;
        }

        var (compared, wrong) = new DocumentedClocks(figures, networks).Compare(output);
        output.WriteLine($"clocks: {figures.Count + networks.Count} figures, {bad} bad; {compared} comparisons with the pages, {wrong} otherwise there");
        return bad + wrong == 0;
    }
}
