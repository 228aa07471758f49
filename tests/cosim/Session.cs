// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>A core that does one thing after another, for measurements.</summary>
internal sealed class Session
{
    private readonly ICoreSide _core;
    private readonly ulong[] _seen = new ulong[CoreRecord.Words];
    private readonly int[] _clocks = new int[Enum.GetValues<Phase>().Length];

    /// <summary>Resets the core.</summary>
    public Session(ICoreSide core)
    {
        _core = core;
        var reset = new CoreDriver(Once([Operation.Idle(4)]));
        while (!reset.Done)
            _core.Clock(reset.Next(_seen, spikeReady: true, reset: true), _seen);
    }

    /// <summary>Spikes of what was done last.</summary>
    public int Spikes { get; private set; }

    /// <summary>Clocks that were spent in a phase, in what was done last.</summary>
    public int ClocksOf(Phase phase) => _clocks[(int)phase];

    /// <summary>Does these operations.</summary>
    /// <returns>Clocks spent within ticks.</returns>
    public int Do(IEnumerable<Operation> operations)
    {
        var driver = new CoreDriver(Once(operations));
        var busy = 0;
        Array.Clear(_clocks);
        Spikes = 0;
        while (true)
        {
            var inputs = driver.Next(_seen, spikeReady: true, reset: false);
            if (driver.Done)
                return busy;
            _core.Clock(in inputs, _seen);
            busy += CoreRecord.TickBusy(_seen) ? 1 : 0;
            Spikes += CoreRecord.Fires(_seen) ? 1 : 0;
            _clocks[(int)CoreRecord.PhaseOf(_seen)]++;
        }
    }

    /// <summary>Writes a word.</summary>
    public void Write(Bank bank, int address, int value) =>
        Do([Operation.Writes(new MemoryWord(bank, address, (ushort)value))]);

    /// <summary>Runs a tick.</summary>
    /// <param name="sources">Its events.</param>
    /// <returns>Its clocks.</returns>
    public int Tick(IEnumerable<int> sources) =>
        Do([.. sources.Select(Operation.Event), Operation.Tick, Operation.Wait, Operation.Idle(1)]);

    private static Func<Operation?> Once(IEnumerable<Operation> operations)
    {
        var waiting = new Queue<Operation>(operations);
        return () => waiting.TryDequeue(out var operation) ? operation : null;
    }
}
