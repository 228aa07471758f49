// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Cli.Changing;
using NeuroCore.Cli.Learning;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli.Running;

/// <summary>A run and all that is needed to tell of it.</summary>
/// <param name="Place">Where it ran.</param>
/// <param name="Board">What the board said it is.</param>
/// <param name="Image">Image that ran.</param>
/// <param name="Input">What was asked for.</param>
/// <param name="How">Pace and end that were asked for.</param>
/// <param name="Outcome">What it gave.</param>
/// <param name="Learning">What was learned.</param>
/// <param name="Changes">Changes of parameters and weights that were made.</param>
/// <param name="Statistics">How the link did.</param>
internal sealed record RunResult(
    string Place, BoardIdentity Board, RegisterImage Image, RunInput Input, RunOptions How, RunOutcome Outcome, LearningRecord Learning,
    IReadOnlyList<MadeChange> Changes, LinkStatistics Statistics)
{
    /// <summary>Time that a tick stands for, seconds.</summary>
    public double TickSeconds => Image.Metadata.TickSeconds;

    /// <summary>Spikes, samples, clocks.</summary>
    public RunRecord Record => Outcome.Record;

    /// <summary>True if the user ended the run before it was over.</summary>
    public bool IsCancelled => Outcome.IsCancelled;

    /// <summary>True if the run ended because there were enough spikes.</summary>
    public bool HasEnough => How.UntilSpikes > 0 && Record.Spikes.Length >= How.UntilSpikes;

    /// <summary>Name of the build that it ran on.</summary>
    public string Build => Board.Configuration is null && Board.ConfigurationHash == Image.Target.NameHash ? Image.Target.Name : Board.BuildName;

    /// <summary>Populations of neurons, in the order of the description; one for all if the image names none.</summary>
    public IReadOnlyList<PopulationSpikes> Populations => PopulationSpikes.Of(this);
}
