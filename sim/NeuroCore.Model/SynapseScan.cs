// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Walks the occupied blocks of each source that has an event, one block a clock, and leaves one clock between two
/// sources: that keeps two accesses to one accumulator two clocks apart. While a source is walked the range of the
/// next one is already looked up. The class of the source and the sign of its event go with each row.
/// </summary>
/// <remarks>
/// In builds that learn a row of a plastic class takes its time, the next source waits until it is written, and the walk
/// serves two more purposes: sweeping, which skips sources whose class is not plastic, and columns, where each event
/// stands for a group of sources and its only block is the neuron's. Groups come without a clock between them where the
/// memory of the synapses keeps up.
/// </remarks>
public sealed class SynapseScan
{
    private readonly ushort[] _ranges;
    private readonly int _sourceMask;
    private readonly int _blockMask;
    private readonly bool _learns;
    private readonly bool _dualPort;
    private bool _lookup;          // the range at the memory's output is wanted
    private int _lookupSource;     // its source
    private bool _lookupNegative;  // the sign of its event
    private ushort _range;         // the memory's output
    private bool _walk;            // a source is under way
    private int _source;
    private int _block;
    private int _last;

    /// <summary>The scan of a build; no source has a synapse.</summary>
    public SynapseScan(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _sourceMask = Bits.Mask(Bits.For(configuration.Sources));
        _blockMask = Bits.Mask(Bits.AtLeastOne(configuration.Blocks));
        _learns = configuration.Has(Capabilities.Learning);
        _dualPort = configuration.Has(Capabilities.DualPort);
        _ranges = new ushort[_sourceMask + 1];
    }

    /// <summary>An event offered is taken.</summary>
    /// <remarks>In builds that learn the source that is taken stays for one more clock, in which its traces are read.</remarks>
    public bool EventReady => !_lookup || (!_walk && !_learns);

    /// <summary>A row is under way; it is read, unless learning keeps it waiting.</summary>
    public bool RowValid => _walk;

    /// <summary>It is of a plastic class.</summary>
    public bool RowPlastic { get; private set; }

    /// <summary>Source of the row.</summary>
    public int RowSource => _source;

    /// <summary>Block of neurons of the row.</summary>
    public int RowBlock => _block;

    /// <summary>Class of that source: row of the projection table.</summary>
    public int RowClass { get; private set; }

    /// <summary>Its event is negative.</summary>
    public bool RowNegative { get; private set; }

    /// <summary>A source is under way or waits.</summary>
    public bool Busy => _lookup || _walk;

    /// <summary>One clock edge.</summary>
    /// <param name="eventValid">An event is offered.</param>
    /// <param name="eventSource">Its source.</param>
    /// <param name="eventNegative">It is negative.</param>
    /// <param name="control">What learning asks for; in builds that do not learn <see cref="RowControl.Delivers"/>.</param>
    public void Clock(bool eventValid, int eventSource, bool eventNegative, in RowControl control)
    {
        var advance = _walk && control.Read && !control.Stay;
        var follows = _dualPort && control.Column >= 0 && advance;
        var take = _lookup && (!_walk || follows) && !control.Hold;
        var ready = EventReady;
        if (take)
            Take(control);
        else if (advance)
        {
            _walk = _block != _last;
            _block = (_block + 1) & _blockMask;
        }

        if (ready)
        {
            _lookup = eventValid;
            if (eventValid)
            {
                _lookupSource = eventSource & _sourceMask;
                _lookupNegative = eventNegative;
                _range = _ranges[_lookupSource];
            }
        }
        else if (take)
        {
            _lookup = false;
        }
    }

    private void Take(in RowControl control)
    {
        _source = _lookupSource;
        RowNegative = _lookupNegative;
        RowClass = RangeWord.SourceClass(_range);
        RowPlastic = ((control.PlasticClasses >> RowClass) & 1) != 0;
        _block = control.Column >= 0 ? control.Column : (_range >> Fields.FirstBlockLow) & _blockMask;
        _last = control.Column >= 0 ? control.Column : (_range >> Fields.LastBlockLow) & _blockMask;
        _walk = control.Column >= 0 ||
            (((_range >> Fields.OccupiedLow) & 1) != 0 && (!control.Sweep || RowPlastic));
    }

    /// <summary>Forgets the sources under way.</summary>
    public void Reset()
    {
        _lookup = false;
        _walk = false;
    }

    /// <summary>Source that a host address names.</summary>
    public int Source(int address) => address & _sourceMask;

    /// <summary>What the host reads: the range of a source.</summary>
    public ushort Read(int address) => _ranges[Source(address)];

    /// <summary>What the host writes: the range of a source.</summary>
    public void Write(int address, ushort word) => _ranges[Source(address)] = word;
}
