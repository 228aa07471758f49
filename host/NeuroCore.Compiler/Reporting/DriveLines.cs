// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Compares the drives of an input with its encoders.</summary>
internal static class DriveLines
{
    /// <summary>A line for the member with the largest error, if the input has a drive.</summary>
    public static IEnumerable<ParameterLine> Of(InputPopulation input, double tickSeconds) => input.Drive switch
    {
        BernoulliDrive bernoulli => [Worst(input, bernoulli.Rates, tickSeconds)],
        RegularDrive regular => [Worst(input, regular.Rates, tickSeconds)],
        LatencyDrive latency => Latency(input, latency.Latencies, tickSeconds),
        _ => [],
    };

    private static ParameterLine Worst(InputPopulation input, Rates rates, double tickSeconds) => Enumerable.Range(0, input.Size)
        .Select(index =>
        {
            var (wanted, drive) = (rates.PerTickAt(index, tickSeconds), DriveEncoding.Of(input.Drive, index, tickSeconds).Drive);
            return new ParameterLine(
                input.Name, "rate", rates.Values.IsShared ? null : index, "/tick", wanted,
                Exactly.Nearly(drive / (double)EncoderWord.DriveOfOne, wanted), drive);
        })
        .MaxBy(line => Math.Abs(line.Error))!;

    private static IEnumerable<ParameterLine> Latency(InputPopulation input, Latencies latencies, double tickSeconds) => Enumerable.Range(0, input.Size)
        .Where(index => latencies[index] is not null)
        .Take(1)
        .Select(index => (index, ticks: latencies.TicksAt(index, tickSeconds)!.Value))
        .Select(first => new ParameterLine(
            input.Name, "latency", latencies.IsShared ? null : first.index, "ticks", first.ticks, first.ticks, first.ticks));
}
