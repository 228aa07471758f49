// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using NeuroCore.Hardware;

namespace NeuroCore.Experiments;

/// <summary>What an experiment is given: where to run, what to tell, where to write, when to stop.</summary>
/// <param name="options">Places.</param>
/// <param name="findings">Takes what is found.</param>
/// <param name="stages">Shows how far it is.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class ExperimentRun(ExperimentOptions options, Findings findings, Stages stages, CancellationToken cancellation)
{
    /// <summary>Places.</summary>
    internal ExperimentOptions Options => options;

    /// <summary>Takes what is found.</summary>
    internal Findings Findings => findings;

    /// <summary>Runs the same wherever experiments are to run; on both, what came of it must be the same.</summary>
    /// <param name="what">What runs, for whoever watches.</param>
    /// <param name="image">What is loaded.</param>
    /// <param name="work">What is done with the board.</param>
    /// <param name="isSame">True if two results are the same.</param>
    /// <param name="compared">What of it is the same, for the report.</param>
    /// <returns>The result on the model, or on the virtual board if that is where everything is to run.</returns>
    /// <exception cref="NeuroCoreException">There is no virtual board of the build.</exception>
    internal async Task<T> OnAsync<T>(
        string what, RegisterImage image, Func<ExperimentBoard, Watch, Task<T>> work, Func<T, T, bool> isSame, string compared)
    {
        if (options.On is Place.Model or Place.Emulator)
            return await OnModelAsync(what, image, work).ConfigureAwait(false);
        if (options.On == Place.Virtual)
            return await OnVirtualAsync(what, image, work).ConfigureAwait(false);
        var model = await OnModelAsync(what, image, work).ConfigureAwait(false);
        var board = await OnVirtualAsync(what, image, work).ConfigureAwait(false);
        findings.Check(isSame(model, board), $"{image.Target.Name}, {what}: RTL = model in {compared}");
        return model;
    }

    /// <summary>Runs something once: on the model, or on the virtual board if that is where everything is to run.</summary>
    internal Task<T> OnOneAsync<T>(string what, RegisterImage image, Func<ExperimentBoard, Watch, Task<T>> work) =>
        options.On == Place.Virtual ? OnVirtualAsync(what, image, work) : OnModelAsync(what, image, work);

    /// <summary>Runs something on the model alone, or on the emulator if that is where everything is to run.</summary>
    internal Task<T> OnModelAsync<T>(string what, RegisterImage image, Func<ExperimentBoard, Watch, Task<T>> work) =>
        options.On == Place.Emulator
            ? TimedAsync($"{image.Target.Name}, {what}, emulator", () => ExperimentBoard.EmulatorAsync(image), work)
            : TimedAsync($"{image.Target.Name}, {what}, model", () => ExperimentBoard.ModelAsync(image), work);

    /// <summary>A file of the output, by its name.</summary>
    internal string File(string name) => Path.Combine(options.Output, name);

    /// <summary>Writes a table.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="header">Names of the columns, with commas between.</param>
    /// <param name="rows">Rows likewise.</param>
    internal void Table(string name, string header, IEnumerable<FormattableString> rows)
    {
        ImmutableArray<string> lines = [header, .. rows.Select(row => row.ToString(CultureInfo.InvariantCulture))];
        Write(name, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its name; folders on the way are made.</param>
    /// <param name="bytes">What is in it.</param>
    internal void Write(string name, byte[] bytes)
    {
        var path = Path.GetFullPath(File(name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    private Task<T> OnVirtualAsync<T>(string what, RegisterImage image, Func<ExperimentBoard, Watch, Task<T>> work) =>
        TimedAsync($"{image.Target.Name}, {what}, RTL", () => ExperimentBoard.VirtualAsync(image, options.VirtualBoards), work);

    // Opening the board is no part of the time.
    private async Task<T> TimedAsync<T>(string what, Func<Task<ExperimentBoard>> open, Func<ExperimentBoard, Watch, Task<T>> work)
    {
        var time = TimeSpan.Zero;
        var result = await stages.RunAsync(
            what,
            async watch =>
            {
                watch.Cancellation.ThrowIfCancellationRequested();
                var board = await open().ConfigureAwait(false);
                await using (board.ConfigureAwait(false))
                {
                    var begin = Stopwatch.GetTimestamp();
                    var made = await work(board, watch).ConfigureAwait(false);
                    time = Stopwatch.GetElapsedTime(begin);
                    return made;
                }
            },
            cancellation).ConfigureAwait(false);
        findings.Say($"{what}: {time.TotalSeconds:F2} s");
        return result;
    }
}
