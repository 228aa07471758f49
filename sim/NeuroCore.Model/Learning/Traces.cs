// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Traces of sources and neurons, and third factors of neurons: two memories, the walk in which all traces decay, and the
/// events of post and pre, one after the other: first the column of a neuron, then what the event adds to its traces.
/// </summary>
/// <remarks>
/// <code>
/// decay       beside the update: five clocks for the parameters of the sources' traces, then a step a clock, two steps
///             (traces 1 and 2) a word; then the same for the neurons. What decayed is written five clocks later
/// increment   two clocks an event: trace 1 is read, then trace 2 while trace 1 is written back, grown; in the third
///             clock, which is the first of the next event, trace 2 is
/// column      two clocks more to read the neuron's own bytes, until it is through
/// </code>
/// </remarks>
public sealed class Traces
{
    /// <summary>Traces of a source or neuron.</summary>
    public const int PerPlace = 2;

    private const int Items = 4;            // of a neuron
    private const int ParametersPerTrace = 4;
    private const int LoadClocks = 5;       // of the parameters of two traces
    private const int OwnClocks = 2;        // of a column's own bytes, after the first
    private const int Written = 1 << 4;     // of the trail: five clocks after the step
    private const int WrittenNext = 1 << 3;
    private const int TrailMask = 31;

    private readonly int _lanes;
    private readonly int _shiftMask;
    private int _load;              // clocks that the parameters still take
    private bool _walk;             // a step of the decay is made
    private bool _ofNeurons;        // neurons, not sources
    private bool _turn;             // sources are through: neurons follow
    private int _at;                // index, half, trace
    private int _trail;             // steps of the last five clocks
    private int _written;           // what is written next, as _at
    private bool _writtenNeurons;
    private int _own;               // clocks that a column's own bytes still take
    private bool _column;           // a column is under way
    private bool _columnDone;
    private bool _mark;             // the second trace of the event is read
    private bool _grows;            // a trace is written, grown
    private bool _growsSecond;
    private bool _growsNeuron;
    private int _growing;           // source or neuron

    /// <summary>The traces of a build, all 0.</summary>
    public Traces(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _lanes = configuration.Lanes;
        _shiftMask = LearningLane.ShiftMask(configuration);
        Sources = new TraceMemory(PerPlace, configuration.Sources, configuration.Lanes);
        Neurons = new TraceMemory(Items, configuration.Neurons, configuration.Lanes);
    }

    /// <summary>x1 and x2 of every source.</summary>
    public TraceMemory Sources { get; }

    /// <summary>Items of every neuron: <see cref="NeuronTraceItem"/>.</summary>
    public TraceMemory Neurons { get; }

    /// <summary>The update has to wait.</summary>
    public bool Decaying => _load != 0 || _walk || _trail != 0;

    /// <summary>The event under way is through.</summary>
    public bool EventReady => _mark;

    /// <summary>A column begins in this clock.</summary>
    /// <param name="eventValid">An event waits.</param>
    /// <param name="columns">Neurons that fire learn.</param>
    public bool ColumnStart(bool eventValid, bool columns) => Waiting(eventValid) && columns && !_columnDone;

    /// <summary>Words that decayed are written in this clock.</summary>
    public bool WritesDecayed => (_trail & Written) != 0;

    /// <summary>They are of neurons, not of sources.</summary>
    public bool WritesNeurons => _writtenNeurons;

    /// <summary>Trace, group or block, and parity of the word: 0 or 1.</summary>
    public (int Trace, int Index, int Half) WrittenWord => (_written & 1, _written >> 2, (_written >> 1) & 1);

    /// <summary>A trace is written, grown, in this clock.</summary>
    public bool Grows => _grows;

    /// <summary>What grows; with <see cref="Grows"/>.</summary>
    public (bool OfNeuron, int Trace, int Number) Growing => (_growsNeuron, _growsSecond ? 1 : 0, _growing);

    private bool Waiting(bool eventValid) => eventValid && _load == 0 && _own == 0 && !_column && !_mark;

    /// <summary>The edge of the clock in which the update is asked for.</summary>
    public void StartDecay()
    {
        StartEvents(ofNeurons: false);
        _written = 0;
        _writtenNeurons = false;
    }

