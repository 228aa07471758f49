// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace NeuroCore.Daemon.Jobs;

/// <summary>A job as a client sends it; `host/NeuroCore.Daemon/README.md` says what each field means.</summary>
internal sealed record JobRequest
{
    /// <summary>What people call the job.</summary>
    public string? Name { get; init; }

    /// <summary>A word of the client's own: a job sent again with it is the same job, not another.</summary>
    public string? Key { get; init; }

    /// <summary>The network as YAML that names no files; this or <see cref="Image"/>.</summary>
    public string? Description { get; init; }

    /// <summary>The network as an image file, base64.</summary>
    public string? Image { get; init; }

    /// <summary>Build that a description is compiled for.</summary>
    public string? Build { get; init; }

    /// <summary>Name or kind (emulator, virtual, port) of the board that it must run on; null: any of its build.</summary>
    public string? On { get; init; }

    /// <summary>Ticks to run; null for what the description says.</summary>
    public int? Ticks { get; init; }

    /// <summary>Input spikes, each [tick, population, index] or [tick, population, index, sign]; null for those of the description.</summary>
    public JsonElement? Spikes { get; init; }

    /// <summary>Input by number instead of <see cref="Spikes"/>, each [tick, source] or [tick, source, sign].</summary>
    public int[][]? Sources { get; init; }

    /// <summary>Changes of what drives inputs, each [tick, first word of the encoder bank, word, ...]; with <see cref="Sources"/>.</summary>
    public int[][]? Drives { get; init; }

    /// <summary>Spikes after which the run ends; null for what the network says.</summary>
    public int? UntilSpikes { get; init; }

    /// <summary>A state to go on from, base64 of a state file.</summary>
    public string? FromState { get; init; }

    /// <summary>-100..100; higher goes first.</summary>
    public int Priority { get; init; }

    /// <summary>Time on boards after which it is ended, seconds; null: no limit.</summary>
    public double? TimeLimitSeconds { get; init; }
}
