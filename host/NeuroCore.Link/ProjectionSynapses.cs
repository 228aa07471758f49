// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Where the synapses of a projection lie, and what their words mean.</summary>
internal sealed class ProjectionSynapses
{
    // A read costs as much on the wire as about eight words: shorter gaps are read with what lies around them.
    private const int MostGap = 8;

    private readonly RegisterImage _image;
    private readonly ProjectionPlace _projection;
    private readonly PopulationPlace _source;
    private readonly PopulationPlace _target;
    private readonly OccupiedRange?[] _ranges;

    /// <param name="image">The image.</param>
    /// <param name="projection">Name of one of its projections.</param>
    /// <exception cref="NeuroCoreException">The image has no such projection.</exception>
    public ProjectionSynapses(RegisterImage image, string projection)
    {
        _image = image;
        var known = image.Metadata.Projections;
        _projection = known.FirstOrDefault(place => place.Name == projection) ?? throw new NeuroCoreException(
            $"The image '{image.Metadata.Name}' has no projection '{projection}': " +
            (known.IsEmpty ? "it has none, or its maker did not name them." : $"it has {string.Join(", ", known.Select(place => place.Name))}."));
        _source = image.Metadata.Populations.First(place => place.Name == _projection.Source);
        _target = image.Metadata.Populations.First(place => place.Name == _projection.Target);
        _ranges = Ranges(image);
    }

    /// <summary>Stretches of the synapse bank that hold every synapse, ascending.</summary>
    public ImmutableArray<(int Address, int Words)> Stretches()
    {
        var build = _image.Target;
        var (firstBlock, lastBlock) = (_target.First / build.Lanes, (_target.First + _target.Count - 1) / build.Lanes);
        var stretches = ImmutableArray.CreateBuilder<(int Address, int Words)>();
        for (var source = _source.First; source < _source.First + _source.Count; source++)
        {
            if (_ranges[source] is not { } range)
                continue;
            var (first, last) = (Math.Max(firstBlock, range.First), Math.Min(lastBlock, range.Last));
            if (first > last)
                continue;
            var address = ((source * build.Blocks) + first) * build.Pairs;
            var words = (last - first + 1) * build.Pairs;
            if (stretches.Count > 0 && stretches[^1] is var before && address - before.Address - before.Words <= MostGap)
                stretches[^1] = (before.Address, address + words - before.Address);
            else
                stretches.Add((address, words));
        }

        return stretches.ToImmutable();
    }

    /// <summary>The synapses.</summary>
    /// <param name="memory">Words of the synapse bank by address, at least those of <see cref="Stretches"/>.</param>
    public ImmutableArray<SynapseWeight> Weights(IReadOnlyDictionary<int, ushort> memory)
    {
        var weights = ImmutableArray.CreateBuilder<SynapseWeight>(_projection.Synapses);
        foreach (var (pre, post) in Pairs())
        {
            if (Find(memory, pre, post) is var (source, neuron, word) && SynapseWord.Weight(_image.Target, word, source, neuron) is { } code)
                weights.Add(new SynapseWeight(pre, post, code * Step, code, SynapseWord.Tag(_image.Target, word)));
        }

        return weights.ToImmutable();
    }

    /// <summary>Puts weights into words.</summary>
    /// <param name="memory">Words by address; changed.</param>
    /// <param name="weights">Synapses of the projection with weights on the network's scale.</param>
    /// <exception cref="NeuroCoreException">There is no such synapse, or its word cannot hold the weight.</exception>
    public void Put(Dictionary<int, ushort> memory, IEnumerable<(int Pre, int Post, double Weight)> weights)
    {
        var own = Pairs().ToHashSet();
        foreach (var (pre, post, weight) in weights)
        {
            if (!own.Contains((pre, post)))
                throw None(pre, post);
            if (Find(memory, pre, post) is not var (source, neuron, word) || SynapseWord.Weight(_image.Target, word, source, neuron) is null)
                throw None(pre, post);
            memory[SynapseLayout.Address(_image.Target, source, neuron)] =
                SynapseWord.WithWeight(_image.Target, word, source, neuron, Code(pre, post, weight));
        }
    }

    private double Step => (_projection.IsTurned ? -_projection.Unit : _projection.Unit) / SynapseWord.StepsOfUnit(_image.Target);

    private int Code(int pre, int post, double weight)
    {
        var most = WeightCodes.Most * SynapseWord.StepsOfUnit(_image.Target);
        var code = Math.Round(weight / Step, MidpointRounding.AwayFromZero);
        return Math.Abs(code) <= most
            ? (int)code
            : throw new NeuroCoreException(FormattableString.Invariant(
                $"The weight {weight} from {_projection.Source}[{pre}] to {_projection.Target}[{post}] is beyond what projection '{_projection.Name}' can hold: {WeightCodes.Most} steps of {_projection.Unit} are the most."));
    }

    private IEnumerable<(int Pre, int Post)> Pairs() => _projection.Pairs.IsEmpty
        ? Enumerable.Range(0, _source.Count).SelectMany(pre => Enumerable.Range(0, _target.Count).Select(post => (pre, post)))
        : _projection.Pairs;

    // Outside the range of its source a word means nothing.
    private (int Source, int Neuron, ushort Word)? Find(IReadOnlyDictionary<int, ushort> memory, int pre, int post)
    {
        var (source, neuron) = (_source.Position(pre), _target.Position(post));
        var block = neuron / _image.Target.Lanes;
        return _ranges[source] is { } range && block >= range.First && block <= range.Last
            ? (source, neuron, memory[SynapseLayout.Address(_image.Target, source, neuron)])
            : null;
    }

    private static OccupiedRange?[] Ranges(RegisterImage image)
    {
        var ranges = new OccupiedRange?[image.Target.Sources];
        foreach (var section in image.Sections.Where(section => section.Bank == Bank.Range))
        {
            for (var index = 0; index < section.Words.Length; index++)
                ranges[section.Address + index] = RangeWord.Decode(section.Words[index]);
        }

        return ranges;
    }

    private NeuroCoreException None(int pre, int post) => new(
        $"The projection '{_projection.Name}' has no synapse from {_projection.Source}[{pre}] to {_projection.Target}[{post}]: weights can be changed, connections cannot.");
}
