// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Nir;

/// <summary>How the differential equations of NIR become ticks.</summary>
public enum NirSteps
{
    /// <summary>As the file suggests: Euler's if its r and w_in are time constants over a tick, else exact.</summary>
    Inferred,

    /// <summary>Solved exactly for currents that are constant over a tick.</summary>
    Exact,

    /// <summary>Euler's steps, as most training frameworks take them.</summary>
    Euler,
}

/// <summary>What NIR does not say and an import must know.</summary>
public sealed record NirOptions
{
    /// <summary>Time of a tick, seconds; null: inferred.</summary>
    public double? TickSeconds { get; init; }

    /// <summary>Seconds of a unit of time of the file; null: inferred.</summary>
    public double? UnitSeconds { get; init; }

    /// <summary>How equations become ticks.</summary>
    public NirSteps Steps { get; init; } = NirSteps.Inferred;

    /// <summary>True if the time in the equations of IF and I is the file's; by default it is counted in ticks.</summary>
    public bool IntegratesOverTime { get; init; }

    /// <summary>True if a spike takes the threshold off the membrane; by default it sets the membrane to v_reset.</summary>
    public bool Subtracts { get; init; }

    /// <summary>Ticks of a run, for the description; null if it is not to say.</summary>
    public int? RunTicks { get; init; }

    /// <summary>Name of the network; null: that of the file.</summary>
    public string? Name { get; init; }
}
