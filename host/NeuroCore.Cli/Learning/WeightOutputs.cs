// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Cli.Learning;

/// <summary>Makes the files about weights that were asked for.</summary>
internal static class WeightOutputs
{
    /// <summary>Makes them.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="image">Image whose weights they are.</param>
    /// <param name="courses">Weights of its projections.</param>
    /// <param name="subtitle">Line below the headline of pictures.</param>
    /// <exception cref="NeuroCoreException">A file cannot be made.</exception>
    public static void Write(WeightRequest request, RegisterImage image, ImmutableArray<ProjectionCourse> courses, string subtitle)
    {
        var pictures = new WeightPictures(image.Metadata.Name, subtitle, image, courses);
        if (request.Save is { } file)
            WeightFiles.Write(file, courses);
        if (request.Map is { } map)
            pictures.SaveMaps(map);
        if (request.Histogram is { } histogram)
            pictures.SaveHistograms(histogram, request.Logarithmic);
    }
}
