// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// How many clocks a tick takes, from what happens in it: the number by which the control registers' clocks grow, so
/// stalls by the host are left out.
/// </summary>
/// <remarks>
/// S and N are sources and neurons of the image; words have 16 of them, or 32 in
/// builds of more than 512 sources (<see cref="EventMemory.SourcesPerWord"/>).
/// <code>
/// deliver   words of S + 2 where nothing happens; an event takes its occupied blocks + 1, during which the scan is
///           already on its way to the next one; at least 13 in builds with noise, encoders or learning, whose state steps
///           meanwhile
/// update    2 N + 7, 2 more for each winner of a group, and 1 more if what is walked last fires: the last neuron, or a
///           winner, if less than four neurons follow the group; for each of three that then do not follow 2 more; or, if that is longer, of E encoded inputs 2 E + 2, and 1
///           more if the last one fires: encoders run beside the neurons
/// emit      words of N without a spike + spikes + 2, and 1 more if the last word has a spike, counting only spikes that
///           are reported; 0 if nothing fires
/// </code>
/// So an idle tick takes the words of S + 2 N + 9, where S is large enough and E not above N. What builds that learn take
/// more: <see cref="LearningTickCost"/>.
/// </remarks>
public static class TickCost
{
    /// <summary>Clocks of a tick in which every neuron that fires is reported.</summary>
    /// <param name="neurons">N of the image, at least 1.</param>
    /// <param name="sources">S of the image, at least 1.</param>
    /// <param name="events">Sources with an event, ascending, each once.</param>
    /// <param name="fired">Neurons that fire, ascending.</param>
    /// <param name="perWord">Sources in a word of the event memory: <see cref="EventMemory.SourcesPerWord"/>.</param>
    /// <param name="inputs">What noise and encoders add.</param>
    /// <param name="groups">Winner-take-all groups, ascending.</param>
    /// <param name="learning">What learning adds.</param>
    /// <param name="swept">In ticks with which an epoch ends: all sources, ascending.</param>
    public static int Of(
        int neurons, int sources, ReadOnlySpan<EventCost> events, ReadOnlySpan<int> fired, int perWord = 16,
        InputCost inputs = default, ReadOnlySpan<GroupCost> groups = default, LearningCost learning = default,
        ReadOnlySpan<EventCost> swept = default) =>
        Of(neurons, sources, events, fired, fired, perWord, inputs, groups, learning, swept);

    /// <summary>Clocks of a tick.</summary>
    /// <param name="neurons">N of the image, at least 1.</param>
    /// <param name="sources">S of the image, at least 1.</param>
    /// <param name="events">Sources with an event, ascending, each once.</param>
    /// <param name="fired">Neurons that fire, ascending.</param>
    /// <param name="reported">Those of them that are reported, ascending.</param>
    /// <param name="perWord">Sources in a word of the event memory: <see cref="EventMemory.SourcesPerWord"/>.</param>
    /// <param name="inputs">What noise and encoders add.</param>
    /// <param name="groups">Winner-take-all groups, ascending.</param>
    /// <param name="learning">What learning adds.</param>
    /// <param name="swept">In ticks with which an epoch ends: all sources, ascending.</param>
    public static int Of(
        int neurons, int sources, ReadOnlySpan<EventCost> events, ReadOnlySpan<int> fired, ReadOnlySpan<int> reported,
        int perWord, InputCost inputs = default, ReadOnlySpan<GroupCost> groups = default, LearningCost learning = default,
        ReadOnlySpan<EventCost> swept = default)
    {
        var lastFires = fired.Length > 0 && fired[^1] == neurons - 1;
        var update = Update(neurons, lastFires, inputs, groups);
        if (learning.Plastic)
            update = Math.Max(update, LearningTickCost.Decay(neurons, sources, learning.Lanes));
        return Deliver(sources, events, perWord, inputs.Noise, learning) + update +
            (fired.IsEmpty ? 0 : Emit(neurons, reported, perWord)) +
            LearningTickCost.Of(neurons, sources, events, fired, perWord, learning, swept);
    }

