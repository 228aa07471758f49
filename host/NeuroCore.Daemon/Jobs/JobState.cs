// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Daemon.Jobs;

/// <summary>Where a job is. A job that ended never changes again.</summary>
internal enum JobState
{
    /// <summary>Waits for a board, perhaps with a part of it done.</summary>
    Queued,

    /// <summary>On a board.</summary>
    Running,

    /// <summary>Ended as asked for.</summary>
    Done,

    /// <summary>Ended by a mistake, or by its time limit; the sentence says which.</summary>
    Failed,

    /// <summary>Ended because somebody said so; what was done by then is kept.</summary>
    Cancelled,
}
