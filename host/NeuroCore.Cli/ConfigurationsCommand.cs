// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using NeuroCore.Hardware;
using Spectre.Console;
using Capabilities = NeuroCore.Hardware.Capabilities;

namespace NeuroCore.Cli;

/// <summary><c>neurocore configurations</c>: the builds of the hardware that there are.</summary>
internal static class ConfigurationsCommand
{
    private const double HertzPerMegahertz = 1e6;

    public static Command Create(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new Command("configurations", "List the builds of the hardware.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
                WriteJson(terminal);
            else
                WriteTable(terminal);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void WriteTable(Terminal terminal)
    {
        var table = new Table().RoundedBorder().AddColumns("build", "neurons", "sources", "lanes", "encoders", "delay", "exponent", "winners", "clock", "baud", "board", "what for");
        for (var column = 1; column <= 9; column++)
            table.Columns[column].RightAligned();
        foreach (var build in Configurations.All)
        {
            table.AddRow(new[]
            {
                build.Name, Number(build.Neurons), Number(build.Sources), Number(build.Lanes), Number(build.Encoders),
                Bits(build.DelayBits), Bits(build.ExponentBits), Number(build.Winners),
                string.Create(CultureInfo.InvariantCulture, $"{build.ClockHertz / HertzPerMegahertz:0.###} MHz"),
                Number(build.Baud), build.Board ?? "", build.About,
            }.Select(Markup.Escape).ToArray());
        }

        terminal.Tables.Write(table);
        WriteFeatures(terminal);
    }

    // A row a feature, a column a build: side by side is how they are compared.
    private static void WriteFeatures(Terminal terminal)
    {
        var table = new Table().RoundedBorder().AddColumn("feature");
        foreach (var build in Configurations.All)
            table.AddColumn(new TableColumn(Markup.Escape(build.Name)).Centered());
        foreach (var feature in Enum.GetValues<Capabilities>().Where(feature => feature != Capabilities.None))
        {
            table.AddRow(
            [
                string.Concat(FeatureNames.Of(feature)),
                .. Configurations.All.Select(build => build.Has(feature) ? "x" : ""),
            ]);
        }

        terminal.Tables.Write(table);
    }

    private static void WriteJson(Terminal terminal) => JsonOutput.Write(terminal, json =>
        json.WriteList("configurations", Configurations.All, build =>
        {
            json.WriteString("name", build.Name);
            json.WriteNumber("neurons", build.Neurons);
            json.WriteNumber("sources", build.Sources);
            json.WriteNumber("lanes", build.Lanes);
            json.WriteNumber("current_width", build.CurrentWidth);
            json.WriteNumber("membrane_width", build.MembraneWidth);
            json.WriteNumber("accumulator_shift_bits", build.AccumulatorShiftBits);
            json.WriteNumber("current_shift_bits", build.CurrentShiftBits);
            json.WriteNumber("exponent_bits", build.ExponentBits);
            json.WriteNumber("delay_bits", build.DelayBits);
            json.WriteNumber("encoders", build.Encoders);
            json.WriteNumber("winners", build.Winners);
            json.WriteNumber("synapse_bits", build.SynapseBits);
            json.WriteNames("features", FeatureNames.Of(build.Capabilities));
            json.WriteNumber("clock_hertz", build.ClockHertz);
            json.WriteNumber("baud", build.Baud);
            json.WriteString("board", build.Board);
            json.WriteString("about", build.About);
        }));

    private static string Bits(int count) => $"{Number(count)} bit{(count == 1 ? "" : "s")}";

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
