// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model.Tests.Core;

namespace NeuroCore.Emulator.Tests;

/// <summary>A random network on the model and on an emulated core, side by side.</summary>
internal sealed class EmulatorBench : IDisposable
{
    private readonly Bank[] _compared;

    public EmulatorBench(RandomNetwork network, EmulatorOptions options)
    {
        Network = network;
        Model = new CoreBench(network.Build);
        Core = new EmulatedCore(network.Build, options);
        for (var address = 0; address < BankDepth.Of(network.Build, Bank.Projection); address++)
            Core.Write(Bank.Projection, address, new ProjectionWord(Enable: true).ToWord());
        for (var word = 0; word < BankDepth.Of(network.Build, Bank.Report); word++)
            Core.Write(Bank.Report, word, 0xFFFF);
        foreach (var (bank, address, word, _) in network.Words())
        {
            Model.Core.Write(bank, address, word);
            Core.Write(bank, address, word);
        }

        _compared = [.. StateBanks.Of(network.Build), .. network.Build.Has(Capabilities.Learning) ? [Bank.NeuronTrace, Bank.Learning] : Array.Empty<Bank>()];
    }

    public RandomNetwork Network { get; }

    public CoreBench Model { get; }

    public EmulatedCore Core { get; }

    /// <summary>A tick with these events on both.</summary>
    public void Tick(FunctionalSpike[] events, string when)
    {
        foreach (var (source, negative) in events)
            Core.Event(source, negative);
        var expected = Model.Tick(events);
        var spikes = Core.Tick().ToArray().Select(spike => new FunctionalSpike(spike.Number, spike.Negative));
        Assert.Equal(expected, spikes);
        Same(when);
    }

    /// <summary>Compares clocks, time, and all words of state.</summary>
    public void Same(string when)
    {
        foreach (var register in new[] { ControlRegister.TickLow, ControlRegister.TickHigh, ControlRegister.Elapsed, ControlRegister.ClocksLow, ControlRegister.ClocksHigh })
            Same(Bank.Control, (int)register, when);
        foreach (var bank in _compared)
        {
            for (var address = 0; address < BankDepth.Of(Network.Build, bank); address++)
                Same(bank, address, when);
        }

        for (var address = 0; Network.Build.Has(Capabilities.Learning) && address < BankDepth.Of(Network.Build, Bank.Synapse); address++)
            Same(Bank.Synapse, address, when);
    }

    public void Dispose() => Core.Dispose();

    private void Same(Bank bank, int address, string when)
    {
        var (expected, found) = (Model.Core.Read(bank, address), Core.Read(bank, address));
        if (expected != found)
            Assert.Fail($"{when}, bank {bank}, address {address}: the model says {(short)expected}, the emulator {(short)found}; the image has {Network.Neurons} neurons and {Network.Sources} sources.");
    }
}
