// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

public sealed partial class DeviceSession
{
    /// <summary>Lets weights and tags change, or stops that. Traces go on whatever it is.</summary>
    /// <param name="open">True to let them change.</param>
    /// <param name="cancellation">Gives up; the state is in doubt then.</param>
    /// <exception cref="NeuroCoreException">The board does not learn.</exception>
    public Task SetGateAsync(bool open, CancellationToken cancellation = default)
    {
        RequireLearning();
        return WriteAsync(Bank.Learning, (int)LearningRegister.Gate, new[] { (ushort)(open ? 1 : 0) }, cancellation);
    }

    /// <summary>True if weights and tags may change.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">The board does not learn.</exception>
    public async Task<bool> IsGateOpenAsync(CancellationToken cancellation = default)
    {
        RequireLearning();
        return (await ReadAsync(Bank.Learning, (int)LearningRegister.Gate, 1, cancellation).ConfigureAwait(false))[0] == 1;
    }

    /// <summary>Sets g, the third factor of all synapses.</summary>
    /// <param name="factor">-1..1, rounded to 128ths; 1 becomes 127/128.</param>
    /// <param name="cancellation">Gives up; the state is in doubt then.</param>
    /// <exception cref="NeuroCoreException">The board does not learn, or the factor lies outside.</exception>
    public Task SetThirdFactorAsync(double factor, CancellationToken cancellation = default)
    {
        RequireLearning();
        return WriteAsync(Bank.Learning, (int)LearningRegister.ThirdFactor, new[] { ThirdFactor.Encode(factor) }, cancellation);
    }

    /// <summary>Sets m, the third factors of the neurons of a population.</summary>
    /// <param name="population">Name of a population of neurons of the loaded image.</param>
    /// <param name="factors">One for each member, -1..1, rounded to 128ths; 1 becomes 127/128.</param>
    /// <param name="cancellation">Gives up; the state is in doubt then.</param>
    /// <exception cref="NeuroCoreException">The board does not learn, there is no such population, or a factor or their number does not fit.</exception>
    public Task SetThirdFactorsAsync(string population, IReadOnlyList<double> factors, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(factors);
        RequireLearning();
        var image = LoadedImage("third factors can be set");
        var place = PlaceOf(image, population);
        if (place.IsInput)
            throw new NeuroCoreException($"Third factors belong to neurons, but '{population}' is an input: name a population.");
        if (factors.Count != place.Count)
            throw new NeuroCoreException($"{factors.Count} third factors are given for '{population}', which has {place.Count} neurons: give one for each.");
        var words = new ushort[place.Count];
        for (var index = 0; index < words.Length; index++)
            words[place.Position(index) - place.First] = ThirdFactor.Encode(factors[index]);
        return WriteAsync(
            Bank.NeuronTrace, LearningLayout.NeuronTrace(image.Target, NeuronTraceItem.Factor, place.First), words, cancellation);
    }

    /// <summary>Reads a trace of the members of a population.</summary>
    /// <param name="trace">x1 or x2 of sources, which inputs and neurons both are; y1 or y2 of neurons.</param>
    /// <param name="population">Name of a population, or for x of an input, of the loaded image.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>0..255 for each member.</returns>
    /// <exception cref="NeuroCoreException">The board does not learn, or there is no such population.</exception>
    public async Task<ImmutableArray<int>> ReadTraceAsync(Trace trace, string population, CancellationToken cancellation = default)
    {
        RequireLearning();
        var image = LoadedImage("its traces can be read");
        var place = PlaceOf(image, population);
        var ofSource = trace is Trace.X1 or Trace.X2;
        if (place.IsInput && !ofSource)
            throw new NeuroCoreException($"The trace {trace} belongs to neurons, but '{population}' is an input: name a population.");
        var words = await ReadAsync(
            ofSource ? Bank.SourceTrace : Bank.NeuronTrace,
            ofSource
                ? LearningLayout.SourceTrace(image.Target, trace, place.First)
                : LearningLayout.NeuronTrace(image.Target, (NeuronTraceItem)(trace - Trace.Y1), place.First),
            place.Count,
            cancellation).ConfigureAwait(false);
        return [.. Enumerable.Range(0, place.Count).Select(index => (int)words[place.Position(index) - place.First])];
    }

    private static PopulationPlace PlaceOf(RegisterImage image, string population) =>
        image.Metadata.Populations.FirstOrDefault(place => place.Name == population) ?? throw new NeuroCoreException(
            $"The image '{image.Metadata.Name}' has no population '{population}': it has {string.Join(", ", image.Metadata.Populations.Select(place => place.Name))}.");

    private void RequireLearning()
    {
        if (!Identity.Capabilities.HasFlag(Capabilities.Learning))
            throw new NeuroCoreException(
                $"The board on {Name} ({Identity.BuildName}) does not learn: use a build that does, {LearningBuilds}.");
    }

    private static string LearningBuilds => string.Join(" or ", Configurations.All
        .Where(build => build.Has(Capabilities.Learning)).Select(build => build.Name));
}
