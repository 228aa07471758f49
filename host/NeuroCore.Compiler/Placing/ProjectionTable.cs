// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>How sources act on blocks: the classes of the sources, and the words of each class.</summary>
/// <param name="Classes">The classes.</param>
/// <param name="LongestDelay">The longest delay, ticks, and the projection that has it; null without synapses.</param>
/// <param name="IsTagged">True if synapses of one source into one block have delays of their own.</param>
internal sealed record ProjectionTable(SourceClasses Classes, (int Ticks, string Projection)? LongestDelay, bool IsTagged)
{
    /// <summary>Classes that the board has.</summary>
    public const int MostClasses = ProjectionWord.Classes;

    /// <summary>Finds the words that the synapses need.</summary>
    /// <exception cref="Obstacle">A source would need two words for one block.</exception>
    public static ProjectionTable Of(
        NetworkDescription network, SynapseTable synapses, ImmutableArray<QuantisedPopulation> populations, Placement placement,
        LearningPlan plan, Configuration target)
    {
        var rules = network.Projections.Select(projection => plan.RuleOf(projection)?.Number ?? 0).ToArray();
        var exponents = network.Projections
            .Select(projection => populations.First(population => population.Place.Population.Name == projection.Target).Exponent(projection)).ToArray();
        var tags = target.Has(Capabilities.TaggedSynapses);
        var blocks = (placement.Neurons / target.Lanes) + 1;
        // Where synapses have delays of their own, a projection's word says its least: words that say each block's
        // least would soon be more than there are classes.
        var least = Enumerable.Repeat(int.MaxValue, rules.Length).ToArray();
        foreach (ref readonly var synapse in synapses.Synapses.AsSpan())
            least[synapse.Projection] = Math.Min(least[synapse.Projection], synapse.Delay);
        // Source by source, so that what is kept of blocks is that of one. Of conflicts the first in the table's order is told.
        var order = synapses.BySource(placement.Sources, out var starts);
        var (common, words, owners) = (new int[blocks], new int[blocks], new int[blocks]);
        var rows = new BlockWord[placement.Sources][];
        var (longest, tagged) = (-1, false);
        var (lateDelay, lateWord) = (int.MaxValue, int.MaxValue);
        for (var source = 0; source < rows.Length; source++)
        {
            Array.Fill(common, -1);
            Array.Clear(words);
            foreach (var number in order.AsSpan(starts[source]..starts[source + 1]))
            {
                ref readonly var synapse = ref synapses.Synapses.ItemRef(number);
                ref var delay = ref common[synapse.Neuron / target.Lanes];
                var own = tags ? least[synapse.Projection] : synapse.Delay;
                if (!tags && delay >= 0 && delay != own)
                    lateDelay = Math.Min(lateDelay, number);
                delay = delay < 0 ? own : Math.Min(delay, own);
            }

            foreach (var number in order.AsSpan(starts[source]..starts[source + 1]))
            {
                ref readonly var synapse = ref synapses.Synapses.ItemRef(number);
                var block = synapse.Neuron / target.Lanes;
                tagged |= synapse.Delay != common[block];
                if (longest < 0 || IsLonger(synapses.Synapses[longest].Delay, longest, synapse.Delay, number))
                    longest = number;
                if (words[block] != 0 && owners[block] == synapse.Projection)
                    continue;
                var word = Word(network.Projections[synapse.Projection].Options, exponents[synapse.Projection], common[block], rules[synapse.Projection]) + 1;
                if (words[block] != 0 && words[block] != word)
                    lateWord = Math.Min(lateWord, number);
                if (words[block] == 0)
                    (words[block], owners[block]) = (word, synapse.Projection);
            }

            rows[source] = Row(words);
        }

        if (lateDelay < int.MaxValue)
            throw Apart(network, synapses, synapses.Synapses[lateDelay], target);
        if (lateWord < int.MaxValue)
            throw Apart(network, synapses, synapses.Synapses[lateWord], (one, other) => one.Projection != other.Projection, "different signs, exponents, receptors, enables or rules", target);
        var groups = SourceGroups.Of(
            rows, target.Lanes,
            (one, other, block) => Apart(network.Projections[Owner(one, block)], network.Projections[Owner(other, block)], target));
        return new ProjectionTable(
            SourceClasses.Share(groups), longest < 0 ? null : (synapses.Synapses[longest].Delay, network.Projections[synapses.Synapses[longest].Projection].Name), tagged);

        // The first of the table among those that are as long.
        static bool IsLonger(int delay, int number, int other, int otherNumber) => other > delay || (other == delay && otherNumber < number);

        int Owner(int source, int block) => synapses.Synapses.First(synapse => synapse.Source == source && synapse.Neuron / target.Lanes == block).Projection;
    }

