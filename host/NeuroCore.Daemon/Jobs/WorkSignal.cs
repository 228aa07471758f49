// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Daemon.Jobs;

/// <summary>Wakes every board when there may be work.</summary>
internal sealed class WorkSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next <see cref="Pulse"/>. To miss none, take it before looking for work.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>There may be work.</summary>
    public void Pulse() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
