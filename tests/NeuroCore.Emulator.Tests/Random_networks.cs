// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model.Tests.Core;

namespace NeuroCore.Emulator.Tests;

public sealed class Random_networks
{
    public static TheoryData<string> Builds => [.. Configurations.All.Select(build => build.Name)];

    [Theory]
    [MemberData(nameof(Builds))]
    public void Plain_code_does_what_the_model_does(string build) =>
        Same(build, Cases(build) / 4, new EmulatorOptions { Portable = true, GuardPages = true });

    [Theory]
    [MemberData(nameof(Builds))]
    public void Machine_code_does_what_the_model_does(string build) =>
        Same(build, Cases(build) - (Cases(build) / 4), new EmulatorOptions { GuardPages = true, PlainTicks = 0 });

    private static void Same(string build, int cases, EmulatorOptions options) => Seeds.Try(cases, random =>
    {
        var network = new RandomNetwork(Configurations.Named(build), random);
        using var bench = new EmulatorBench(network, options);
        bench.Same("at the start");
        for (var tick = 0; tick < 8; tick++)
            bench.Tick(network.Events(random), $"after tick {tick} of the run");
    });

    // A large network has more in it than a small one.
    private static int Cases(string build) => Configurations.Named(build).Neurons switch { >= 512 => 20, >= 256 => 60, _ => 370 };
}
