// SPDX-License-Identifier: Apache-2.0
using Spectre.Console;

namespace NeuroCore.Experiments;

/// <summary>Shows how far a stage of an experiment is, where somebody watches.</summary>
/// <param name="console">Where to; null where nobody watches.</param>
internal sealed class Stages(IAnsiConsole? console)
{
    /// <summary>Runs a stage, with a bar that goes when it has ended.</summary>
    /// <param name="what">What runs.</param>
    /// <param name="work">The stage.</param>
    /// <param name="cancellation">Ends it.</param>
    internal Task<T> RunAsync<T>(string what, Func<Watch, Task<T>> work, CancellationToken cancellation) => console is null
        ? work(new Watch(null, cancellation))
        : console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(what), maxValue: 1);
                // The work of an in-process board is done where it is awaited; the bar must not wait for it.
                return Task.Run(() => work(new Watch(new Direct(share => bar.Value = share), cancellation)), cancellation);
            });

    private sealed class Direct(Action<double> take) : IProgress<double>
    {
        public void Report(double value) => take(value);
    }
}
