// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli.Learning;

/// <summary>Weights of a projection at a tick.</summary>
/// <param name="Tick">Before this tick, counted from the start of the run.</param>
/// <param name="Codes">The board's integers, in the order of the synapses. At most 16 bits: there may be many samples of many synapses.</param>
internal sealed record WeightSample(int Tick, ImmutableArray<short> Codes);

/// <summary>How the weights of a projection went.</summary>
/// <param name="Place">The projection.</param>
/// <param name="Pairs">Index of source and of target of each synapse.</param>
/// <param name="Step">Weight of one step of a code, on the network's scale; below 0 where the board holds them turned round.</param>
/// <param name="Samples">Samples, ascending by tick, at least one: the first is what it was before the run, the last after it.</param>
internal sealed record ProjectionCourse(
    ProjectionPlace Place, ImmutableArray<(int Pre, int Post)> Pairs, double Step, ImmutableArray<WeightSample> Samples)
{
    /// <summary>The weights before.</summary>
    public WeightSample First => Samples[0];

    /// <summary>The weights after.</summary>
    public WeightSample Last => Samples[^1];

    /// <summary>Number of synapses whose weight is another one after than before.</summary>
    public int Changed => First.Codes.Zip(Last.Codes).Count(pair => pair.First != pair.Second);

    /// <summary>A course of one sample.</summary>
    /// <param name="image">The image.</param>
    /// <param name="place">One of its projections.</param>
    /// <param name="weights">Its weights before the first tick.</param>
    public static ProjectionCourse Of(RegisterImage image, ProjectionPlace place, ImmutableArray<SynapseWeight> weights) => new(
        place,
        [.. weights.Select(weight => (weight.Pre, weight.Post))],
        (place.IsTurned ? -place.Unit : place.Unit) / SynapseWord.StepsOfUnit(image.Target),
        [new WeightSample(0, Codes(weights))]);

    /// <summary>The course with one more sample.</summary>
    /// <param name="tick">Tick of it, after that of the last.</param>
    /// <param name="weights">The weights.</param>
    public ProjectionCourse With(int tick, ImmutableArray<SynapseWeight> weights) =>
        this with { Samples = Samples.Add(new WeightSample(tick, Codes(weights))) };

    /// <summary>Weights on the network's scale.</summary>
    public IEnumerable<double> Weights(WeightSample sample) => sample.Codes.Select(code => code * Step);

    /// <summary>Mean magnitude of the change from a sample to another; 0 without synapses.</summary>
    public double Change(WeightSample from, WeightSample to) => from.Codes.IsEmpty
        ? 0
        : from.Codes.Zip(to.Codes).Average(pair => Math.Abs((double)pair.First - pair.Second)) * Math.Abs(Step);

    private static ImmutableArray<short> Codes(ImmutableArray<SynapseWeight> weights) => [.. weights.Select(weight => (short)weight.Code)];
}
