// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <summary>One core of a batch: a trial after the other.</summary>
internal sealed class BatchWorker(RegisterImage image, EmulatorOptions? options) : IDisposable
{
    private EmulatedCore? _core;
    private CoreState? _begin;

    /// <summary>Runs a trial from the beginning of the image.</summary>
    public TrialResult Run(Trial trial)
    {
        var core = Begin();
        foreach (var (bank, address, word) in trial.Words)
            core.Write(bank, address, word);
        var spikes = new List<SpikeEntry>();
        var (before, events) = (core.Clocks, trial.Stimulus);
        for (var tick = 0; tick < trial.Ticks; tick++)
        {
            for (var i = events?.Starts[tick] ?? 0; events is not null && i < events.Starts[tick + 1]; i++)
                core.Event((int)(events.Events[i] & int.MaxValue), events.Events[i] > int.MaxValue);
            spikes.AddRange(core.Tick());
        }

        // Words of the host are not taken back, so the next trial has a core of its own.
        if (!trial.Words.IsEmpty)
            Dispose();
        return new TrialResult([.. spikes], core.Clocks - before);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _core?.Dispose();
        _core = null;
    }

    private EmulatedCore Begin()
    {
        if (_core is not null)
        {
            _core.Return(_begin!);
            return _core;
        }

        _core = new EmulatedCore(image.Target, options);
        _core.Load(image);
        _begin = _core.Keep();
        return _core;
    }
}
