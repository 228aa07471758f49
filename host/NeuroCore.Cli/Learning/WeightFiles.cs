// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli.Learning;

/// <summary>Writes weights as CSV.</summary>
internal static class WeightFiles
{
    private const string SampleHeading = "tick,projection,pre,post,weight";

    /// <summary>Writes the last weights so that the connector <c>from_csv</c> takes them: one file a projection.</summary>
    /// <param name="path">The file; where there are several projections, the name of each is put before its extension.</param>
    /// <param name="courses">Weights.</param>
    /// <exception cref="NeuroCoreException">A file cannot be written, or two projections would have the same one.</exception>
    public static void Write(string path, ImmutableArray<ProjectionCourse> courses)
    {
        var files = courses.Select(course => courses.Length == 1 ? path : PathOf(path, course.Place.Name)).ToList();
        if (files.GroupBy(file => file).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new NeuroCoreException($"Weights of several projections would go into {twice.Key}: choose one of them with --projection.");
        foreach (var (file, course) in files.Zip(courses))
        {
            WeightFile.Write(file, course.Pairs.Zip(course.Last.Codes, course.Weights(course.Last))
                .Select(synapse => new SynapseWeight(synapse.First.Pre, synapse.First.Post, synapse.Third, synapse.Second)));
        }
    }

    /// <summary>Writes all samples, tick by tick.</summary>
    /// <param name="path">The file.</param>
    /// <param name="courses">Weights.</param>
    /// <exception cref="NeuroCoreException">The file cannot be written.</exception>
    public static void WriteSamples(string path, ImmutableArray<ProjectionCourse> courses) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(SampleHeading);
        var samples = courses.SelectMany(course => course.Samples.Select(sample => (Course: course, Sample: sample))).OrderBy(pair => pair.Sample.Tick);
        foreach (var (course, sample) in samples)
        {
            foreach (var ((pre, post), weight) in course.Pairs.Zip(course.Weights(sample)))
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sample.Tick},{course.Place.Name},{pre},{post},{weight:R}"));
        }
    });

    // Names of projections may hold an arrow.
    private static string PathOf(string path, string projection) => Path.Combine(
        Path.GetDirectoryName(path) ?? "",
        $"{Path.GetFileNameWithoutExtension(path)}-{projection.Replace("->", "-to-", StringComparison.Ordinal)}{Path.GetExtension(path)}");
}
