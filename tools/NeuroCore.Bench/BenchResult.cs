// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Bench;

/// <summary>A run of a workload.</summary>
/// <param name="Name">Name of the network.</param>
/// <param name="Ticks">Ticks that were run.</param>
/// <param name="Seconds">How long they took.</param>
/// <param name="ProcessorSeconds">Time of the processor that they took.</param>
/// <param name="Spikes">Spikes of each population, by its name.</param>
/// <param name="CodeBytes">Bytes of machine code; 0 where there is none.</param>
/// <param name="MemoryBytes">Bytes of all arrays.</param>
internal sealed record BenchResult(
    string Name, int Ticks, double Seconds, double ProcessorSeconds, IReadOnlyList<(string Name, long Count)> Spikes, int CodeBytes, long MemoryBytes)
{
    /// <summary>One line of JSON.</summary>
    public string ToJson() => string.Create(CultureInfo.InvariantCulture,
        $"{{\"workload\": \"{Name}\", \"ticks\": {Ticks}, \"seconds\": {Seconds:F6}, \"processor_seconds\": {ProcessorSeconds:F6}, \"ticks_per_s\": {Ticks / Seconds:F1}, \"spikes\": {{{string.Join(", ", Spikes.Select(entry => $"\"{entry.Name}\": {entry.Count}"))}}}, \"code_bytes\": {CodeBytes}, \"memory_bytes\": {MemoryBytes}}}");
}
