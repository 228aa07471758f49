// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Formats.Lists;

/// <summary>What a list of connections does not say.</summary>
public sealed record ListOptions
{
    /// <summary>Column of the sources; null: found by its name.</summary>
    public string? Pre { get; init; }

    /// <summary>Column of the targets; null: found by its name.</summary>
    public string? Post { get; init; }

    /// <summary>Column of the weights; null: found by its name, or 1 for all.</summary>
    public string? Weight { get; init; }

    /// <summary>Column of the delays; null: found by its name, or the soonest for all.</summary>
    public string? Delay { get; init; }

    /// <summary>Rows to take: columns and what must stand in them.</summary>
    public ImmutableArray<(string Column, string Value)> Where { get; init; } = [];

    /// <summary>Names of cells to take, a regular expression; null: all.</summary>
    public string? Only { get; init; }

    /// <summary>Names of cells to leave out, a regular expression; null: none.</summary>
    public string? Without { get; init; }

    /// <summary>Threshold of the neurons; null: eight times the median of the weights.</summary>
    public double? Threshold { get; init; }

    /// <summary>Time constant of the membranes, seconds.</summary>
    public double Tau { get; init; } = 0.02;

    /// <summary>True if sources are inputs, apart from the targets.</summary>
    public bool FromInputs { get; init; }

    /// <summary>Rate of an input of its own for each neuron, Hz; null: spikes of the host alone.</summary>
    public double? Rate { get; init; }

    /// <summary>Time of a tick, seconds.</summary>
    public double TickSeconds { get; init; } = 1e-3;

    /// <summary>Ticks of a run, for the description; null if it is not to say.</summary>
    public int? RunTicks { get; init; }

    /// <summary>Name of the network; null: that of the file.</summary>
    public string? Name { get; init; }
}