    private static BlockWord[] Row(ReadOnlySpan<int> words)
    {
        var row = new BlockWord[words.Length - words.Count(0)];
        for (var (block, next) = (0, 0); next < row.Length; block++)
        {
            if (words[block] != 0)
                row[next++] = new BlockWord(block, (ushort)(words[block] - 1));
        }

        return row;
    }

    // A synapse and the first one of its source and block that has another delay.
    private static Obstacle Apart(NetworkDescription network, SynapseTable synapses, PlacedSynapse second, Configuration target)
    {
        var delay = synapses.Synapses.First(one => one.Source == second.Source && one.Neuron / target.Lanes == second.Neuron / target.Lanes).Delay;
        return Apart(
            network, synapses, second, (one, other) => one.Delay != other.Delay,
            $"delays of {Math.Min(delay, second.Delay)} and {Math.Max(delay, second.Delay)} ticks", target);
    }

    // A synapse and the first one of its source and block that it does not agree with.
    private static Obstacle Apart(
        NetworkDescription network, SynapseTable synapses, PlacedSynapse second, Func<PlacedSynapse, PlacedSynapse, bool> differ, string what, Configuration target)
    {
        var block = second.Neuron / target.Lanes;
        var first = synapses.Synapses.First(one => one.Source == second.Source && one.Neuron / target.Lanes == block && differ(one, second));
        return Different(network, first.Projection, second.Projection, what, target);
    }

    /// <summary>Refuses a network that the build cannot hold.</summary>
    /// <exception cref="Obstacle">There are too many classes, or a delay is too long.</exception>
    public void Require(Placement placement, Configuration target)
    {
        if (LongestDelay is { } longest && longest.Ticks >= 1 << target.DelayBits && target.DelayBits > 0)
            throw new Obstacle($"has a delay of {longest.Ticks} ticks in projection '{longest.Projection}', but {(1 << target.DelayBits) - 1} is the most that '{target.Name}' has");
        if (Classes.Rows.Length <= MostClasses)
            return;
        var names = placement.Places
            .Select(place => (place.Name, Count: Enumerable.Range(place.First, place.Count).Select(source => Classes.Of[source]).Distinct().Count()))
            .Where(place => place.Count > 0).OrderByDescending(place => place.Count)
            .Select(place => $"'{place.Name}' {place.Count}");
        throw new Obstacle($"needs {Classes.Rows.Length} classes of sources that differ in delay, exponent, sign, receptor, enable or rule ({string.Join(", ", names)}), but a board has {MostClasses}");
    }

    /// <summary>Delay that a synapse has beyond that of its source and block.</summary>
    public int OwnDelay(PlacedSynapse synapse, Configuration target) =>
        synapse.Delay - ProjectionWord.FromWord(Classes.Rows[Classes.Of[synapse.Source]][synapse.Neuron / target.Lanes]).Delay;

    private static ushort Word(ProjectionOptions options, int exponent, int delay, int rule) =>
        new ProjectionWord(exponent, delay, (int)options.Receptor, options.Negative, options.Enabled, rule).ToWord();

    private static Obstacle Apart(Projection first, Projection second, Configuration target)
    {
        var where = first.Name == second.Name ? $"in projection '{first.Name}'" : $"in projections '{first.Name}' and '{second.Name}'";
        return new Obstacle(
            $"has members of '{first.Source}' side by side that act on one block of '{first.Target}' with different delays, signs, exponents, receptors, enables or rules, {where}, but where weights learn '{target.Name}' has one of each for {target.Lanes} sources: " +
            $"divide '{first.Source}' into populations that differ in it, or");
    }

    private static Obstacle Different(NetworkDescription network, int one, int other, string what, Configuration target)
    {
        var (first, second) = (network.Projections[one], network.Projections[other]);
        var where = one == other ? $"projection '{first.Name}'" : $"projections '{first.Name}' and '{second.Name}'";
        return new Obstacle(
            $"has {what} from one member of '{first.Source}' to neurons of one block of '{first.Target}', in {where}, but '{target.Name}' has one for a block of {target.Lanes} neurons: " +
            $"divide '{first.Target}' into populations that differ in it, or");
    }
}
