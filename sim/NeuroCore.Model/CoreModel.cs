// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// One core, clock by clock: events in, spikes out, memories through one port while no tick runs. The mirror of
/// <c>hdl/core/core.v</c>; <c>CoreObservation</c> says what the two agree on.
/// </summary>
/// <remarks>Not safe for use by several threads at a time. Memories start as 0.</remarks>
public sealed partial class CoreModel : ICore
{
    private const int AccessWrite = 4;
    private const int AccessDone = 6;
    private const int NegativeSign = 1 << 14;    // of an event or a spike

    private readonly Sequencer _sequencer;
    private readonly ControlRegisters _control;
    private readonly ProbeTable _probes;
    private readonly EventMemory _events;
    private readonly EventScan _scan;
    private readonly SynapseScan _walk;
    private readonly ReportMemory _reports;
    private readonly ProjectionTable _projections;
    private readonly SynapseMemory _synapses;
    private readonly Accumulators _sums;
    private readonly Accumulators? _divisors;    // of the divisive receptor
    private readonly NeuronUpdate _update;
    private readonly NoiseGenerator _noise = new();
    private readonly Encoders _encoders;
    private readonly bool _random;      // the build has a noise generator
    private readonly SpikeCounters _counters;
    private readonly LearningEngine? _learning;

    // Clocks that the memory access under way has taken, and what it asks for.
    private int _access;
    private Bank _bank;
    private int _address;

    // A row's projection word arrives one clock after it was asked for, its weights after two: its accumulators are read
    // in that clock and written in the next.
    private bool _row1;
    private bool _row2;
    private bool _add;
    private int _block1;
    private bool _negative1;
    private int _place2;
    private int _exponent2;
    private bool _negate2;
    private bool _enable2;
    private int _place3;
    private bool _divisive2;
    private bool _divisive3;

    /// <summary>A core after power-up.</summary>
    /// <param name="configuration">The build.</param>
    public CoreModel(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Configuration = configuration;
        _sequencer = new Sequencer();
        _control = new ControlRegisters(configuration);
        _probes = new ProbeTable(configuration);
        _events = new EventMemory(configuration);
        _scan = new EventScan(_events.WordBits, _events.PlaceBits);
        _walk = new SynapseScan(configuration);
        _reports = new ReportMemory(configuration);
        _projections = new ProjectionTable(configuration);
        _synapses = new SynapseMemory(configuration);
        _sums = new Accumulators(configuration, configuration.Receptors);
        _divisors = configuration.Has(Capabilities.Divisive) ? new Accumulators(configuration, 1) : null;
        _update = new NeuronUpdate(configuration);
        _encoders = new Encoders(configuration);
        _random = configuration.Has(Capabilities.Noise) || configuration.Has(Capabilities.Encoders) || configuration.Has(Capabilities.Learning);
        _counters = new SpikeCounters(configuration);
        _learning = configuration.Has(Capabilities.Learning) ? new LearningEngine(configuration, _synapses, _projections, _walk) : null;
    }

    /// <summary>The build.</summary>
    public Configuration Configuration { get; }

    /// <summary>What the sequencer is doing.</summary>
    public Phase Phase => _sequencer.Phase;

    /// <inheritdoc/>
    public bool TickBusy => Phase != Phase.Rest;

    /// <inheritdoc/>
    public bool TickDue => _control.TickDue;

    /// <inheritdoc/>
    public bool LastSpike => _control.LastSpike;

    /// <inheritdoc/>
    public bool ProbeDue => _control.ProbeDue;

    /// <inheritdoc/>
    public int ProbeCount => _control.ProbeCount;

    /// <inheritdoc/>
    /// <remarks>That is, unless a tick or a memory access is asked for in the same clock.</remarks>
    public bool EventReady => Phase == Phase.Rest && !_events.Setting;

    /// <inheritdoc/>
    public bool SpikeValid => Phase == Phase.Emit && _scan.EventValid;

    /// <inheritdoc/>
    public ushort SpikeNeuron => (ushort)(_scan.EventSource | (_scan.EventNegative ? NegativeSign : 0));

    /// <inheritdoc/>
    public ushort SpikeTick => (ushort)(_control.Tick & Bits.Mask(LinkLimits.EventTickBits));

    /// <inheritdoc/>
    public bool MemoryReady => _access == AccessDone;

    /// <inheritdoc/>
    public ushort MemoryReadData => Read(_bank, _address);

    /// <summary>Something moves in the next clock even if nothing is asked for.</summary>
    public bool Active => Phase != Phase.Rest || _events.Setting || _access != 0 || _noise.Busy;

