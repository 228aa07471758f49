// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Plot;

namespace NeuroCore.Cli.Learning;

/// <summary>Draws weights: those after beside or before those before, where any has changed.</summary>
/// <param name="title">Headline.</param>
/// <param name="subtitle">The line below.</param>
/// <param name="image">Image whose weights they are.</param>
/// <param name="courses">Weights of its projections.</param>
internal sealed class WeightPictures(string title, string subtitle, RegisterImage image, ImmutableArray<ProjectionCourse> courses)
{
    /// <summary>Draws heat maps.</summary>
    /// <exception cref="NeuroCoreException">The file cannot be made.</exception>
    public void SaveMaps(string path)
    {
        var plot = new WeightPlot(title, [.. courses.SelectMany(course => Maps(course))]) { Subtitle = subtitle };
        PictureFiles.Save(path, plot.Save);
    }

    /// <summary>Draws histograms.</summary>
    /// <param name="path">The file.</param>
    /// <param name="logarithmic">True for a logarithmic axis.</param>
    /// <exception cref="NeuroCoreException">There is no weight, or the file cannot be made.</exception>
    public void SaveHistograms(string path, bool logarithmic)
    {
        var histograms = courses.Where(course => !course.Pairs.IsEmpty).Select(Histogram).ToImmutableArray();
        if (histograms.IsEmpty)
            throw new NeuroCoreException($"There is nothing to draw in {path}, because the projections have no synapses: leave --plot-histogram out.");
        PictureFiles.Save(path, new HistogramPlot(title, histograms) { Subtitle = subtitle, Logarithmic = logarithmic }.Save);
    }

    private ImmutableArray<WeightMatrix> Maps(ProjectionCourse course) => course.Changed == 0
        ? [Map(course, course.Last, "")]
        : WeightMatrix.InOneRange(Map(course, course.First, ", before"), Map(course, course.Last, ", after"));

    private WeightMatrix Map(ProjectionCourse course, WeightSample sample, string when) => new(
        course.Place.Name + when,
        course.Place.Source, SizeOf(course.Place.Source),
        course.Place.Target, SizeOf(course.Place.Target),
        [.. course.Pairs.Zip(course.Weights(sample)).Select(synapse => new WeightCell(synapse.First.Pre, synapse.First.Post, synapse.Second))]);

    private static Histogram Histogram(ProjectionCourse course) => new(course.Place.Name, [.. course.Weights(course.Last)])
    {
        Before = course.Changed == 0 ? [] : [.. course.Weights(course.First)],
        Step = Math.Abs(course.Step),
    };

    private int SizeOf(string population) => image.Metadata.Populations.First(place => place.Name == population).Count;
}