    /// <summary>Clocks of the deliver phase.</summary>
    /// <param name="sources">S of the image, at least 1.</param>
    /// <param name="events">Sources with an event, ascending, each once.</param>
    /// <param name="perWord">Sources in a word of the event memory: <see cref="EventMemory.SourcesPerWord"/>.</param>
    /// <param name="noise">The build has noise, encoders or learning.</param>
    /// <param name="learning">What learning adds.</param>
    public static int Deliver(
        int sources, ReadOnlySpan<EventCost> events, int perWord = 16, bool noise = false, LearningCost learning = default)
    {
        // Clocks are counted from 1, the first of the phase.
        var scanned = 2;      // what the scan did last, ended here; its first word is there after clock 2
        var nextWord = 0;
        var taken = 0;        // the walk took over the source before this one
        var walked = 0;       // and was through with it
        var lastRow = 0;      // the phase is busy for two clocks more
        foreach (var (source, blocks, plastic) in events)
        {
            var word = source / perWord;
            scanned += Math.Max(0, word - nextWord);        // empty words, a clock each
            nextWord = word + 1;
            // Into the lookup, once that is free; in builds that learn it is a clock later.
            scanned = Math.Max(scanned + 1, taken + (learning.Learns && taken > 0 ? 1 : 0));
            taken = Math.Max(scanned + 1, walked + 1);      // out of it, once the walk is
            var learns = learning.Learns && plastic && learning.Pre > 0 && blocks > 0;
            // A block a clock; those that learn wait for the noise.
            walked = learns ? Math.Max(taken, NoiseGenerator.StepClocks) + LearningTickCost.Row(blocks, learning.Pre) - 1 : taken + blocks;
            if (blocks > 0)
                lastRow = learns ? walked - 1 : walked;
        }

        scanned += Words(sources, perWord) - nextWord;
        // A row is written two clocks after it was asked for; the phase ends in the first clock without anything.
        var delivered = Math.Max(scanned, Math.Max(taken + 1, lastRow + 3));
        return noise ? Math.Max(delivered, NoiseGenerator.StepClocks + 1) : delivered;
    }

    /// <summary>Clocks of the update phase.</summary>
    /// <param name="neurons">N of the image, at least 1.</param>
    /// <param name="lastFires">Its last neuron fires: that is one clock after the walk noted as an event.</param>
    /// <param name="inputs">What the encoders add.</param>
    /// <param name="groups">Winner-take-all groups, ascending.</param>
    public static int Update(int neurons, bool lastFires, InputCost inputs = default, ReadOnlySpan<GroupCost> groups = default)
    {
        var walked = (2 * neurons) + 7;
        var winnerIsLast = false;
        foreach (var (lastNeuron, winners) in groups)
        {
            // A group's winners are known once its last neuron is through; three neurons are under way behind it.
            var behind = neurons - 1 - lastNeuron;
            if (winners == 0)
                continue;
            walked += (2 * winners) + (2 * Math.Max(0, 3 - behind));
            winnerIsLast = behind <= 3;
        }

        walked += lastFires || winnerIsLast ? 1 : 0;
        return inputs.Encoders == 0 ? walked : Math.Max(walked, (2 * inputs.Encoders) + 2 + (inputs.LastFires ? 1 : 0));
    }

    /// <summary>Clocks of the emit phase; there is none where no neuron fires.</summary>
    /// <param name="neurons">N of the image, at least 1.</param>
    /// <param name="reported">Neurons that fire and are reported, ascending.</param>
    /// <param name="perWord">Sources in a word of the event memory: <see cref="EventMemory.SourcesPerWord"/>.</param>
    public static int Emit(int neurons, ReadOnlySpan<int> reported, int perWord = 16)
    {
        var words = Words(neurons, perWord);
        var last = -1;
        var occupied = 0;
        foreach (var neuron in reported)
        {
            occupied += neuron / perWord != last ? 1 : 0;
            last = neuron / perWord;
        }

        return 2 + reported.Length + words - occupied + (last == words - 1 ? 1 : 0);
    }

    internal static int Words(int count, int perWord) => (count + perWord - 1) / perWord;
}
