// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Model.Tests;

/// <summary>A core without a link, loaded and run by hand: what a board has to agree with.</summary>
internal sealed class BareCore(RegisterImage image)
{
    private readonly CoreModel _core = Loaded(image);

    public long Clocks => _core.Read(Bank.Control, (int)ControlRegister.ClocksLow) |
        ((long)_core.Read(Bank.Control, (int)ControlRegister.ClocksHigh) << 16);

    /// <summary>Runs, and takes every spike at once.</summary>
    public List<Spike> Run(IEnumerable<SourceEvent> events, int ticks)
    {
        var byTick = events.ToLookup(item => item.Tick, item => item.Source);
        var spikes = new List<Spike>();
        for (var tick = 0; tick < ticks; tick++)
        {
            foreach (var source in byTick[tick])
            {
                while (!_core.EventReady)
                    _core.Clock(default);
                _core.Clock(new CoreInputs { EventValid = true, EventSource = (ushort)source });
            }

            _core.Clock(default);
            _core.Clock(new CoreInputs { TickStart = true });
            while (_core.TickBusy)
            {
                if (_core.SpikeValid)
                    spikes.Add(new Spike(tick, _core.SpikeNeuron));
                _core.Clock(new CoreInputs { SpikeReady = true });
            }
        }

        return spikes;
    }

    private static CoreModel Loaded(RegisterImage image)
    {
        var core = new CoreModel(image.Target);
        foreach (var section in image.Sections)
            for (var word = 0; word < section.Words.Length; word++)
                core.Write(section.Bank, section.Address + word, section.Words[word]);
        return core;
    }
}
