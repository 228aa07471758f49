// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// Walks a tick through its phases: deliver, update, emit (if a neuron fired); where a class is plastic also post (if a
/// neuron fired), pre (if an event was delivered) and epoch (if one ends). A phase begins with a one-clock pulse and ends when
/// nothing of it is under way.
/// </summary>
public sealed class Sequencer
{
    private Phase _phase;
    private bool _begun;        // the start pulse of this phase was in the clock before
    private bool _any;          // a neuron fired in this tick
    private bool _delivered;    // an event was delivered in this tick

    /// <summary>The phase under way.</summary>
    public Phase Phase => _phase;

    /// <summary>A class is plastic; only in builds that learn, and only between ticks does it change.</summary>
    public bool Plastic { get; set; }

    /// <summary>The phase under way ends with this clock.</summary>
    /// <param name="busy">Something of it is under way.</param>
    public bool Ends(bool busy) => _phase != Phase.Rest && !_begun && !busy;

    /// <summary>A neuron has fired in this tick: its emission is needed.</summary>
    /// <param name="fired">One fires in this clock.</param>
    public bool EmitNeeded(bool fired) => _any || fired;

    /// <summary>The tick ends with this clock.</summary>
    /// <param name="busy">Something of the phase is under way.</param>
    /// <param name="fired">A neuron fires in this clock.</param>
    /// <param name="epochEnds">An epoch ends with the tick, and has something to do.</param>
    public bool TickEnds(bool busy, bool fired, bool epochEnds) => Ends(busy) && Next(fired, epochEnds) == Phase.Rest;

    /// <summary>One clock edge.</summary>
    /// <param name="tickStart">A tick is asked for.</param>
    /// <param name="busy">Something of the phase is under way.</param>
    /// <param name="fired">A neuron fires in this clock.</param>
    /// <param name="delivered">An event is delivered in this clock.</param>
    /// <param name="epochEnds">An epoch ends with the tick, and has something to do.</param>
    public void Clock(bool tickStart, bool busy, bool fired, bool delivered = false, bool epochEnds = false)
    {
        var next = _phase == Phase.Rest ? tickStart ? Phase.Deliver : Phase.Rest
            : Ends(busy) ? Next(fired, epochEnds)
            : _phase;
        _any = _phase == Phase.Update && EmitNeeded(fired);
        _delivered = Plastic && _phase != Phase.Rest && (_delivered || delivered);
        _begun = next != _phase && next != Phase.Rest;
        _phase = next;
    }

    /// <summary>Ends the tick under way.</summary>
    public void Reset()
    {
        _phase = Phase.Rest;
        _begun = false;
    }

    private Phase Next(bool fired, bool epochEnds) => _phase switch
    {
        Phase.Deliver => Phase.Update,
        Phase.Update when EmitNeeded(fired) => Phase.Emit,
        Phase.Emit when Plastic => Phase.Post,
        Phase.Update or Phase.Post when _delivered => Phase.Pre,
        Phase.Update or Phase.Post or Phase.Pre when epochEnds => Phase.Epoch,
        _ => Phase.Rest,
    };
}
