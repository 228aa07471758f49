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
        Same(build, Cases(build) / 2, new EmulatorOptions { GuardPages = true, PlainTicks = 0 });

    // Where the processor has no wider ones this is the same code, and the networks are others.
    [Theory]
    [MemberData(nameof(Builds))]
    public void Machine_code_with_vectors_of_256_bits_does_what_the_model_does(string build) =>
        Same(build, Cases(build) - (Cases(build) / 2) - (Cases(build) / 4), new EmulatorOptions { GuardPages = true, PlainTicks = 0, NarrowVectors = true });

    [Theory]
    [InlineData("icebreaker", false)]
    [InlineData("icebreaker", true)]
    [InlineData("odd_four", false)]
    [InlineData("odd_four", true)]
    public void Some_have_neurons_that_are_updated_many_at_a_time(string build, bool narrow)
    {
        var some = 0;
        Same(build, 40, new EmulatorOptions { GuardPages = true, PlainTicks = 0, NarrowVectors = narrow }, core =>
            some += core.MachineCode().Parts.Any(part => part.What.EndsWith("16 at a time", StringComparison.Ordinal) || part.What.EndsWith("32 at a time", StringComparison.Ordinal)) ? 1 : 0);

        Assert.True(some > 0, $"{some} of 40");
    }

    private static void Same(string build, int cases, EmulatorOptions options, Action<EmulatedCore>? look = null) => Seeds.Try(cases, random =>
    {
        var network = new RandomNetwork(Configurations.Named(build), random);
        using var bench = new EmulatorBench(network, options);
        bench.Same("at the start");
        for (var tick = 0; tick < 8; tick++)
            bench.Tick(network.Events(random), $"after tick {tick} of the run");
        look?.Invoke(bench.Core);
    });

    // A large network has more in it than a small one.
    private static int Cases(string build) => Configurations.Named(build).Neurons switch { >= 512 => 20, >= 256 => 60, _ => 370 };
}
