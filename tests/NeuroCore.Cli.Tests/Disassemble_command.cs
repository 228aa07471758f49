// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Tests;

public sealed class Disassemble_command : IDisposable
{
    private const string Network = """
        name: learner
        tick: 1 ms
        weights: integer
        inputs:
          eye: { size: 4 }
        populations:
          cells: { size: 20, threshold: 100 }
        projections:
          - { name: a, source: eye, target: cells, connector: all_to_all, weight: 10, rule: pair_stdp }
          - { name: b, source: cells, target: cells, connector: { all_to_all: { allow_self: false } }, weight: 5, rule: soft_bound_stdp }

        """;

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Lists_the_rules_of_an_image_as_they_were_assembled()
    {
        var outcome = (await Shell.RunAsync("disassemble", await ImageAsync(Network))).Fine();

        Assert.Equal(string.Join('\n', Program("pair_stdp"), Program("soft_bound_stdp")), outcome.Out);

        // Without the notes of the assembler, which an image does not keep.
        static string Program(string rule) => string.Concat(File
            .ReadAllLines(Path.Combine(Shell.Root, "firmware", "listings", $"{rule}.icebreaker.lst"))
            .Where((line, number) => number == 0 || !line.StartsWith('#')).Select(line => line + "\n"));
    }

    [Fact]
    public async Task Tells_programs_too()
    {
        var json = (await Shell.RunAsync("disassemble", await ImageAsync(Network), "--json")).Fine().Json;

        Assert.Equal(["pair_stdp", "soft_bound_stdp"], json.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("rule").GetString()));
        Assert.Equal([1, 2], json.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("post").GetArrayLength()));
    }

    [Fact]
    public async Task An_image_without_rules_is_told() =>
        (await Shell.RunAsync("disassemble", await ImageAsync(Network.Replace(", rule: pair_stdp", "", StringComparison.Ordinal).Replace(", rule: soft_bound_stdp", "", StringComparison.Ordinal))))
            .Fails(ExitCode.Failed, "learner.ncimg has no learning rules: give a projection of the network a rule, and compile it again.");

    [Fact]
    public async Task Lists_the_code_of_the_emulator_with_the_names_of_the_network()
    {
        var lines = (await Shell.RunAsync("disassemble", await ImageAsync(Network), "--code")).Fine().Out.Split('\n');

        Assert.Contains("; neurons 0..19: cells", lines);
        Assert.Contains(lines, line => line.StartsWith("; a row in place, rule 1", StringComparison.Ordinal) && line.EndsWith("eye to cells", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("; columns, rule 2", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("vpaddsw", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("; noise of neurons", StringComparison.Ordinal));
        // Every line of code has its place, ascending.
        var places = lines.Where(line => line.Length > 8 && line[0] == ' ').Select(line => Convert.ToInt32(line[..6].Trim(), 16)).ToArray();
        Assert.True(places.Length > 300);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Code_has_no_JSON() =>
        Assert.Contains("--code lists machine code, which there is no JSON of", (await Shell.RunAsync("disassemble", await ImageAsync(Network), "--code", "--json")).Error, StringComparison.Ordinal);

    private async Task<string> ImageAsync(string network)
    {
        var image = _shell.At("learner.ncimg");
        (await Shell.RunAsync("compile", _shell.Write("learner.yaml", network), "-o", image)).Fine();
        return image;
    }
}
