// SPDX-License-Identifier: Apache-2.0
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
    }

    [Fact]
    public async Task Lists_them_for_programs()
    {
        var builds = (await Shell.RunAsync("configurations", "--json")).Fine().Json.GetProperty("configurations");
        Assert.Equal(
            Configurations.All.Select(build => (build.Name, build.Neurons)),
            builds.EnumerateArray().Select(build => (build.GetProperty("name").GetString()!, build.GetProperty("neurons").GetInt32())));
    }
}
