// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// Walks a tick through its phases: deliver, update, emit (only if a neuron fired).
/// A phase begins with a one-clock pulse and ends when nothing of it is under way.
/// </summary>
public sealed class Sequencer
{
    private Phase _phase;
    private bool _begun;    // the start pulse of this phase was in the clock before
    private bool _any;      // a neuron fired in this tick

    /// <summary>The phase under way.</summary>
    public Phase Phase => _phase;

    /// <summary>The phase under way ends with this clock.</summary>
    /// <param name="busy">Something of it is under way.</param>
    public bool Ends(bool busy) => _phase != Phase.Rest && !_begun && !busy;

    /// <summary>A neuron has fired in this tick: its emission is needed.</summary>
    /// <param name="fired">One fires in this clock.</param>
    public bool EmitNeeded(bool fired) => _any || fired;

    /// <summary>One clock edge.</summary>
    /// <param name="tickStart">A tick is asked for.</param>
    /// <param name="busy">Something of the phase is under way.</param>
    /// <param name="fired">A neuron fires in this clock.</param>
    public void Clock(bool tickStart, bool busy, bool fired)
    {
        var next = _phase switch
        {
            Phase.Rest => tickStart ? Phase.Deliver : Phase.Rest,
            _ when !Ends(busy) => _phase,
            Phase.Deliver => Phase.Update,
            Phase.Update => EmitNeeded(fired) ? Phase.Emit : Phase.Rest,
            _ => Phase.Rest,
        };
        _any = _phase == Phase.Update && EmitNeeded(fired);
        _begun = next != _phase && next != Phase.Rest;
        _phase = next;
    }

    /// <summary>Ends the tick under way.</summary>
    public void Reset()
    {
        _phase = Phase.Rest;
        _begun = false;
    }
}
