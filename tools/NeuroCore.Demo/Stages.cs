// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace NeuroCore.Demo;

/// <summary>Shows how far long work is: a bar on a terminal, a line when it is done elsewhere.</summary>
internal sealed class Stages(IAnsiConsole console)
{
    /// <summary>Does work that has countable steps.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="work">The work; calls what it is given once a step, from any thread.</param>
    internal async Task<T> RunAsync<T>(string title, int steps, Func<Action, Task<T>> work)
    {
        var time = Stopwatch.StartNew();
        T result = console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal
            ? await console.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(context =>
                {
                    ProgressTask bar = context.AddTask(Markup.Escape(title), maxValue: steps);
                    return work(() => bar.Increment(1));
                })
                .ConfigureAwait(false)
            : await work(() => { }).ConfigureAwait(false);
        Say(string.Create(CultureInfo.InvariantCulture, $"{title}: {time.Elapsed.TotalSeconds:F1} s"));
        return result;
    }

    /// <summary>Writes a line as it is, never broken.</summary>
    internal void Say(string line)
    {
        console.Profile.Out.Writer.WriteLine(line);
        console.Profile.Out.Writer.Flush();
    }
}
