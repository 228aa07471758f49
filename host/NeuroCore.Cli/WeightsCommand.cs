// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.CommandLine;
using NeuroCore.Cli.Learning;
using NeuroCore.Cli.Running;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli;

/// <summary><c>neurocore weights</c>: the weights that a network starts with, such as those that one has learned.</summary>
internal static class WeightsCommand
{
    public static Command Create(Terminal terminal)
    {
        var network = new Argument<string>("network") { Description = "Image, or description of a network (YAML)." };
        var build = CommonOptions.Build($"that of the image, else {CommonOptions.UsualBuild},");
        var json = CommonOptions.Json();
        var command = new Command("weights", "Show the weights of an image, or of the image that a description becomes.") { network, build, json };
        var options = new WeightOptions();
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var subject = RunSubject.Read(parsed.GetRequiredValue(network));
            var image = subject.ImageFor(subject.BuildFor(parsed.GetValue(build)) ?? Configurations.Named(CommonOptions.UsualBuild));
            var request = options.Of(parsed);
            ImmutableArray<ProjectionCourse> courses =
            [
                .. WatchedProjections.Of(request.Projections, image)
                    .Select(place => ProjectionCourse.Of(image, place, ImageWeights.Of(image, place.Name))),
            ];
            if (parsed.GetValue(json))
                WriteJson(terminal, image, courses);
            else
                WriteText(terminal, image, courses);
            WeightOutputs.Write(request, image, courses, image.Target.Name);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void WriteText(Terminal terminal, RegisterImage image, ImmutableArray<ProjectionCourse> courses)
    {
        terminal.Out.WriteLine($"{image.Metadata.Name} for {image.Target.Name}, {Quantities.Count(courses.Sum(course => course.Pairs.Length), "synapse")} of {Quantities.Count(courses.Length, "projection")}");
        WeightText.Write(terminal, courses);
    }

    private static void WriteJson(Terminal terminal, RegisterImage image, ImmutableArray<ProjectionCourse> courses) => JsonOutput.Write(terminal, json =>
    {
        json.WriteString("network", image.Metadata.Name);
        json.WriteString("build", image.Target.Name);
        json.WriteList("weights", courses, course => WeightJson.WriteProjection(json, course));
    });
}