    /// <inheritdoc/>
    public void Clock(in CoreInputs inputs)
    {
        var start = Phase == Phase.Rest && inputs.TickStart;
        var noiseBusy = _noise.Busy;
        _control.Pass();
        switch (Phase)
        {
            case Phase.Rest:
                ClockRest(inputs);
                break;
            case Phase.Deliver:
                ClockDeliver();
                break;
            case Phase.Update:
                ClockUpdate();
                break;
            case Phase.Emit:
                ClockEmit(inputs);
                break;
            default:
                ClockLearning();
                break;
        }

        if (_random && (start || noiseBusy))
            _noise.Clock(start);
        if (start)
            _learning?.Noise.Take(_noise.State);
        if (inputs.ProbeDone)
            _control.EndProbes();
        if (inputs.Reset)
            Reset();
        if (_learning is not null)
            _events.SecondHalf = _secondHalf ^ Phase is Phase.Update or Phase.Emit or Phase.Post;
    }

    // Between ticks. In RTL the host's address runs through the registers of the update pipeline and reaches every
    // memory within the clocks that an access takes; here an access simply happens in the clocks in which RTL writes
    // and shows the word.
    private void ClockRest(in CoreInputs inputs)
    {
        if (inputs.MemoryValid || _access != 0)
            ClockAccess(inputs);
        if (inputs.EventValid || _events.Setting)
            _events.Clock(
                inputs.EventValid && TakesEvents(inputs), inputs.EventSource, (inputs.EventSource & NegativeSign) != 0);
        if (inputs.TickStart)
        {
            _sequencer.Plastic = _learning is { Registers.PlasticClasses: not 0 };
            _control.Start();
            _scan.Start();
            _sequencer.Clock(tickStart: true, busy: false, fired: false);
        }
    }

    private void ClockAccess(in CoreInputs inputs)
    {
        if (Writes(inputs))
            Write((Bank)inputs.MemoryBank, inputs.MemoryAddress, inputs.MemoryWriteData);
        if (Takes(inputs))
            _counters.Take(inputs.MemoryAddress);
        _bank = (Bank)inputs.MemoryBank;
        _address = inputs.MemoryAddress;
        _access = inputs.MemoryValid && !MemoryReady && !_noise.Busy ? _access + 1 : 0;
    }

    private void ClockDeliver()
    {
        var ready = _walk.EventReady;
        var clear = _scan.Loads(ready) && !_sequencer.Plastic;
        var (word, signs) = (_events.ReadData, _events.Signs);
        var rowValid = RowValid;
        _sequencer.Clock(tickStart: false, DeliverBusy, fired: false, delivered: _scan.EventValid && ready);
        if (Phase == Phase.Update)
        {
            _update.Start(_control.Neurons);
            _encoders.Start(_control.Encoders);
            if (_sequencer.Plastic)
                _learning!.Traces.StartDecay();
        }

        _control.Clock(stall: false, spike: false, tickEnd: false);

        _sums.Clock(_row2, _place2, _synapses.Weights, _synapses.Delays, _exponent2, _negate2, _add && !_divisive3);
        _divisors?.Clock(_row2, _place2, _synapses.Weights, _synapses.Delays, _exponent2, _negate2, _add && _divisive3);
        _synapses.Clock(rowValid, _walk.RowSource, _walk.RowBlock);
        _add = _row2 && _enable2;
        _place3 = _place2;
        _divisive3 = _divisive2;
        _divisive2 = _projections.Divisive;
        _row2 = _row1;
        _place2 = _sums.Place((int)_control.Tick + _projections.Delay, _block1, _projections.Second);
        _exponent2 = _projections.Exponent;
        _negate2 = _negative1 ^ _projections.Negative;
        _enable2 = _projections.Enable;
        _row1 = rowValid;
        _block1 = _walk.RowBlock;
        _negative1 = _walk.RowNegative;
        _projections.Clock(rowValid, _walk.RowClass, _walk.RowBlock);
        var control = _learning is null ? RowControl.Delivers : ClockRows(LearningTrigger.Pre);
        _walk.Clock(_scan.EventValid, _scan.EventSource, _scan.EventNegative, control);
        _events.ClockScan(_scan.Reads(ready), _scan.Word, clear, _scan.FetchedWord);
        _scan.Clock(ScanWords(_control.Sources), word, signs, ready);
        _access = 0;
    }

