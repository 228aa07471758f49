// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Cosim;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Netlists;

/// <summary>A network, what happens to it, and for how long.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Image">The network.</param>
/// <param name="Events">What the host sends.</param>
/// <param name="Ticks">Ticks to run.</param>
/// <param name="ReadsImage">The image is read back once it is loaded.</param>
/// <param name="ReadsState">The state is read after the run.</param>
/// <param name="FirstTick">Number of the first tick: carries of the counter are seen at some numbers alone.</param>
/// <param name="IsSmall">Of the state the words of its own neurons and sources are read alone.</param>
internal sealed record Vector(string Name, RegisterImage Image, ImmutableArray<SourceEvent> Events, int Ticks, bool ReadsImage, bool ReadsState, uint FirstTick = 0, bool IsSmall = false)
{
    // Simulated netlists are slow, and every word takes 480 clocks on the wire.
    private const int MostSynapseWords = 700;
    private const int FewSynapseWords = 200;
    private const int RandomTicks = 12;
    private const int FewestSpikes = 40;

    // Of a large build the vectors that need not fill it have so many at most, and their sources four times as many.
    private const int FewNeurons = 64;
    private const int AnyStateNeurons = 768;
    private const int SourcesOfFew = 4 * FewNeurons;
    private const uint LongestCarry = 0x7FFF_FFFA;
    private const uint ShortCarry = 0xFFFA;

    // 26 clocks each, or more: the core's count of clocks passes 2^20, and carries go as far.
    private const int LongTicks = 45_000;

    /// <summary>Control registers that an image sets; others of a random image belong to hosts that drive the frames themselves.</summary>
    private static readonly ControlRegister[] s_sizes = [ControlRegister.ImageNeurons, ControlRegister.ImageSources, ControlRegister.ImageEncoders];

    /// <summary>All of a build, one after the other. The one that fills a large build takes the longest by far, and comes last.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="build">The build.</param>
    /// <param name="seed">Seed of the first.</param>
    public static async Task<ImmutableArray<Vector>> AllAsync(string root, Configuration build, int seed)
    {
        Vector[] full = [await RandomAsync(build, seed, full: true).ConfigureAwait(false)];
        Vector[] others =
        [
            await RandomAsync(build, seed, full: false).ConfigureAwait(false),
            .. Enumerable.Range(seed, AnyStates(build)).Select(each => AnyState(build, each)),
            Bounds(build, seed),
        ];
        var chain = Chain(root, build);
        Vector[] chains = [chain, chain with { Name = "chain, for long", Ticks = LongTicks }];
        return IsLarge(build) ? [.. chains, .. others, .. full] : [.. chains, .. full, .. others];
    }

    /// <summary>The smallest example, as <c>neurocore run</c> runs it.</summary>
    private static Vector Chain(string root, Configuration build)
    {
        var network = NetworkFile.Load(Path.Combine(root, "host", "examples", "chain", "network.yaml"));
        var stimulus = network.Stimulus!;
        var image = NetworkCompiler.Compile(network, build).Image;
        return new Vector("chain", image, [.. StimulusPlacement.Place(stimulus, image.Metadata).Select(spike => new SourceEvent(spike.Tick, spike.Source, spike.Negative))], stimulus.Ticks, ReadsImage: false, ReadsState: false);
    }

    /// <summary>A random network that uses what the build has, and fires.</summary>
    /// <param name="build">The build.</param>
    /// <param name="seed">Chooses everything.</param>
    /// <param name="full">True: it fills the build's sizes; false: it does not.</param>
    private static async Task<Vector> RandomAsync(Configuration build, int seed, bool full)
    {
        var random = new CaseRandom((ulong)seed);
        while (true)
        {
            var network = new RandomImage(build, random, MostSynapseWords);
            var fills = network.Neurons == build.Neurons && network.Sources == build.Sources;
            var fillsNeither = network.Neurons != build.Neurons && network.Sources != build.Sources &&
                (IsLarge(build) ? HasSize(network, build) : network.Neurons >= build.Neurons / 3);
            // The one that does not fill the build may have extreme parameters.
            if (!network.Dense || !(full ? network.Lively && fills : fillsNeither))
                continue;
            var image = ImageOf(network, Sections(network.Words));
            // From none to half of the sources in a tick.
            var events = Enumerable.Range(0, RandomTicks)
                .SelectMany(tick => Enumerable.Range(0, random.Magnitude(network.Sources / 2)).Select(_ => tick).ToList())
                .Select(tick => new SourceEvent(tick, random.Below(network.Sources), build.Has(Capabilities.Bipolar) && random.OneIn(4)));
            var vector = new Vector($"random {seed} ({network.Neurons} neurons, {network.Sources} sources)", image, [.. events], RandomTicks, ReadsImage: !full || !IsLarge(build), ReadsState: true, full ? LongestCarry : ShortCarry, IsSmall: !full && IsLarge(build));
            var outcome = await Outcome.OnModelAsync(vector).ConfigureAwait(false);
            if (outcome.Spikes >= FewestSpikes && outcome.Spikes < network.Neurons * RandomTicks / 2)
                return vector;
        }
    }

