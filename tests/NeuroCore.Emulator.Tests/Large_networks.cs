// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using NeuroCore.Compiler;
using NeuroCore.Emulator.Machine;
using NeuroCore.Hardware;
using NeuroCore.Network;
using Xunit.Abstractions;

namespace NeuroCore.Emulator.Tests;

/// <summary>Networks on builds that are made for them.</summary>
public sealed class Large_networks(ITestOutputHelper output)
{
    private const string Populations = """
        name: two
        tick: 1 ms
        inputs:
          eye: { size: 40, drive: { poisson: 150 Hz } }
        populations:
          cells: { size: 100, tau_membrane: 20 ms, tau_synapse: 5 ms, tau_second: 10 ms, threshold: 1, refractory: 3 ms, adaptation: { increment: 0.1, tau: 500 ms } }
          others: { size: 50, tau_membrane: 10 ms, tau_synapse: 3 ms, tau_second: 8 ms, threshold: 0.7, reset: subtract, bias: 0.01 }
        projections:
          - { source: eye, target: cells, connector: { fixed_probability: { p: 0.5, seed: 5 } }, weight: 0.3, rule: pair_stdp, weight_unit: 0.005 }
          - { source: cells, target: others, connector: { fixed_probability: { p: 0.3, seed: 5 } }, weight: 0.2 }
          - { source: others, target: cells, connector: all_to_all, weight: -0.05, receptor: second }
          - { source: others, target: others, connector: { fixed_probability: { p: 0.1, seed: 5 } }, weight: 0.1, delay: 3 ticks }

        """;

    private static RegisterImage Image(NetworkDescription network)
    {
        int[] populations = [.. network.Populations.Select(population => population.Size)];
        int[] inputs = [.. network.Inputs.Select(input => input.Size)];
        return NetworkCompiler.Compile(
            network, EmulatedBuild.Holding(populations, inputs), needs => EmulatedBuild.Holding(populations, inputs, needs)).Image;
    }

    private static EmulatedCore Loaded(RegisterImage image, EmulatorOptions options)
    {
        var core = new EmulatedCore(image.Target, options);
        core.Load(image);
        return core;
    }

    // Rows of 150 to 200 synapses, more than code has without a loop.
    private static string Random(int neurons, string projection) => string.Create(CultureInfo.InvariantCulture, $$"""
        name: random
        tick: 1 ms
        populations:
          cells: { size: {{neurons}}, tau_membrane: 20 ms, threshold: 1, refractory: 3 ms, bias: 0.055 }
        projections:
          - { source: cells, target: cells, delay: 2 ticks, {{projection}} }

        """);

