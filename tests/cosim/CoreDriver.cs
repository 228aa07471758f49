// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>Turns operations into the core's inputs, clock by clock, as its ports ask for.</summary>
/// <param name="operations">Gives the next operation; null when there is nothing left to do.</param>
internal sealed class CoreDriver(Func<Operation?> operations)
{
    private Operation _operation;
    private bool _under;          // an operation is under way
    private bool _memoryDone;
    private bool _eventDone;
    private int _clocksLeft;
    private CoreInputs _last;

    /// <summary>There is nothing left to do.</summary>
    public bool Done { get; private set; }

    /// <summary>The inputs of the next clock.</summary>
    /// <param name="seen">The record of the clock before; all 0 at the start.</param>
    /// <param name="spikeReady">A spike offered is taken.</param>
    /// <param name="reset">The core is reset in the next clock, whatever else goes on.</param>
    public CoreInputs Next(ReadOnlySpan<ulong> seen, bool spikeReady, bool reset)
    {
        var busy = !_last.Reset && (_last.TickStart || (CoreRecord.TickBusy(seen) && !CoreRecord.TickEnd(seen)));
        if (_under)
            Finish(seen, busy);
        while (!_under && !Done)
            Begin(busy);
        // Nothing is sampled here: it is enough to say that it was.
        var probeDone = CoreRecord.ProbeDue(seen) && !_last.ProbeDone && !_last.Reset;
        _last = Inputs(busy) with { SpikeReady = spikeReady, Reset = reset, ProbeDone = probeDone };
        return _last;
    }

    private void Begin(bool busy)
    {
        if (operations() is not { } operation)
        {
            Done = true;
            return;
        }

        _operation = operation;
        _memoryDone = !operation.Memory;
        _eventDone = operation.Source < 0;
        _clocksLeft = operation.Clocks;
        _under = operation.Kind switch
        {
            OperationKind.Wait => busy,
            OperationKind.Idle => _clocksLeft > 0,
            _ => true,
        };
    }

    private void Finish(ReadOnlySpan<ulong> seen, bool busy)
    {
        switch (_operation.Kind)
        {
            case OperationKind.Access:
                _memoryDone |= CoreRecord.MemoryReady(seen);
                _eventDone |= _last.EventValid && CoreRecord.EventReady(seen);
                _under = !(_memoryDone && _eventDone);
                break;
            case OperationKind.Tick:
                _under = !_last.TickStart;
                break;
            case OperationKind.Wait:
                _under = busy;
                break;
            default:
                _under = --_clocksLeft > 0;
                break;
        }
    }

    private CoreInputs Inputs(bool busy)
    {
        if (!_under)
            return default;
        switch (_operation.Kind)
        {
            case OperationKind.Tick:
                // An event offered as a tick starts is not taken; whoever wants it taken offers it again.
                return busy || _eventDone
                    ? new CoreInputs { TickStart = !busy }
                    : new CoreInputs { TickStart = true, EventValid = true, EventSource = (ushort)_operation.Source };
            case OperationKind.Access:
                var inputs = default(CoreInputs);
                if (!_memoryDone)
                {
                    inputs = new CoreInputs
                    {
                        MemoryValid = true,
                        MemoryWrite = _operation.Write,
                        MemoryBank = (byte)_operation.Word.Bank,
                        MemoryAddress = _operation.Word.Address,
                        MemoryWriteData = _operation.Word.Value,
                    };
                }

                return _eventDone ? inputs : inputs with { EventValid = true, EventSource = (ushort)_operation.Source };
            default:
                return default;
        }
    }
}
