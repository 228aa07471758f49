// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace NeuroCore.Cli.Learning;

/// <summary>Tells programs of learning.</summary>
internal static class WeightJson
{
    /// <summary>Writes the members <c>learning</c>, <c>weights</c> and <c>weight_samples</c>.</summary>
    public static void Write(Utf8JsonWriter json, LearningRecord learning)
    {
        json.WriteStartObject("learning");
        json.WriteBoolean("learns", learning.Learns);
        json.WriteList("spans", learning.Spans, span =>
        {
            json.WriteNumber("from", span.From);
            json.WriteNumber("until", span.Until);
        });
        json.WriteEndObject();
        json.WriteList("weights", learning.Courses, course => WriteCourse(json, course));
        var samples = learning.Courses
            .SelectMany(course => course.Samples.Select((sample, number) => (Course: course, Sample: sample, Before: course.Samples[Math.Max(0, number - 1)])))
            .OrderBy(entry => entry.Sample.Tick);
        json.WriteList("weight_samples", samples, entry =>
        {
            json.WriteNumber("tick", entry.Sample.Tick);
            json.WriteString("projection", entry.Course.Place.Name);
            WriteSummary(json, WeightSummary.Of(entry.Course.Weights(entry.Sample)));
            json.WriteNumber("mean_change", entry.Course.Change(entry.Before, entry.Sample));
        });
    }

    /// <summary>Writes the weights of a projection at one time.</summary>
    public static void WriteProjection(Utf8JsonWriter json, ProjectionCourse course)
    {
        WritePlace(json, course);
        WriteSummary(json, WeightSummary.Of(course.Weights(course.Last)));
    }

    private static void WriteCourse(Utf8JsonWriter json, ProjectionCourse course)
    {
        WritePlace(json, course);
        json.WriteNumber("changed", course.Changed);
        json.WriteNumber("mean_change", course.Change(course.First, course.Last));
        foreach (var (name, sample) in new[] { ("before", course.First), ("after", course.Last) })
        {
            json.WriteStartObject(name);
            WriteSummary(json, WeightSummary.Of(course.Weights(sample)));
            json.WriteEndObject();
        }
    }

    private static void WritePlace(Utf8JsonWriter json, ProjectionCourse course)
    {
        json.WriteString("projection", course.Place.Name);
        json.WriteString("source", course.Place.Source);
        json.WriteString("target", course.Place.Target);
        json.WriteString("rule", course.Place.Rule);
        json.WriteNumber("synapses", course.Pairs.Length);
    }

    private static void WriteSummary(Utf8JsonWriter json, WeightSummary sum)
    {
        json.WriteNumber("mean", sum.Mean);
        json.WriteNumber("deviation", sum.Deviation);
        json.WriteNumber("least", sum.Least);
        json.WriteNumber("q05", sum.Low);
        json.WriteNumber("q25", sum.Lower);
        json.WriteNumber("median", sum.Median);
        json.WriteNumber("q75", sum.Upper);
        json.WriteNumber("q95", sum.High);
        json.WriteNumber("most", sum.Most);
    }
}
