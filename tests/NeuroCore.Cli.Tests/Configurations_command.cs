// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using NeuroCore.Hardware;

namespace NeuroCore.Cli.Tests;

public class Configurations_command
{
    [Fact]
    public async Task Lists_every_build()
    {
        var outcome = (await Shell.RunAsync("configurations")).Fine();
        Assert.All(Configurations.All, build => Assert.Contains($"│ {build.Name} ", outcome.Out, StringComparison.Ordinal));
        Assert.Contains("24 MHz", outcome.Out, StringComparison.Ordinal);
        Assert.Matches("│ tiny +│ +16 │ +32 │ +4 │ +16 │ +3 bits │ +2 bits │ +2 │", outcome.Out);
        Assert.Matches("│ tagged_synapses +│(.*x.*)│", outcome.Out);
    }

    [Fact]
    public async Task Lists_them_for_programs()
    {
        var builds = (await Shell.RunAsync("configurations", "--json")).Fine().Json.GetProperty("configurations");
        Assert.Equal(
            Configurations.All.Select(build => (build.Name, build.Neurons)),
            builds.EnumerateArray().Select(build => (build.GetProperty("name").GetString()!, build.GetProperty("neurons").GetInt32())));
        var tiny = builds.EnumerateArray().First(build => build.GetProperty("name").GetString() == "tiny");
        Assert.Equal((16, 3), (tiny.GetProperty("encoders").GetInt32(), tiny.GetProperty("delay_bits").GetInt32()));
        Assert.Equal(["leak", "synaptic_decay", "bias"], Names(tiny).Take(3));
    }

    private static IEnumerable<string?> Names(JsonElement build) =>
        build.GetProperty("features").EnumerateArray().Select(name => name.GetString());
}
