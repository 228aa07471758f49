// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Link;
using Spectre.Console;
using Capabilities = NeuroCore.Hardware.Capabilities;

namespace NeuroCore.Cli;

/// <summary><c>neurocore inspect</c>: what is in an image.</summary>
internal static class InspectCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("image") { Description = "Image, as `neurocore compile` makes them." };
        var json = CommonOptions.Json();
        var command = new Command("inspect", "Show what is in an image.") { file, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            using var stream = UserFile.OpenRead(path);
            var image = ImageFile.Read(stream, path);
            if (parsed.GetValue(json))
                WriteJson(terminal, image);
            else
                WriteText(terminal, image);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void WriteText(Terminal terminal, RegisterImage image)
    {
        terminal.Out.WriteLine($"{image.Metadata.Name} for {image.Target.Name} ({BoardIdentity.ShapeOf(image.Target)})");
        terminal.Out.WriteLine($"uses {image.Neurons} neurons, {image.Sources} sources and {Encoders(image)} encoders, ticks of {Quantities.Time(image.Metadata.TickSeconds)}");
        terminal.Out.WriteLine($"needs {Features(image.Needs)}");
        terminal.Out.WriteLine($"the build has more: {Features(image.Target.Capabilities & ~image.Needs)}");
        var places = new Table().RoundedBorder().AddColumns("population", "kind", "first", "count");
        foreach (var place in image.Metadata.Populations)
            places.AddRow(Markup.Escape(place.Name), place.IsInput ? "input" : "neurons", Number(place.First), Number(place.Count));
        terminal.Tables.Write(RightAligned(places, from: 2));
        if (!image.Metadata.Projections.IsEmpty)
        {
            var projections = new Table().RoundedBorder().AddColumns("projection", "synapses", "blocks", "full");
            foreach (var projection in image.Metadata.Projections)
            {
                projections.AddRow(
                    Markup.Escape(projection.Name), Number(projection.Synapses), Number(projection.Blocks),
                    projection.Fill(image.Target.Lanes).ToString("P0", CultureInfo.InvariantCulture));
            }

            terminal.Tables.Write(RightAligned(projections, from: 1));
        }

        InspectLearning.WriteText(terminal, image);
        var sections = new Table().RoundedBorder().AddColumns("bank", "address", "words");
        foreach (var section in image.Sections)
            sections.AddRow(section.Bank.ToString(), Number(section.Address), Number(section.Length));
        terminal.Tables.Write(RightAligned(sections, from: 1));
    }

    private static void WriteJson(Terminal terminal, RegisterImage image) => JsonOutput.Write(terminal, json =>
    {
        json.WriteString("network", image.Metadata.Name);
        json.WriteNumber("tick_seconds", image.Metadata.TickSeconds);
        json.WriteString("build", image.Target.Name);
        json.WriteNumber("build_neurons", image.Target.Neurons);
        json.WriteNumber("build_sources", image.Target.Sources);
        json.WriteNumber("build_lanes", image.Target.Lanes);
        json.WriteNumber("neurons", image.Neurons);
        json.WriteNumber("sources", image.Sources);
        json.WriteNumber("encoders", Encoders(image));
        json.WriteNumber("build_exponent_bits", image.Target.ExponentBits);
        json.WriteNumber("build_delay_bits", image.Target.DelayBits);
        json.WriteNumber("build_encoders", image.Target.Encoders);
        json.WriteNumber("build_winners", image.Target.Winners);
        json.WriteNames("build_features", FeatureNames.Of(image.Target.Capabilities));
        json.WriteNames("needs", FeatureNames.Of(image.Needs));
        json.WriteList("populations", image.Metadata.Populations, place =>
        {
            json.WriteString("name", place.Name);
            json.WriteBoolean("input", place.IsInput);
            json.WriteNumber("first", place.First);
            json.WriteNumber("count", place.Count);
        });
        json.WriteList("projections", image.Metadata.Projections, projection =>
        {
            json.WriteString("name", projection.Name);
            json.WriteNumber("synapses", projection.Synapses);
            json.WriteNumber("blocks", projection.Blocks);
            json.WriteNumber("fill", projection.Fill(image.Target.Lanes));
            json.WriteNumber("unit", projection.Unit);
            if (projection.Rule is not null)
                json.WriteString("rule", projection.Rule);
        });
        InspectLearning.WriteJson(json, image);
        json.WriteList("sections", image.Sections, section =>
        {
            json.WriteString("bank", section.Bank.ToString());
            json.WriteNumber("address", section.Address);
            json.WriteNumber("words", section.Length);
        });
    });

    private static int Encoders(RegisterImage image) => image.WordAt(Bank.Control, (int)ControlRegister.ImageEncoders);

    private static string Features(Capabilities features) => features == Capabilities.None ? "nothing" : string.Join(", ", FeatureNames.Of(features));

    private static Table RightAligned(Table table, int from)
    {
        for (var column = from; column < table.Columns.Count; column++)
            table.Columns[column].RightAligned();
        return table;
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