    /// <summary>The edge of the clock in which post or pre is asked for.</summary>
    /// <param name="ofNeurons">Post.</param>
    public void StartEvents(bool ofNeurons)
    {
        _load = LoadClocks;
        _ofNeurons = ofNeurons;
    }

    /// <summary>One clock edge of the decay.</summary>
    /// <param name="sources">S of the image.</param>
    /// <param name="neurons">N of the image.</param>
    /// <param name="noise">The noise of the tick.</param>
    public void ClockDecay(int sources, int neurons, LearningNoise noise)
    {
        ArgumentNullException.ThrowIfNull(noise);
        if (WritesDecayed)
            WriteDecayed(noise);
        var last = _walk && _at == ((_ofNeurons ? neurons : sources) / _lanes * 2 * PerPlace) - 1;
        _trail = ((_trail << 1) | (_walk ? 1 : 0)) & TrailMask;
        if (_walk)
        {
            _at++;
            _walk = !last;
        }

        if (_load == 1)
        {
            _walk = true;
            _at = 0;
        }

        _load = Math.Max(0, _load - 1);
        if (_turn)
            StartEvents(ofNeurons: true);
        _turn = last && !_ofNeurons;
    }

    /// <summary>One clock edge of post or pre.</summary>
    /// <param name="post">Of post, not of pre.</param>
    /// <param name="eventValid">An event waits.</param>
    /// <param name="number">Its source, or the neuron that fired.</param>
    /// <param name="columns">Neurons that fire learn.</param>
    /// <param name="columnBusy">The column is under way.</param>
    public void ClockEvents(bool post, bool eventValid, int number, bool columns, bool columnBusy)
    {
        if (_grows)
            Grow();
        var columnStart = ColumnStart(eventValid, columns);
        var mark = Waiting(eventValid) && !columnStart;
        _grows = mark || _mark;
        _growsSecond = _mark;
        _growsNeuron = post;
        _growing = number;
        if (_column)
            _columnDone = true;
        else if (mark)
            _columnDone = false;
        _mark = mark;
        if (_own == 1)
            _column = true;
        else if (_column && !columnBusy)
            _column = false;
        _own = columnStart ? OwnClocks : Math.Max(0, _own - 1);
        _load = Math.Max(0, _load - 1);
    }

    /// <summary>Ends what is under way.</summary>
    public void Reset()
    {
        _load = 0;
        _walk = false;
        _turn = false;
        _trail = 0;
        _own = 0;
        _column = false;
        _columnDone = false;
        _mark = false;
        _grows = false;
    }

    private void WriteDecayed(LearningNoise noise)
    {
        var (trace, index, half) = WrittenWord;
        var memory = _writtenNeurons ? Neurons : Sources;
        var traces = memory[trace];
        var parameters = (_writtenNeurons ? PerPlace : 0) + trace;
        var mantissa = Parameter(parameters, TraceParameter.Mantissa);
        var shift = Parameter(parameters, TraceParameter.Shift) & _shiftMask;
        var first = memory.First(index, half);
        for (var place = first; place < first + _lanes; place += 2)
        {
            if (traces[place] != 0)
            {
                var byteOfPlace = _writtenNeurons ? noise.Of(0, place) : noise.Of(place, 0);
                traces[place] = TraceArithmetic.Decayed(traces[place], byteOfPlace, mantissa, shift);
            }
        }

        _written++;
        if ((_trail & WrittenNext) == 0)
        {
            _written = 0;
            _writtenNeurons = true;
        }
    }

    private void Grow()
    {
        var (ofNeuron, trace, number) = Growing;
        ref var grown = ref (ofNeuron ? Neurons : Sources)[trace][number];
        grown = TraceArithmetic.Raised(grown, Parameter((ofNeuron ? PerPlace : 0) + trace, TraceParameter.Impulse));
    }

    // Trace 0..3: x1, x2, y1, y2.
    private int Parameter(int trace, TraceParameter parameter) =>
        Neurons[(int)NeuronTraceItem.Parameters][(trace * ParametersPerTrace) + (int)parameter];
}
