// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Link;
using Spectre.Console;

namespace NeuroCore.Cli.Running;

/// <summary>Shows how far loading and running are, where somebody watches.</summary>
internal static class RunProgressBars
{
    /// <summary>Loads, with a bar.</summary>
    public static Task LoadAsync(Terminal terminal, Func<IProgress<LoadProgress>?, Task> load) => WithBarAsync<LoadProgress, bool>(
        terminal,
        "loading",
        (bar, progress) => (bar.MaxValue, bar.Value) = (Math.Max(1, progress.Words), progress.WordsDone),
        async progress =>
        {
            await load(progress).ConfigureAwait(false);
            return true;
        });

    /// <summary>Runs, with a bar.</summary>
    public static Task<RunOutcome> RunAsync(Terminal terminal, Func<IProgress<RunProgress>?, Task<RunOutcome>> run) => WithBarAsync(
        terminal,
        "running",
        (bar, progress) => (bar.MaxValue, bar.Value) = (Math.Max(1, progress.Ticks), progress.TicksDone),
        run);

    private static Task<TResult> WithBarAsync<TProgress, TResult>(
        Terminal terminal, string what, Action<ProgressTask, TProgress> show, Func<IProgress<TProgress>?, Task<TResult>> work) =>
        terminal.Progress is not { } console
            ? work(null)
            : console.Progress().AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(context =>
                {
                    var bar = context.AddTask(what);
                    // The work of an in-process board is done where it is awaited; the bar must not wait for it.
                    return Task.Run(() => work(new Direct<TProgress>(progress => show(bar, progress))));
                });

    private sealed class Direct<T>(Action<T> take) : IProgress<T>
    {
        public void Report(T value) => take(value);
    }
}
