// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Size of the loaded image, time, pacing, and the counters of a run. No reset reaches the registers. A size that the
/// build cannot have is not taken; registers of features that the build lacks read 0.
/// </summary>
public sealed class ControlRegisters
{
    private const int AddressMask = 15;
    private const int ProbeCountMask = 31;

    private readonly Configuration _build;
    private readonly bool _hasElapsed;
    private readonly bool _hasPacing;
    private readonly bool _hasProbes;
    private int _neurons;
    private int _sources;
    private int _encoders;
    private uint _tick;
    private uint _clocks;
    private ushort _stalls;
    private ushort _elapsed;
    private ushort _overruns;
    private ushort _spikesLeft;
    private byte _probeCount;
    private byte _probePeriod;
    private byte _probeLeft;
    private readonly TickPacing _pacing = new();

    /// <summary>The registers after power-up: an image of the build's own size, tick 0.</summary>
    public ControlRegisters(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _build = configuration;
        _hasElapsed = configuration.Encoders > 0 || configuration.Capabilities.HasFlag(Capabilities.Counters);
        _hasPacing = configuration.Capabilities.HasFlag(Capabilities.Pacing);
        _hasProbes = configuration.Capabilities.HasFlag(Capabilities.Probes);
        _neurons = configuration.Neurons;
        _sources = configuration.Sources;
    }

    /// <summary>N of the image.</summary>
    public int Neurons => _neurons;

    /// <summary>S of the image.</summary>
    public int Sources => _sources;

    /// <summary>Encoded inputs of the image.</summary>
    public int Encoders => _encoders;

    /// <summary>Number of the coming tick, or of the one under way.</summary>
    public uint Tick => _tick;

    /// <summary>Ticks since the stimulus began, up to 65,535.</summary>
    public ushort Elapsed => _elapsed;

    /// <summary>Clocks spent in ticks, stalls left out, modulo 2^32.</summary>
    public uint Clocks => _clocks;

    /// <summary>Clocks that the core waited for its spikes to be taken, modulo 65,536.</summary>
    public ushort Stalls => _stalls;

    /// <summary>Ticks that began late, modulo 65,536.</summary>
    public ushort Overruns => _overruns;

    /// <summary>Spikes to be handed out before the run ends by itself; 0: it does not.</summary>
    public ushort SpikesLeft => _spikesLeft;

    /// <summary>Ticks until the next sample of the probes.</summary>
    public byte ProbeLeft => _probeLeft;

    /// <summary>Entries of the probe bank in use.</summary>
    public int ProbeCount => _probeCount;

    /// <summary>Probes are to be sampled: from the end of a tick until <see cref="EndProbes"/>.</summary>
    public bool ProbeDue { get; private set; }

    /// <summary>The period since the start of the last tick has passed: the next may start.</summary>
    public bool TickDue => _pacing.Due;

    /// <summary>Clocks until <see cref="TickDue"/>; 0 if it is.</summary>
    public long ClocksUntilDue => _pacing.ClocksUntilDue;

    /// <summary>The next spike handed out is the last that is wanted.</summary>
    public bool LastSpike => _spikesLeft == 1;

    /// <summary>Time passes: before everything else that happens at a clock edge.</summary>
    /// <param name="clocks">Clocks, 1 or more.</param>
    public void Pass(long clocks = 1) => _pacing.Pass(clocks);

    /// <summary>A tick starts with this clock.</summary>
    public void Start()
    {
        if (_hasPacing && _pacing.Start())
            _overruns++;
    }

    /// <summary>One clock edge within a tick.</summary>
    /// <param name="stall">A spike is offered and not taken.</param>
    /// <param name="spike">A spike is taken.</param>
    /// <param name="tickEnd">The tick ends with this clock.</param>
    public void Clock(bool stall, bool spike, bool tickEnd)
    {
        if (stall)
            _stalls++;
        else
            _clocks++;
        if (spike && _spikesLeft != 0)
            _spikesLeft--;
        if (tickEnd)
            EndTick();
    }

