// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Samples probes after a tick: reads each entry of the probe bank and the word that it names, and hands a header and
/// the words out as if they were spikes of that tick. In between it lets everything pass.
/// </summary>
/// <param name="core">The core that it reads.</param>
internal sealed class ProbeSampler(ICore core)
{
    /// <summary>Bit of a stream word that says: as many words of probes follow as my low bits say.</summary>
    public const int Mark = 1 << LinkLimits.SourceBits;

    private SamplerState _state;
    private int _taken;     // entries that were handed out
    private int _word;      // header, entry, or value

    /// <summary>A tick, or the sampling after it, is under way.</summary>
    public bool TickBusy => core.TickBusy || core.ProbeDue;

    /// <summary>There is a spike, or a word of a sample, to be taken.</summary>
    public bool SpikeValid => core.SpikeValid || Telling;

    /// <summary>The spike or word.</summary>
    public int SpikeNeuron => core.ProbeDue ? _word : core.SpikeNeuron;

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
            (_state, _taken, _word) = (SamplerState.Header, 0, Mark | core.ProbeCount);
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
