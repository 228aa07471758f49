// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Samples probes after a tick: reads each entry of the probe bank and the word that it names, and hands the length of the
/// sample and the words out in place of spikes of that tick. In between it lets everything pass.
/// </summary>
/// <param name="core">The core that it reads.</param>
internal sealed class ProbeSampler(ICore core)
{
    private SamplerState _state;
    private int _taken;     // entries that were handed out
    private int _word;      // header, entry, or value

    /// <summary>A tick, or the sampling after it, is under way.</summary>
    public bool TickBusy => core.TickBusy || core.ProbeDue;

    /// <summary>There is a spike, or a word of a sample, to be taken.</summary>
    public bool SpikeValid => core.SpikeValid || Telling;

    /// <summary>The spike or word.</summary>
    public int SpikeNeuron => core.ProbeDue ? _word : core.SpikeNeuron;

    /// <summary>It is the length of a sample; with <see cref="SpikeValid"/>.</summary>
    public bool SpikeIsHeader => core.ProbeDue && _state == SamplerState.Header;

    /// <summary>It is a word of a sample; with <see cref="SpikeValid"/>.</summary>
    public bool SpikeIsWord => core.ProbeDue && _state != SamplerState.Header;

    /// <summary>A word of memory is asked for.</summary>
    public bool MemoryValid => core.ProbeDue && !Telling;

    /// <summary>Its bank; with <see cref="MemoryValid"/>.</summary>
    public int MemoryBank => _state == SamplerState.Entry ? (int)Bank.Probe : _word >> Fields.ProbeBankLow;

    /// <summary>Its address; with <see cref="MemoryValid"/>.</summary>
    public int MemoryAddress => _state == SamplerState.Entry ? _taken : _word & Bits.Mask(Fields.ProbeAddressWidth);

    private bool Telling => core.ProbeDue && _state is SamplerState.Header or SamplerState.Word;

    /// <summary>The sample is complete with this clock.</summary>
    /// <param name="taken">The word offered is taken.</param>
    public bool Done(bool taken) => Telling && taken && _state == SamplerState.Word && _taken + 1 == core.ProbeCount;

    /// <summary>One clock edge.</summary>
    /// <param name="taken">The word offered is taken.</param>
    /// <param name="reset">Ends the sample under way.</param>
    public void Clock(bool taken, bool reset)
    {
        if (!core.ProbeDue)
        {
            (_state, _taken, _word) = (SamplerState.Header, 0, core.ProbeCount);
            return;
        }

        if (core.MemoryReady)
            _word = core.MemoryReadData;
        if (Telling && taken)
        {
            if (_state == SamplerState.Word)
                _taken++;
            _state = SamplerState.Entry;
        }
        else if (MemoryValid && core.MemoryReady)
        {
            _state++;
        }

        if (reset)
            _state = SamplerState.Header;
    }

    private enum SamplerState
    {
        Header,
        Entry,
        Value,
        Word,
    }
}
