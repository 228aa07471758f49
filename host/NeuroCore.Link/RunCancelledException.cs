// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>A run was cancelled. It ended cleanly at a tick, and what it had given by then is kept.</summary>
/// <param name="kept">The part of the run that was done; its <see cref="RunRecord.Ticks"/> says how long it is.</param>
/// <param name="cancellation">Token that was cancelled.</param>
public sealed class RunCancelledException(RunRecord kept, CancellationToken cancellation)
    : OperationCanceledException($"The run was cancelled after {kept.Ticks:N0} ticks.", cancellation)
{
    /// <summary>The part of the run that was done.</summary>
    public RunRecord Kept { get; } = kept;
}
