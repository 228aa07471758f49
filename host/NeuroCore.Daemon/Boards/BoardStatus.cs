// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Link;

namespace NeuroCore.Daemon.Boards;

/// <summary>How a board is.</summary>
internal enum BoardState
{
    /// <summary>Waits for work.</summary>
    Idle,

    /// <summary>Runs a job, or is lent to a client.</summary>
    Busy,

    /// <summary>Not there, or does not answer; it is tried again and again.</summary>
    Absent,
}

/// <summary>A board at a moment.</summary>
/// <param name="Spec">The board.</param>
/// <param name="Build">Its build, as far as it is known.</param>
/// <param name="State">How it is.</param>
/// <param name="Job">Job that it runs, if any.</param>
/// <param name="Problem">Why it is absent.</param>
/// <param name="Link">What happened on its link so far.</param>
internal sealed record BoardStatus(BoardSpec Spec, string? Build, BoardState State, long? Job, string? Problem, LinkStatistics Link);
