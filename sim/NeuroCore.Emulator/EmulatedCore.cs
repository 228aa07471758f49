// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Emulator;

/// <summary>
/// A core whose ticks pass at once. What it computes is what <see cref="CoreModel"/> does, bit for bit, and the clocks that
/// it says a tick takes are those of the hardware; only that no clock is walked.
/// </summary>
/// <remarks>Not safe for use by several threads at a time; each thread may have cores of its own.</remarks>
public sealed unsafe partial class EmulatedCore : ICore, IDisposable
{
    private readonly Engine _engine;
    private readonly ControlRegisters _control;

    /// <summary>A core of a build after power-up.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="options">How it runs; null for the fastest way that this machine has.</param>
    public EmulatedCore(Configuration configuration, EmulatorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Configuration = configuration;
        options ??= new EmulatorOptions();
        _engine = new Engine(configuration, options);
        _control = new ControlRegisters(configuration);
    }

    /// <summary>The build.</summary>
    public Configuration Configuration { get; }

    /// <summary>A word of a bank, at once.</summary>
    /// <remarks>Only while no tick runs. Address bits that the bank does not have are ignored.</remarks>
    public ushort Read(Bank bank, int address) => bank == Bank.Control ? _control.Read(address) : _engine.Read(bank, address);

    /// <summary>Writes a word of a bank, at once; banks that cannot be written keep theirs.</summary>
    /// <remarks>Only while no tick runs. Address bits that the bank does not have are ignored.</remarks>
    public void Write(Bank bank, int address, ushort word)
    {
        if (bank != Bank.Control)
        {
            _engine.Write(bank, address, word);
            return;
        }

        var tick = _control.Tick;
        _control.Write(address, word);
        if (_control.Tick != tick)
            _engine.ShiftTime();
        if ((_control.Neurons, _control.Sources, _control.Encoders) == (_engine.Neurons, _engine.Sources, _engine.Encoders))
            return;
        _engine.Resize(_control.Neurons, _control.Sources, _control.Encoders);
    }

    /// <summary>An event for the coming tick; events of one source are one, negative if any of them is.</summary>
    /// <param name="source">Source, below those of the build.</param>
    /// <param name="negative">It is negative; builds without signs do not listen.</param>
    public void Event(int source, bool negative = false) => _engine.Event(source & _engine.Shape.SourceMask, negative);

    /// <summary>Gives memory and code back.</summary>
    public void Dispose() => _engine.Dispose();
}