    /// <summary>A spike is taken, in an execution that does not count single clocks.</summary>
    public void TakeSpike()
    {
        if (_spikesLeft != 0)
            _spikesLeft--;
    }

    /// <summary>The tick ends, in an execution that does not count single clocks.</summary>
    /// <param name="clocks">Clocks that it took.</param>
    public void EndTick(uint clocks)
    {
        _clocks += clocks;
        EndTick();
    }

    /// <summary>The probes were sampled.</summary>
    public void EndProbes()
    {
        if (ProbeDue)
            _tick++;
        ProbeDue = false;
    }

    /// <summary>Ends what is under way. Probes that were due are not sampled, and their tick is not counted.</summary>
    public void Reset() => ProbeDue = false;

    /// <summary>What the host reads. Only the low four bits of the address count.</summary>
    public ushort Read(int address) => (ControlRegister)(address & AddressMask) switch
    {
        ControlRegister.ImageNeurons => (ushort)_neurons,
        ControlRegister.ImageSources => (ushort)_sources,
        ControlRegister.TickLow => (ushort)_tick,
        ControlRegister.TickHigh => (ushort)(_tick >> 16),
        ControlRegister.ClocksLow => (ushort)_clocks,
        ControlRegister.ClocksHigh => (ushort)(_clocks >> 16),
        ControlRegister.Stalls => _stalls,
        ControlRegister.ImageEncoders => (ushort)_encoders,
        ControlRegister.Elapsed => _elapsed,
        ControlRegister.TickPeriod => _pacing.Period,
        ControlRegister.Overruns => _overruns,
        ControlRegister.SpikesLeft => _spikesLeft,
        ControlRegister.ProbeCount => _probeCount,
        ControlRegister.ProbePeriod => _probePeriod,
        ControlRegister.ProbeLeft => _probeLeft,
        _ => 0,
    };

    /// <summary>What the host writes; clocks and stalls do not listen.</summary>
    public void Write(int address, ushort word)
    {
        switch ((ControlRegister)(address & AddressMask))
        {
            case ControlRegister.ImageNeurons when IsSize(word, _build.Neurons):
                _neurons = word;
                break;
            case ControlRegister.ImageSources when IsSize(word, _build.Sources):
                _sources = word;
                break;
            case ControlRegister.ImageEncoders when word <= _build.Encoders:
                _encoders = word;
                break;
            case ControlRegister.TickLow:
                _tick = (_tick & 0xFFFF0000) | word;
                break;
            case ControlRegister.TickHigh:
                _tick = (_tick & 0x0000FFFF) | ((uint)word << 16);
                break;
            case ControlRegister.Elapsed when _hasElapsed:
                _elapsed = word;
                break;
            case ControlRegister.TickPeriod when _hasPacing:
                _pacing.Begin(word);
                break;
            case ControlRegister.Overruns when _hasPacing:
                _overruns = word;
                break;
            case ControlRegister.SpikesLeft when _hasPacing:
                _spikesLeft = word;
                break;
            case ControlRegister.ProbeCount when _hasProbes:
                _probeCount = (byte)(word & ProbeCountMask);
                break;
            case ControlRegister.ProbePeriod when _hasProbes:
                _probePeriod = (byte)word;
                break;
            case ControlRegister.ProbeLeft when _hasProbes:
                _probeLeft = (byte)word;
                break;
            default:
                break;
        }
    }

    private void EndTick()
    {
        ProbeDue = _hasProbes && _probeLeft == 1 && _probeCount != 0;
        // A tick whose probes are sampled keeps its number for them.
        if (!ProbeDue)
            _tick++;
        if (_hasElapsed && _elapsed < ushort.MaxValue)
            _elapsed++;
        if (_hasProbes)
            _probeLeft = _probeLeft == 1 ? _probePeriod : (byte)(_probeLeft - 1);
    }

    private bool IsSize(int value, int most) => value > 0 && value <= most && value % _build.Lanes == 0;
}
