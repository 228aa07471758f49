// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;
using NeuroCore.Network;

namespace NeuroCore.Emulator.Tests;

/// <summary>A session on the emulator and one on the model are the same.</summary>
public sealed class States
{
    private const string Text = """
        name: learner
        tick: 1 ms
        run: 60 ms
        inputs:
          eye: { size: 12, drive: { poisson: 100 Hz } }
        populations:
          cells: { size: 20, tau_membrane: 10 ms, threshold: 60, refractory: 2 ms, adaptation: { increment: 3, tau: 50 ms } }
        projections:
          - { name: a, source: eye, target: cells, connector: all_to_all, weight: 20, delay: 2 ticks, rule: pair_stdp }
          - { name: b, source: cells, target: cells, connector: { all_to_all: { allow_self: false } }, weight: -3 }
        weights: integer
        """;

    private static readonly RegisterImage s_image = NetworkCompiler.Compile(NetworkFile.Parse(Text), Configurations.Named("icebreaker")).Image;

    private static async Task<DeviceSession> OnModelAsync() =>
        await LoadedAsync(await DeviceSession.ConnectAsync(new InProcessTransport(new BoardModel(s_image.Target), "the model")));

    private static async Task<DeviceSession> OnEmulatorAsync(EmulatorOptions? options = null) =>
        await LoadedAsync(await DeviceSession.ConnectAsync(new InProcessTransport(new EmulatedBoard(s_image.Target, options), "the emulator")));

    private static async Task<DeviceSession> LoadedAsync(DeviceSession session)
    {
        await session.LoadAsync(s_image);
        return session;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Go_on_on_the_other_execution_with_the_same_spikes_clocks_and_final_state(bool fromModel)
    {
        await using var one = fromModel ? await OnModelAsync() : await OnEmulatorAsync();
        await using var other = fromModel ? await OnEmulatorAsync() : await OnModelAsync();
        var first = await one.RunAsync([], 60);
        var state = await one.SaveStateAsync();
        await other.RestoreStateAsync(state);
        var (expected, found) = (await one.RunAsync([], 60), await other.RunAsync([], 60));
        Assert.NotEmpty(first.Spikes);
        Assert.NotEmpty(expected.Spikes);
        Assert.Equal(expected.Spikes.AsEnumerable(), found.Spikes.AsEnumerable());
        Assert.Equal(expected.Clocks, found.Clocks);
        var (left, right) = (await one.SaveStateAsync(), await other.SaveStateAsync());
        Assert.Equal(
            left.Sections.Select(section => (section.Bank, section.Address, Words: string.Join(' ', section.Words))),
            right.Sections.Select(section => (section.Bank, section.Address, Words: string.Join(' ', section.Words))));
    }

    [Fact]
    public async Task Are_the_same_after_plain_and_machine_code()
    {
        await using var plain = await OnEmulatorAsync(new EmulatorOptions { Portable = true });
        await using var machine = await OnEmulatorAsync(new EmulatorOptions { PlainTicks = 0 });
        var (expected, found) = (await plain.RunAsync([], 100), await machine.RunAsync([], 100));
        Assert.Equal(RunDigest.Of(expected.Spikes), RunDigest.Of(found.Spikes));
        Assert.Equal(expected.Clocks, found.Clocks);
    }
}
