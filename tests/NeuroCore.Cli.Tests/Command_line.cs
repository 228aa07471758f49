// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Tests;

public class Command_line
{
    [Fact]
    public async Task Without_anything_tells_what_there_is()
    {
        var outcome = (await Shell.RunAsync()).Fine();
        foreach (var command in new[] { "compile <network>", "inspect <image>", "run <network>", "weights <network>", "boards", "configurations" })
            Assert.Contains(command, outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compile")]
    [InlineData("inspect")]
    [InlineData("run")]
    [InlineData("weights")]
    [InlineData("boards")]
    [InlineData("configurations")]
    public async Task Explains_every_command(string command)
    {
        var outcome = (await Shell.RunAsync(command, "--help")).Fine();
        Assert.Contains("--json", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dance", "`neurocore --help`")]
    [InlineData("compile", "`neurocore compile --help`")]
    [InlineData("run", "`neurocore run --help`")]
    [InlineData("run n.yaml --loud", "'--loud'")]
    [InlineData("run n.yaml --ticks many", "'many' does not fit --ticks: write a whole number, 0 or more.")]
    [InlineData("run n.yaml --ticks -3", "'-3' does not fit --ticks")]
    [InlineData("boards --baud fast", "'fast' does not fit --baud: write a whole number, 1 or more.")]
    [InlineData("run n.yaml --ticks 5 --time 5ms", "--ticks and --time both say how long to run: give one of them.")]
    [InlineData("run n.yaml --time 100", "'100' is no time: write a number and s, ms, us or ticks, such as 100ms.")]
    [InlineData("run n.yaml --time soon", "'soon' is no time")]
    [InlineData("run n.yaml --tick-period soon", "'soon' is no time")]
    [InlineData("run n.yaml --tick-period 0ms", "--tick-period 0 s must be above 0 and in s, ms or us.")]
    [InlineData("run n.yaml --on model --replay r", "--replay and --on both say where to run: give one of them.")]
    [InlineData("run n.yaml --plot raster.jpg", "--plot raster.jpg must end in .png or .svg.")]
    public async Task That_is_wrong_is_answered_with_a_sentence_and_2(string line, string sentence) =>
        (await Shell.RunAsync(line.Split(' '))).Fails(ExitCode.Usage, sentence, "--help` tells what there is.");
}
