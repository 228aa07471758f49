// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Emulator;

/// <content>Its ports: a link drives it like the model. A tick passes in the clock in which it is started.</content>
public sealed unsafe partial class EmulatedCore
{
    private const ushort NegativeSign = 1 << 14;    // of an event or a spike
    private const int TickMask = (1 << LinkLimits.EventTickBits) - 1;

    private bool _busy;
    private int _taken;        // spikes of the tick that were handed out
    private uint _clocks;      // of the tick
    private bool _ready;       // the access asked for is done
    private Bank _bank;
    private int _address;

    /// <inheritdoc/>
    public bool TickBusy => _busy;

    /// <inheritdoc/>
    /// <remarks>Time is that of the hardware: whoever waits for it is there at once.</remarks>
    public bool TickDue => true;

    /// <inheritdoc/>
    public bool LastSpike => _control.LastSpike;

    /// <inheritdoc/>
    public bool ProbeDue => _control.ProbeDue;

    /// <inheritdoc/>
    public int ProbeCount => _control.ProbeCount;

    /// <inheritdoc/>
    public bool EventReady => !_busy;

    /// <inheritdoc/>
    public bool SpikeValid => _busy;

    /// <inheritdoc/>
    public ushort SpikeNeuron => (ushort)(TickSpikes[_taken].Number | (TickSpikes[_taken].Negative ? NegativeSign : 0));

    /// <inheritdoc/>
    public ushort SpikeTick => (ushort)(_control.Tick & TickMask);

    /// <inheritdoc/>
    public bool MemoryReady => _ready;

    /// <inheritdoc/>
    public ushort MemoryReadData => Read(_bank, _address);

    /// <inheritdoc/>
    public void Clock(in CoreInputs inputs)
    {
        _control.Pass();
        if (_busy)
            TakeSpike(inputs.SpikeReady);
        else
            Rest(inputs);
        if (inputs.ProbeDone)
            _control.EndProbes();
        if (!inputs.Reset)
            return;
        _control.Reset();
        _busy = false;
        _ready = false;
    }

    private void Rest(in CoreInputs inputs)
    {
        if (inputs.TickStart)
        {
            StartTick();
            return;
        }

        if (inputs.EventValid && !inputs.MemoryValid)
            Event(inputs.EventSource & (NegativeSign - 1), (inputs.EventSource & NegativeSign) != 0);
        Access(inputs);
    }

    private void Access(in CoreInputs inputs)
    {
        if (_ready && !inputs.MemoryWrite && inputs.MemoryBank == (int)Bank.CountTake)
            Write(Bank.Count, inputs.MemoryAddress, 0);
        _ready = inputs.MemoryValid && !_ready;
        if (!_ready)
            return;
        (_bank, _address) = ((Bank)inputs.MemoryBank, inputs.MemoryAddress);
        if (inputs.MemoryWrite)
            Write(_bank, _address, inputs.MemoryWriteData);
    }

    private void StartTick()
    {
        _control.Pass(_control.ClocksUntilDue);
        _control.Start();
        _clocks = PassTick();
        _control.Pass(_clocks);
        _taken = 0;
        _busy = true;
        EndIfTaken();
    }

    private void TakeSpike(bool taken)
    {
        if (!taken)
            return;
        _control.TakeSpike();
        _taken++;
        EndIfTaken();
    }

    private void EndIfTaken()
    {
        if (_taken < SpikesOfTick)
            return;
        _busy = false;
        _control.EndTick(_clocks);
    }
}
