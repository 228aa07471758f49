// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace NeuroCore.Bench;

/// <summary>How long each stage takes from the start of reading a description to the end of its first tick.</summary>
internal sealed class FirstTick
{
    private readonly List<(string Name, double Milliseconds, double Jitting)> _stages = [];
    private long _began = Stopwatch.GetTimestamp();
    private TimeSpan _jitted = JitInfo.GetCompilationTime(currentThread: true);
    private readonly TimeSpan _used = Environment.CpuUsage.TotalTime;
    private TimeSpan _usedAtEnd;

    /// <summary>What happened since the last stage, or since the beginning, was this.</summary>
    public void End(string stage)
    {
        var (now, jitted) = (Stopwatch.GetTimestamp(), JitInfo.GetCompilationTime(currentThread: true));
        _stages.Add((stage, Stopwatch.GetElapsedTime(_began, now).TotalMilliseconds, (jitted - _jitted).TotalMilliseconds));
        (_began, _jitted) = (now, jitted);
        _usedAtEnd = Environment.CpuUsage.TotalTime;
    }

    /// <summary>All stages together, ms.</summary>
    public double Milliseconds => _stages.Sum(stage => stage.Milliseconds);

    /// <summary>Processor time of all threads, ms: on a machine that is busy with other things it says more.</summary>
    public double ProcessorMilliseconds => (_usedAtEnd - _used).TotalMilliseconds;

    /// <summary>One line of JSON: ms of everything and of each stage, and how much of it .NET spent on compiling this program.</summary>
    public string ToJson() => string.Create(CultureInfo.InvariantCulture,
        $"{{\"first_tick_ms\": {Milliseconds:F1}, \"processor_ms\": {ProcessorMilliseconds:F1}, \"jit_ms\": {_stages.Sum(stage => stage.Jitting):F1}, \"stages\": {{{string.Join(", ", _stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"\"{stage.Name}\": {stage.Milliseconds:F1}")))}}}}}");
}
