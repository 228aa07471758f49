// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Link;

namespace NeuroCore.Experiments;

/// <summary>Who looks at a long piece of work, and who may end it.</summary>
/// <param name="Progress">Told the share that is done, 0..1; null if nobody wants to know.</param>
/// <param name="Cancellation">Ends it.</param>
public readonly record struct Watch(IProgress<double>? Progress, CancellationToken Cancellation)
{
    /// <summary>The same for a run of ticks; null if nobody wants to know.</summary>
    internal IProgress<RunProgress>? OfRun => Progress is { } told ? new Share(told) : null;

    /// <summary>Tells how far the work is, and ends it if that was asked for.</summary>
    /// <param name="done">Pieces done.</param>
    /// <param name="all">Pieces there are, 1 or more.</param>
    internal void Tell(int done, int all)
    {
        Cancellation.ThrowIfCancellationRequested();
        Progress?.Report(done / (double)all);
    }

    private sealed class Share(IProgress<double> told) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => told.Report(value.TicksDone / (double)Math.Max(1, value.Ticks));
    }
}