    /// <summary>
    /// A network with any parameters, in any state and with any weights, for one tick that has any number and the events of
    /// half the sources: the arithmetic of synapses and neurons, on numbers that networks seldom reach. It fills a small build.
    /// </summary>
    /// <param name="build">The build.</param>
    /// <param name="seed">Chooses everything.</param>
    private static Vector AnyState(Configuration build, int seed)
    {
        var random = new CaseRandom((ulong)seed);
        while (true)
        {
            var network = new RandomImage(build, random, FewSynapseWords);
            if (network.Lively || !network.Dense || !HasSize(network, build))
                continue;
            var events = Enumerable.Range(0, network.Sources).Where(_ => random.OneIn(2))
                .Select(source => new SourceEvent(0, source, build.Has(Capabilities.Bipolar) && random.OneIn(2)));
            return new Vector($"any state {seed}", ImageOf(network, Sections(network.Words)), [.. events], Ticks: 1, ReadsImage: false, ReadsState: true, (uint)random.Bits(), IsSmall: true);
        }
    }

    // As many as go through so many neurons, in large builds through half as many.
    private static int AnyStates(Configuration build) => IsLarge(build) ? AnyStateNeurons / 2 / FewNeurons : AnyStateNeurons / build.Neurons;

    private static bool IsLarge(Configuration build) => build.Neurons > FewNeurons;

    private static bool HasSize(RandomImage network, Configuration build) => IsLarge(build)
        ? network.Neurons is >= FewNeurons / 2 and <= FewNeurons && network.Sources <= SourcesOfFew
        : network.Neurons == build.Neurons && network.Sources == build.Sources;

    /// <summary>
    /// As <see cref="AnyState"/>, but all sources fire and reach the same two blocks with the largest exponent, nearly all weights
    /// of the first block being the most negative and of the second the most positive: sums reach both bounds and leave them.
    /// </summary>
    /// <param name="build">The build.</param>
    /// <param name="seed">Chooses everything.</param>
    private static Vector Bounds(Configuration build, int seed)
    {
        var any = AnyState(build, seed);
        var random = new CaseRandom((ulong)seed);
        var image = any.Image;
        var words = new List<MemoryWord>();
        // With a delay the sums are still there after the tick; in a current a sum that is wrong may be lost in its bounds.
        var reaches = new ProjectionWord((1 << build.ExponentBits) - 1, Math.Min(1, build.DelayBits)).ToWord();
        for (var block = 0; block < 2; block++)
        {
            words.Add(new MemoryWord(Bank.Projection, ProjectionWord.Address(build, 0, block), reaches));
            for (var source = 0; source < image.Sources; source++)
            {
                for (var pair = 0; pair < build.Pairs; pair++)
                    words.Add(new MemoryWord(Bank.Synapse, (((source * build.Blocks) + block) * build.Pairs) + pair, (ushort)(Weight(block) | (Weight(block) << 8))));
            }
        }

        words.AddRange(Enumerable.Range(0, image.Sources).Select(source => new MemoryWord(Bank.Range, source, RangeWord.Encode(new OccupiedRange(0, 1)))));
        var others = image.Sections.Where(section => section.Bank is not (Bank.Projection or Bank.Synapse or Bank.Range));
        return any with
        {
            Name = $"bounds {seed}",
            Image = image with { Sections = [.. others, .. Sections(words)] },
            Events = [.. Enumerable.Range(0, image.Sources).Select(source => new SourceEvent(0, source, false))],
        };

        // A byte; where a synapse has a word of its own both of its bytes are alike.
        int Weight(int block) => (random.OneIn(12) ? random.Between(-127, 127) : block == 0 ? -127 : 127) & 0xFF;
    }

    private static RegisterImage ImageOf(RandomImage network, ImmutableArray<ImageSection> sections) => new(
        network.Target, network.Target.Capabilities, network.Neurons, network.Sources, sections, new ImageMetadata("random", 0.001, []));

    // Words that follow each other become one section; of a word that is set twice the last counts.
    private static ImmutableArray<ImageSection> Sections(IReadOnlyList<MemoryWord> words)
    {
        var sections = ImmutableArray.CreateBuilder<ImageSection>();
        foreach (var bank in words.Where(IsOfAnImage).GroupBy(word => word.Bank))
        {
            var run = new List<ushort>();
            var start = 0;
            foreach (var word in bank.GroupBy(word => word.Address).Select(same => same.Last()).OrderBy(word => word.Address))
            {
                if (run.Count > 0 && word.Address != start + run.Count)
                    Close();
                if (run.Count == 0)
                    start = word.Address;
                run.Add(word.Value);
            }

            Close();

            void Close()
            {
                if (run.Count > 0)
                    sections.Add(new ImageSection(bank.Key, start, [.. run]));
                run.Clear();
            }
        }

        return sections.ToImmutable();
    }

    private static bool IsOfAnImage(MemoryWord word) =>
        word.Bank != Bank.Control || s_sizes.Contains((ControlRegister)word.Address);
}
