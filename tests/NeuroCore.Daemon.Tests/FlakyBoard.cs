// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace NeuroCore.Daemon.Tests;

/// <summary>
/// A virtual board, always under the same name, that is killed and started again at random, at any moment of what it does. Its
/// life is counted in processor time, so that boards get as far on a slow machine as on a fast one.
/// </summary>
internal sealed class FlakyBoard : IAsyncDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _comingAndGoing;

    private FlakyBoard(string link, Random random, int shortest, int longest)
    {
        Link = link;
        _comingAndGoing = ComeAndGoAsync(random, shortest, longest);
    }

    /// <summary>A link to its terminal, there as long as it lives.</summary>
    public string Link { get; }

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Starts one.</summary>
    /// <param name="link">Where the link to its terminal shall be.</param>
    /// <param name="random">How long it lives, and how long it is away.</param>
    /// <param name="shortest">Shortest life, ms of processor time.</param>
    /// <param name="longest">Longest life, ms of processor time.</param>
    public static FlakyBoard Start(string link, Random random, int shortest, int longest) => new(link, random, shortest, longest);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _comingAndGoing;
        _end.Dispose();
    }

    private async Task ComeAndGoAsync(Random random, int shortest, int longest)
    {
        var program = Path.Combine(Repository.Root, "build", "verilator", "tiny", "virtual_board");
        while (!_end.IsCancellationRequested)
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["--link", Link]) { RedirectStandardOutput = true })!;
            var life = TimeSpan.FromMilliseconds(random.Next(shortest, longest));
            for (; !_end.IsCancellationRequested && process.TotalProcessorTime < life; process.Refresh())
                await Task.Delay(s_look, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            process.Kill();
            await process.WaitForExitAsync();
            File.Delete(Link);
            if (_end.IsCancellationRequested)
                return;
            Kills++;
            await Task.Delay(random.Next(0, 500));
        }
    }
}
