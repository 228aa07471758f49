// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Formats.Drafts;
using NeuroCore.Formats.Hdf;
using NeuroCore.Hardware;
using NeuroCore.Network;
using PureHDF;

namespace NeuroCore.Formats.Nir;

/// <summary>Populations with what leads into them: a matrix of weights for each projection and delay, and delays before those.</summary>
/// <remarks>
/// Each hop takes a tick here; in NIR a spike passes all layers within a step, but for one hop of a circle. Populations so
/// come earlier there, by as much as the nearest input is hops away, and delays keep all that arrives at one in step.
/// </remarks>
internal sealed class NirExportWeights
{
    private readonly NetworkDescription _network;
    private readonly NirNodes _nodes;
    private readonly NirLatency _circles;
    private readonly Dictionary<string, int> _early;

    /// <param name="network">The network.</param>
    /// <param name="nodes">Takes nodes and edges.</param>
    public NirExportWeights(NetworkDescription network, NirNodes nodes)
    {
        (_network, _nodes) = (network, nodes);
        var hops = Projections().Select(projection => (projection.Source, projection.Target)).Distinct().ToList();
        _circles = new NirLatency([.. network.Populations.Select(population => population.Name)], [.. network.Inputs.Select(input => input.Name)], hops);
        _early = Early();
        if (hops.Any(hop => hop.Source != hop.Target && _circles.IsBack(hop.Source, hop.Target)))
            Notes.Add(new ImportNote(Fidelity.Approximate, "Populations lie in a circle, in which one hop takes a step in NIR: a reader that takes another than was thought is a tick off there."));
    }

    /// <summary>What NIR says otherwise.</summary>
    public List<ImportNote> Notes { get; } = [];

    /// <summary>What a weight of a projection is multiplied by.</summary>
    public static double Factor(Projection projection) => Math.ScaleB(projection.Options.Negative ? -1 : 1, projection.Options.Exponent ?? 0);

    /// <summary>Writes a population and all that leads into it.</summary>
    public void Into(Population population, NirExportCell cell)
    {
        var bias = cell.Bias;
        var node = population.Name;
        if (cell.Threshold is { } threshold)
        {
            node = _nodes.Add($"{population.Name}_membrane", cell.Type, [.. cell.Values]);
            _nodes.Named(population.Name, "Threshold", ("threshold", threshold));
            _nodes.Edge(node, population.Name);
        }
        else
        {
            _nodes.Named(population.Name, cell.Type, [.. cell.Values]);
        }

        foreach (var projection in Projections().Where(projection => projection.Target == population.Name))
        {
            var connections = _network.ConnectionsOf(projection);
            foreach (var group in connections.GroupBy(synapse => synapse.Delay).OrderBy(group => group.Key))
            {
                Matrix(projection, population.Size, group.Key, group, node, bias);
                bias = null;
            }
        }

        if (bias is not null)
            throw new NeuroCoreException($"The population '{population.Name}' cannot be written: it has a bias, no leak and no input, and NIR has biases of weights alone. Give it an input.");
    }

    private IEnumerable<Projection> Projections() => _network.Projections.Where(projection => projection.Options.Enabled);

    private void Matrix(Projection projection, int size, int delay, IEnumerable<Connection> synapses, string node, double[]? bias)
    {
        var sources = _network.SizeOf(projection.Source);
        if ((long)sources * size > HdfLimits.MostValues)
            throw new NeuroCoreException($"The projection '{projection.Name}' cannot be written: NIR has no sparse weights, and {sources} x {size} of them are more than {HdfLimits.MostValues}. Divide its populations.");
        var weights = new double[(long)sources * size];
        var factor = Factor(projection);
        foreach (var synapse in synapses)
            weights[((long)synapse.Post * sources) + synapse.Pre] += synapse.Weight * factor;
        var from = projection.Source;
        var ticks = 1 + delay - (_circles.IsBack(projection.Source, projection.Target) ? 1 : 0) - (_early[projection.Target] - _early[projection.Source]);
        if (ticks > 0)
        {
            var delays = Enumerable.Repeat(ticks * _network.TickSeconds, sources).ToArray();
            var late = _nodes.Add($"{projection.Name}_delay", "Delay", ("delay", new H5Dataset(delays, fileDims: [(ulong)sources])));
            _nodes.Edge(from, late);
            from = late;
        }

        var matrix = new H5Dataset(weights, fileDims: [(ulong)size, (ulong)sources]);
        var name = bias is null
            ? _nodes.Add($"{projection.Name}_weights", "Linear", ("weight", matrix))
            : _nodes.Add($"{projection.Name}_weights", "Affine", ("weight", matrix), ("bias", new H5Dataset(bias, fileDims: [(ulong)size])));
        _nodes.Edge(from, name);
        _nodes.Edge(name, node);
    }

    // The shortest way from the inputs in ticks, so that no delay is negative; populations that no input reaches come first.
    private Dictionary<string, int> Early()
    {
        var early = _network.Inputs.ToDictionary(input => input.Name, _ => -1, StringComparer.Ordinal);
        var hops = Projections().SelectMany(projection => _network.ConnectionsOf(projection).Select(synapse => synapse.Delay).Distinct()
            .Select(delay => (projection.Source, projection.Target, Ticks: 1 + delay - (_circles.IsBack(projection.Source, projection.Target) ? 1 : 0)))).ToList();
        Spread();
        foreach (var start in _network.Populations.Select(population => population.Name))
        {
            if (early.TryAdd(start, 0))
                Spread();
        }

        return early;

        void Spread()
        {
            while (hops.Where(hop => early.ContainsKey(hop.Source))
                .FirstOrDefault(hop => !early.TryGetValue(hop.Target, out var known) || known > early[hop.Source] + hop.Ticks) is { Target: { } target } shorter)
            {
                early[target] = early[shorter.Source] + shorter.Ticks;
            }
        }
    }
}
