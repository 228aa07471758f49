// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Size of the loaded image, number of the coming tick, clocks spent and clocks stalled. No reset reaches them.
/// </summary>
public sealed class ControlRegisters
{
    private readonly int _neuronMask;
    private readonly int _sourceMask;
    private int _neurons;
    private int _sources;
    private uint _tick;
    private uint _clocks;
    private ushort _stalls;
    private readonly int _encoderMask;
    private int _encoders;
    private ushort _elapsed;

    /// <summary>The registers after power-up: an image of the build's own size, tick 0.</summary>
    public ControlRegisters(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _neurons = configuration.Neurons;
        _sources = configuration.Sources;
        _neuronMask = Bits.Mask(Bits.For(_neurons + 1));
        _sourceMask = Bits.Mask(Bits.For(_sources + 1));
        _encoderMask = configuration.Encoders == 0 ? 1 : Bits.Mask(Bits.For(configuration.Encoders + 1));
    }

    /// <summary>N of the image.</summary>
    public int Neurons => _neurons;

    /// <summary>S of the image.</summary>
    public int Sources => _sources;

    /// <summary>Encoded inputs of the image.</summary>
    public int Encoders => _encoders;

    /// <summary>Ticks since the stimulus began, up to 65,535.</summary>
    public int Elapsed => _elapsed;

    /// <summary>Number of the coming tick, or of the one under way.</summary>
    public uint Tick => _tick;

    /// <summary>Clocks spent in ticks, stalls left out, modulo 2^32.</summary>
    public uint Clocks => _clocks;

    /// <summary>Clocks that the core waited for its spikes to be taken, modulo 65,536.</summary>
    public ushort Stalls => _stalls;

    /// <summary>One clock edge within a tick.</summary>
    /// <param name="stall">A spike is offered and not taken.</param>
    /// <param name="tickEnd">The tick ends with this clock.</param>
    public void Clock(bool stall, bool tickEnd)
    {
        if (stall)
            _stalls++;
        else
            _clocks++;
        if (tickEnd)
        {
            _tick++;
            _elapsed += (ushort)(_elapsed < ushort.MaxValue ? 1 : 0);
        }
    }

    /// <summary>What the host reads. Only the low four bits of the address count.</summary>
    public ushort Read(int address) => (address & 15) switch
    {
        (int)ControlRegister.ImageNeurons => (ushort)_neurons,
        (int)ControlRegister.ImageSources => (ushort)_sources,
        (int)ControlRegister.TickLow => (ushort)_tick,
        (int)ControlRegister.TickHigh => (ushort)(_tick >> 16),
        (int)ControlRegister.ClocksLow => (ushort)_clocks,
        (int)ControlRegister.ClocksHigh => (ushort)(_clocks >> 16),
        (int)ControlRegister.Stalls => _stalls,
        (int)ControlRegister.ImageEncoders => (ushort)_encoders,
        (int)ControlRegister.Elapsed => _elapsed,
        _ => 0,
    };

    /// <summary>What the host writes; the counters do not listen.</summary>
    public void Write(int address, ushort word)
    {
        switch (address & 15)
        {
            case (int)ControlRegister.ImageNeurons:
                _neurons = word & _neuronMask;
                break;
            case (int)ControlRegister.ImageSources:
                _sources = word & _sourceMask;
                break;
            case (int)ControlRegister.TickLow:
                _tick = (_tick & 0xFFFF0000) | word;
                break;
            case (int)ControlRegister.TickHigh:
                _tick = (_tick & 0x0000FFFF) | ((uint)word << 16);
                break;
            case (int)ControlRegister.ImageEncoders:
                _encoders = word & _encoderMask;
                break;
            case (int)ControlRegister.Elapsed:
                _elapsed = word;
                break;
            default:
                break;
        }
    }
}
