// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// Winner-take-all: of the neurons of a group that would fire, those with the largest excess over their threshold; of
/// equals the lower numbers, which come first. When the group's last neuron is through, as many of them as the group may
/// have are handed over, the first at once, the others from a list, one every two clocks.
/// </summary>
/// <param name="winners">Most winners of a group that the build can have; 0: there are no groups.</param>
public sealed class NeuronWinners(int winners)
{
    private readonly List<(int Neuron, int Excess)> _best = [];
    private readonly Queue<int> _waiting = [];

    /// <summary>Forgets everything: the start of an update.</summary>
    public void Clear()
    {
        _best.Clear();
        _waiting.Clear();
    }

    /// <summary>Puts a neuron that would fire among the best, if it is one of them.</summary>
    /// <param name="neuron">Number of the neuron, above those before it.</param>
    /// <param name="excess">What v, or -v for a negative spike, is above T, in units of v's fraction.</param>
    public void Put(int neuron, int excess)
    {
        var place = _best.Count(other => other.Excess >= excess);
        _best.Insert(place, (neuron, excess));
        if (_best.Count > winners)
            _best.RemoveAt(winners);
    }

    /// <summary>Who is to be walked a second time next; -1: nobody.</summary>
    /// <param name="end">The group ends.</param>
    /// <param name="most">Winners of the group, 0..7.</param>
    public int Next(bool end, int most)
    {
        var winner = _waiting.Count > 0 ? _waiting.Dequeue() : end && _best.Count > 0 && most > 0 ? _best[0].Neuron : -1;
        if (!end)
            return winner;
        _waiting.Clear();
        foreach (var (neuron, _) in _best.Take(most).Skip(1))
            _waiting.Enqueue(neuron);
        _best.Clear();
        return winner;
    }
}