    [Theory]
    [InlineData("two", false)]
    [InlineData("two", true)]
    [InlineData("lists", false)]
    [InlineData("lists", true)]
    [InlineData("packed lists", false)]
    [InlineData("packed lists", true)]
    [InlineData("lists that learn", false)]
    [InlineData("lists that learn", true)]
    [InlineData("short lists that learn", false)]
    [InlineData("short lists that learn", true)]
    public void Give_in_machine_code_what_they_give_in_plain_code(string name, bool narrow)
    {
        var (text, part) = name switch
        {
            "two" => (Populations, narrow || !MachineCode.HasWideVectors ? "16 at a time" : "32 at a time"),
            "lists" or "packed lists" => (Random(1300, "connector: { fixed_probability: { p: 0.14, seed: 5 } }, weight: { uniform: { min: -0.01, max: 0.02, seed: 5 } }"), "a list of synapses"),
            "lists that learn" => (Random(1100, "connector: { fixed_probability: { p: 0.15, seed: 5 } }, weight: 0.01, rule: pair_stdp, weight_unit: 0.0005"), "columns by lists"),
            _ => (Random(1100, "connector: { fixed_probability: { p: 0.01, seed: 5 } }, weight: 0.15, rule: pair_stdp, weight_unit: 0.005"), "columns by lists"),
        };
        var image = Image(NetworkFile.Parse(text));
        using var plain = Loaded(image, new EmulatorOptions { Portable = true, GuardPages = true, Sparse = name == "packed lists" });
        using var machine = Loaded(image, new EmulatorOptions { PlainTicks = 0, GuardPages = true, NarrowVectors = narrow, Sparse = name == "packed lists" });
        Assert.Contains(machine.MachineCode().Parts, made => made.What.EndsWith(part, StringComparison.Ordinal));
        var spikes = 0;
        for (var tick = 0; tick < 100; tick++)
        {
            var expected = plain.Tick().ToArray();
            Assert.Equal(expected, machine.Tick().ToArray());
            spikes += expected.Length;
            foreach (var bank in new[] { Bank.Membrane, Bank.Residue, Bank.Current, Bank.SecondCurrent, Bank.Adaptation, Bank.NeuronTrace, Bank.SourceTrace })
            {
                for (var address = 0; address < BankDepth.Of(image.Target, bank); address++)
                    Assert.Equal(plain.Read(bank, address), machine.Read(bank, address));
            }
        }

        for (var address = 0; address < BankDepth.Of(image.Target, Bank.Synapse); address++)
            Assert.Equal(plain.Read(Bank.Synapse, address), machine.Read(Bank.Synapse, address));
        output.WriteLine($"{spikes} spikes");
        Assert.InRange(spikes, 200, 30_000);
        Assert.Equal(plain.Clocks, machine.Clocks);
    }

    [Fact]
    public void Count_the_instructions_of_their_code()
    {
        var image = Image(NetworkFile.Parse(Populations));
        using var core = Loaded(image, new EmulatorOptions { PlainTicks = 0, CountInstructions = true });
        using var other = Loaded(image, new EmulatorOptions { PlainTicks = 0 });
        Assert.Equal(other.Run(100), core.Run(100));
        var update = core.Executed.Where(part => part.What.StartsWith("neurons 0 to", StringComparison.Ordinal)).Sum(part => part.Instructions);
        Assert.InRange(update, 100 * 6 * 30, 100 * 6 * 150);
        Assert.Empty(other.Executed);
    }

    // Four times the neurons and synapses: four times the time, not sixteen times.
    [Fact]
    public void Are_compiled_in_time_that_grows_with_them()
    {
        static NetworkDescription Network(int size) => NetworkFile.Parse(string.Create(CultureInfo.InvariantCulture, $$$"""
            name: random
            tick: 1 ms
            populations:
              ups: { size: {{{size * 3 / 4}}}, tau_membrane: 20 ms, tau_synapse: 5 ms, threshold: 1 }
              downs: { size: {{{size / 4}}}, tau_membrane: 20 ms, tau_synapse: 5 ms, threshold: 1 }
            projections:
              - { source: ups, target: ups, connector: { fixed_number_pre: { n: 30, seed: 5 } }, weight: 0.1 }
              - { source: ups, target: downs, connector: { fixed_number_pre: { n: 30, seed: 5 } }, weight: 0.1 }
              - { source: downs, target: ups, connector: { fixed_number_pre: { n: 30, seed: 5 } }, weight: -0.2, delay: 1 tick }
              - { source: downs, target: downs, connector: { fixed_number_pre: { n: 30, seed: 5 } }, weight: -0.2, delay: 1 tick }
            """));

        var (small, large) = (Network(1000), Network(4000));
        Image(small);
        var (one, four) = (Seconds(small), Seconds(large));
        output.WriteLine($"1,000 neurons: {one:F3} s, 4,000: {four:F3} s, {four / one:F1} times");
        Assert.InRange(four / one, 0, 10);
    }

    private static double Seconds(NetworkDescription network) => Enumerable.Range(0, 3).Min(_ =>
    {
        var time = Stopwatch.StartNew();
        Image(network);
        return time.Elapsed.TotalSeconds;
    });
}
