// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// Numbers of the neurons in the update pipeline: two clocks a neuron, four neurons under way. The neuron of steps 0
/// and 1 is <see cref="Walk0"/>, of steps 2 and 3 <see cref="Walk1"/>, of steps 4 and 5 <see cref="Walk2"/>, of steps 6
/// and 7 <see cref="Walk3"/>.
/// </summary>
public sealed class NeuronWalk(int addressBits)
{
    private readonly int _addressMask = Bits.Mask(addressBits);
    private bool _odd;
    private bool _active0;
    private bool _active1;
    private bool _active2;
    private bool _active3;
    private int _walk0;
    private int _walk1;
    private int _walk2;
    private int _walk3;
    private bool _more;       // builds with groups: neurons that have not been walked yet, from _next on
    private int _next;
    private bool _again0;

    /// <summary>A neuron is under way.</summary>
    public bool Busy => _active0 || _active1 || _active2 || _active3;

    /// <summary>The second of a neuron's two clocks: odd steps.</summary>
    public bool Odd => _odd;

    /// <summary>A neuron is in step 0 or 1.</summary>
    public bool Active0 => _active0;

    /// <summary>A neuron is in step 2 or 3.</summary>
    public bool Active1 => _active1;

    /// <summary>A neuron is in step 4 or 5.</summary>
    public bool Active2 => _active2;

    /// <summary>A neuron is in step 6 or 7.</summary>
    public bool Active3 => _active3;

    /// <summary>The neuron in step 2 or 3 is there a second time, as a winner.</summary>
    public bool Again1 { get; private set; }

    /// <summary>So is that in step 4 or 5.</summary>
    public bool Again2 { get; private set; }

    /// <summary>Neuron in step 0 or 1.</summary>
    public int Walk0 => _walk0;

    /// <summary>Neuron in step 2 or 3.</summary>
    public int Walk1 => _walk1;

    /// <summary>Neuron in step 4 or 5.</summary>
    public int Walk2 => _walk2;

    /// <summary>Neuron in step 6 or 7.</summary>
    public int Walk3 => _walk3;

    /// <summary>The edge of the clock in which the walk is asked for; it is not busy.</summary>
    /// <param name="neurons">N of the image.</param>
    public void Start(int neurons)
    {
        _more = neurons != 1;
        _next = 1;
        _active0 = true;
        _walk0 = 0;
    }

    /// <summary>One clock edge of the walk.</summary>
    /// <param name="neurons">N of the image.</param>
    /// <param name="winner">A winner that is walked a second time, before others; -1: none.</param>
    public void Clock(int neurons, int winner)
    {
        if (_odd)
        {
            _active3 = _active2;
            _active2 = _active1;
            _active1 = _active0;
            Again2 = Again1;
            Again1 = _again0;
            _again0 = winner >= 0;
            _active0 = _again0 || _more;
            _walk3 = _walk2;
            _walk2 = _walk1;
            _walk1 = _walk0;
            _walk0 = winner >= 0 ? winner : _next;
            if (winner < 0)
            {
                _more = _more && _next + 1 != neurons;
                _next = (_next + 1) & _addressMask;
            }
        }

        _odd = !_odd;
    }

    /// <summary>Ends the walk.</summary>
    public void Reset()
    {
        _odd = false;
        _active0 = false;
        _active1 = false;
        _active2 = false;
        _active3 = false;
        _more = false;
        _again0 = false;
        Again1 = false;
        Again2 = false;
    }
}