    private void ClockUpdate()
    {
        var fired = _update.Fired;
        var firedNeuron = _update.LastNeuron;
        var encoded = Encoded(out var encodedSource);
        var busy = UpdateBusy;

        _events.Clock(fired || encoded, encoded ? encodedSource : firedNeuron, negative: _update.FiredNegative && !encoded);
        if (_encoders.Busy)
            _encoders.Clock(_control.Encoders);
        if (fired)
            _counters.Count(firedNeuron, (ushort)_control.Elapsed);
        var accumulator = _sums.Value(_update.AccumulatorRead ? _update.SecondLane : _update.AccumulatorLane);
        var divisive = _divisors?.Value(_update.AccumulatorLane) ?? 0;
        _sums.ClockUpdate(
            _update.AccumulatorRead || _update.SecondRead, UpdatePlace(_update.AccumulatorBlock, _update.SecondRead),
            _update.AccumulatorClear || _update.SecondClear, ClearPlace);
        _divisors?.ClockUpdate(
            _update.AccumulatorRead, UpdatePlace(_update.AccumulatorBlock, second: false), _update.AccumulatorClear, ClearPlace);
        if (_learning is { Traces.Decaying: true } learning)
            learning.Traces.ClockDecay(_control.Sources, _control.Neurons, learning.Noise);
        if (_update.Busy)
            _update.Clock(_control.Neurons, _control.Tick, accumulator, divisive, _noise.State);
        EndOrGoOn(busy, fired, stall: false, spike: false);
    }

    private void ClockEmit(in CoreInputs inputs)
    {
        var ready = inputs.SpikeReady;
        var (word, signs) = (_events.ReadData & _reports.ReadData, _events.Signs);
        var (busy, stall, spike) = (_scan.Busy, _scan.EventValid && !ready, _scan.EventValid && ready);

        _reports.ClockScan(_scan.Reads(ready), _scan.Word);
        _events.ClockScan(_scan.Reads(ready), _scan.Word, clear: false, clearWord: 0);
        _scan.Clock(ScanWords(_control.Neurons), word, signs, ready);
        EndOrGoOn(busy, fired: false, stall, spike);
    }

    // The edge of a phase after which the tick may end; what follows it begins.
    private void EndOrGoOn(bool busy, bool fired, bool stall, bool spike)
    {
        var before = Phase;
        var tickEnd = _sequencer.TickEnds(busy, fired, EpochDue);
        _sequencer.Clock(tickStart: false, busy, fired, delivered: false, EpochDue);
        if (Phase != before)
            StartPhase();
        _secondHalf ^= tickEnd;
        _control.Clock(stall, spike, tickEnd);
    }

    private void Reset()
    {
        _learning?.Reset();
        _feed = false;
        _columnHalf = false;
        _control.Reset();
        _sequencer.Reset();
        _events.Reset();
        _scan.Reset();
        _walk.Reset();
        _update.Reset();
        _encoders.Reset();
        _row1 = false;
        _row2 = false;
        _add = false;
        _access = 0;
    }

    // The block that the update clears.
    private int ClearPlace => UpdatePlace(_update.SecondClear ? _update.SecondBlock : _update.AccumulatorBlock, _update.SecondClear);

    // A block that the update reads or clears, in the slot of the tick under way.
    private int UpdatePlace(int block, bool second) => _sums.Place((int)_control.Tick, block, second);

    private bool DeliverBusy => _scan.Busy || _walk.Busy || _row1 || _row2 || _noise.Busy || _learning is { Pending: true };

    private bool UpdateBusy => _update.Busy || _events.Setting || _encoders.Busy || _learning is { Traces.Decaying: true };

    // An encoder fires in this clock.
    private bool Encoded(out int source)
    {
        source = 0;
        if (!_encoders.Decides)
            return false;
        source = _encoders.Source(_control.Neurons);
        return _encoders.Fires(_noise.State, source, _control.Tick, _control.Elapsed);
    }

    private bool TickEnd => Phase is not (Phase.Rest or Phase.Deliver) && _sequencer.TickEnds(Busy, _update.Fired, EpochDue);

    // Something of the phase is under way.
    private bool Busy => Phase switch
    {
        Phase.Deliver => DeliverBusy,
        Phase.Update => UpdateBusy,
        Phase.Epoch => RowsBusy,
        _ => _scan.Busy,
    };

    private bool TakesEvents(in CoreInputs inputs) => EventReady && !inputs.MemoryValid && !inputs.TickStart;

    private bool Takes(in CoreInputs inputs) =>
        MemoryReady && !inputs.MemoryWrite && (Bank)inputs.MemoryBank == Bank.CountTake;

    private bool Writes(in CoreInputs inputs) => _access == AccessWrite && inputs.MemoryWrite;

    private int ScanWords(int count) => (count + (1 << _events.PlaceBits) - 1) >> _events.PlaceBits;
}
