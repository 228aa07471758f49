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
        var owners = new Dictionary<(int Source, int Block), int>();
        var words = Enumerable.Range(0, placement.Sources).Select(_ => new Dictionary<int, ushort>()).ToArray();
        var exponents = network.Projections
            .Select(projection => populations.First(population => population.Place.Population.Name == projection.Target).Exponent(projection)).ToArray();
        var (longest, tagged) = (((int, string)?)null, false);

        // Where synapses have delays of their own, a projection's word says its least: words that say each block's
        // least would soon be more than there are classes.
        var least = synapses.Synapses.GroupBy(synapse => synapse.Projection)
            .ToDictionary(projection => projection.Key, projection => projection.Min(synapse => synapse.Delay));
        foreach (var group in synapses.Synapses.GroupBy(synapse => (synapse.Source, Block: synapse.Neuron / target.Lanes)))
        {
            var kinds = group.Select(synapse => (synapse.Projection, synapse.Delay)).Distinct().ToList();
            var delays = kinds.Select(kind => kind.Delay).Distinct().Order().ToList();
            var common = target.Has(Capabilities.TaggedSynapses) ? kinds.Min(kind => least[kind.Projection]) : delays[0];
            tagged |= delays[^1] != common;
            if (delays[^1] is var delay && (longest is null || delay > longest.Value.Item1))
                longest = (delay, network.Projections[kinds.First(kind => kind.Delay == delay).Projection].Name);
            if (delays.Count > 1 && !target.Has(Capabilities.TaggedSynapses))
                throw Different(network, kinds[0].Projection, kinds.First(kind => kind.Delay != kinds[0].Delay).Projection, $"delays of {delays[0]} and {delays[1]} ticks", target);
            var actions = kinds.Select(kind => (Word: Word(network.Projections[kind.Projection].Options, exponents[kind.Projection], common, rules[kind.Projection]), kind.Projection)).ToList();
            foreach (var other in actions.Where(action => action.Word != actions[0].Word))
                throw Different(network, actions[0].Projection, other.Projection, "different signs, exponents, receptors, enables or rules", target);
            words[group.Key.Source].Add(group.Key.Block, actions[0].Word);
            owners.Add(group.Key, actions[0].Projection);
        }

        var groups = SourceGroups.Of(
            words, target.Lanes, (one, other, block) => Apart(network.Projections[owners[(one, block)]], network.Projections[owners[(other, block)]], target));
        return new ProjectionTable(SourceClasses.Share(groups), longest, tagged);
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
