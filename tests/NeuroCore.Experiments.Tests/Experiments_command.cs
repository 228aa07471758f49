// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;

namespace NeuroCore.Experiments.Tests;

/// <summary>The experiments as a program.</summary>
public sealed class Experiments_command : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neurocore-experiments-").FullName;
    private readonly StringWriter _output = new(), _errors = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task An_experiment_tells_what_it_found_and_writes_figures_tables_and_pictures()
    {
        Assert.Equal(0, await RunAsync("spikes", "-o", _folder));

        Assert.Contains("icebreaker: 100 neurons", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Everything is as promised: 1 experiments", _output.ToString(), StringComparison.Ordinal);
        using var figures = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "spikes.json")));
        Assert.Equal("model", figures.RootElement.GetProperty("on").GetString());
        Assert.True(figures.RootElement.GetProperty("as_promised").GetBoolean());
        Assert.InRange(figures.RootElement.GetProperty("figures").GetProperty("icebreaker: correlation").GetDouble(), 0.97, 1);
        Assert.Equal(9901, File.ReadLines(Path.Combine(_folder, "spikes", "icebreaker", "weights.csv")).Count());
        Assert.True(new FileInfo(Path.Combine(_folder, "spikes-icebreaker.png")).Length > 10_000);
    }

    [Theory]
    [InlineData("'sums'", "sums")]
    [InlineData("'sea'", "stdp", "--on", "sea")]
    public async Task What_there_is_not_is_told_in_a_line(string said, params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));

        Assert.Contains(said, _errors.ToString(), StringComparison.Ordinal);
        Assert.Single(_errors.ToString().TrimEnd().Split('\n'));
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task A_missing_virtual_board_is_named_with_what_builds_it()
    {
        Assert.Equal(1, await RunAsync("stdp", "--on", "virtual", "--virtual-boards", Path.Combine(_folder, "none"), "-o", _folder));

        Assert.Contains("sim/verilator/build.sh icebreaker", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_that_is_cancelled_before_it_found_anything_leaves_nothing_behind()
    {
        await CancelledAtLineAsync(1);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task An_experiment_that_is_cancelled_keeps_what_it_found_and_writes_no_figures()
    {
        // Its name, how long a run took, and what it found.
        await CancelledAtLineAsync(3);

        Assert.Equal(3, _output.ToString().TrimEnd().Split('\n').Length);
        Assert.False(File.Exists(Path.Combine(_folder, "triplet.json")));
    }

    // Cancelled by what it says, so that it makes no difference how fast the machine is.
    private async Task CancelledAtLineAsync(int line)
    {
        using var stop = new CancellationTokenSource();
        using var output = new CancellingWriter(_output, line, stop);

        Assert.Equal(130, await CommandLine.RunAsync(["--examples", Example.All, "triplet", "-o", _folder], output, _errors, cancellation: stop.Token));

        Assert.Contains("Cancelled", _errors.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(
        ["--examples", Example.All, .. arguments], _output, _errors);

    // Passes everything on, and cancels with a certain line.
    private sealed class CancellingWriter(TextWriter output, int line, CancellationTokenSource stop) : TextWriter
    {
        private int _lines;

        public override Encoding Encoding => output.Encoding;

        public override void Write(char value)
        {
            output.Write(value);
            if (value == '\n' && ++_lines == line)
                stop.Cancel();
        }
    }
}
