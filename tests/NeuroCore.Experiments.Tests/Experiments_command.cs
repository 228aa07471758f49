// SPDX-License-Identifier: Apache-2.0
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
    public async Task A_cancelled_experiment_says_so_and_writes_no_figures()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.Equal(130, await CommandLine.RunAsync(["triplet", "-o", _folder], _output, _errors, cancellation: stop.Token));

        Assert.Contains("Cancelled", _errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    private Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(
        ["--examples", Example.All, .. arguments], _output, _errors);
}
