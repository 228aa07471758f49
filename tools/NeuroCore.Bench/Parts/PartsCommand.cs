// SPDX-License-Identifier: Apache-2.0
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace NeuroCore.Bench.Parts;

/// <summary>Times the parts of a tick with BenchmarkDotNet, in this process.</summary>
internal static class PartsCommand
{
    private const int WarmUps = 3;
    private const int Iterations = 10;

    /// <summary>The command.</summary>
    /// <param name="folder">Where the report goes.</param>
    /// <returns>0; 1 if a part could not be timed.</returns>
    public static int Run(string folder)
    {
        var configuration = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(WarmUps).WithIterationCount(Iterations))
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .WithArtifactsPath(folder);
        return BenchmarkRunner.Run<PartBenchmarks>(configuration).Reports.All(report => report.Success) ? 0 : 1;
    }
}
