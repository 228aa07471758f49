// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>What a tick with a plastic class takes beside what <see cref="TickCost"/> says of all builds.</summary>
/// <remarks>
/// P products of the trigger, S and N of the image, L lanes.
/// <code>
/// row       of a plastic class: 2 P clocks a block + 6, of which 4 after its last block wait for what it learns
/// decay     4 (S + N) / L + 17, beside the update: nothing where S is at most N or so
/// post      if a neuron fired. 6 and the words of N to begin with; each that fired its column, S / L * max(4, 2 P) + 10,
///           or S / L * 2 P + 10 where the synapse memory has two ports, unless post has no products, and 2 for its traces
/// pre       if an event was delivered. 6 and the words of S to begin with, 2 for each event
/// epoch     2 for each source and 2 to begin with, but for plastic ones a row
/// </code>
/// </remarks>
public static class LearningTickCost
{
    private const int RowClocks = 6;
    private const int DecayClocks = 17;
    private const int ColumnClocks = 10;
    private const int LoadClocks = 5;         // of the parameters of traces: events wait for them
    private const int GrowClocks = 2;
    private const int SkippedSource = 2;

    /// <summary>Clocks from the take of a plastic source to that of the next.</summary>
    /// <param name="blocks">Its occupied blocks, at least 1.</param>
    /// <param name="products">P, 1..4.</param>
    public static int Row(int blocks, int products) => (LearningSteps.Of(column: false, products, dualPort: false) * blocks) + RowClocks;

    /// <summary>Clocks of the column of a neuron that fires.</summary>
    /// <param name="sources">S of the image.</param>
    /// <param name="lanes">L.</param>
    /// <param name="products">P, 1..4.</param>
    /// <param name="dualPort">The synapse memory has a port to read and one to write.</param>
    public static int Column(int sources, int lanes, int products, bool dualPort) =>
        (2 * sources / lanes * LearningSteps.Of(column: true, products, dualPort)) + ColumnClocks;

    /// <summary>Clocks in which all traces decay; the update takes at least as many.</summary>
    /// <param name="neurons">N of the image.</param>
    /// <param name="sources">S of the image.</param>
    /// <param name="lanes">L.</param>
    public static int Decay(int neurons, int sources, int lanes) =>
        (2 * Traces.PerPlace * (sources + neurons) / lanes) + DecayClocks;

    /// <summary>Clocks of the phases post, pre and epoch.</summary>
    /// <param name="neurons">N of the image.</param>
    /// <param name="sources">S of the image.</param>
    /// <param name="events">Sources with an event, ascending, each once.</param>
    /// <param name="fired">Neurons that fire, ascending.</param>
    /// <param name="perWord">Sources in a word of the event memory: <see cref="EventMemory.SourcesPerWord"/>.</param>
    /// <param name="learning">What learns.</param>
    /// <param name="swept">In ticks with which an epoch ends: all sources, ascending.</param>
    public static int Of(
        int neurons, int sources, ReadOnlySpan<EventCost> events, ReadOnlySpan<int> fired, int perWord,
        LearningCost learning, ReadOnlySpan<EventCost> swept)
    {
        if (!learning.Plastic)
            return 0;
        var clocks = 0;
        if (!fired.IsEmpty)
            clocks += Events(neurons, fired, perWord, learning.Post > 0 ? Column(sources, learning.Lanes, learning.Post, learning.DualPort) : 0);
        if (!events.IsEmpty)
        {
            var delivered = new int[events.Length];
            for (var i = 0; i < delivered.Length; i++)
                delivered[i] = events[i].Source;
            clocks += Events(sources, delivered, perWord, column: 0);
        }

        return learning.Epoch > 0 ? clocks + Epoch(swept, learning.Epoch) : clocks;
    }

    /// <summary>Clocks of post or pre.</summary>
    /// <param name="count">N or S of the image.</param>
    /// <param name="numbers">Neurons that fire, or sources with an event, ascending.</param>
    /// <param name="perWord">Sources in a word of the event memory.</param>
    /// <param name="column">Clocks of a column; 0: there are none.</param>
    public static int Events(int count, ReadOnlySpan<int> numbers, int perWord, int column)
    {
        var through = 2;      // clock of the scan's last deed, counted from 1; its first word is there after clock 2
        var nextWord = 0;
        foreach (var number in numbers)
        {
            var word = number / perWord;
            through += Math.Max(0, word - nextWord);
            nextWord = word + 1;
            through = Math.Max(through, LoadClocks) + column + GrowClocks;
        }

        return through + Math.Max(1, TickCost.Words(count, perWord) - nextWord);
    }

    /// <summary>Clocks of the end of an epoch.</summary>
    /// <param name="swept">All sources, ascending.</param>
    /// <param name="products">P, 1..4.</param>
    public static int Epoch(ReadOnlySpan<EventCost> swept, int products)
    {
        var taken = SkippedSource;    // the first source is taken in the second clock
        var last = 1;                 // and the phase ends after the last one
        foreach (var (_, blocks, plastic) in swept)
        {
            var learns = plastic && blocks > 0;
            last = taken + (learns ? Row(blocks, products) : 0);
            taken += learns ? Row(blocks, products) : SkippedSource;
        }

        return last + 1;
    }
}
