// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Bench.Parts;
using NeuroCore.Hardware;

namespace NeuroCore.Bench;

/// <summary>Runs a workload from its beginning, once for each line of the input, and says how long it took.</summary>
internal static class BenchCommand
{
    /// <summary>The command.</summary>
    /// <returns>0; 1 if something is wrong; 2 for arguments that are none.</returns>
    public static int Run(string[] arguments, TextReader input, TextWriter output, TextWriter errors)
    {
        if (arguments is ["scale", var folder])
        {
            ScaleCommand.Run(folder, output);
            return 0;
        }

        if (arguments is ["split"])
        {
            SplitCommand.Run(output);
            return 0;
        }

        if (arguments is ["parts", var reports])
            return PartsCommand.Run(reports);
        if (arguments is ["first", _, ..])
            return FirstTicks(arguments[1..], output, errors);
        if (arguments is ["count", var counted, var length, .. var events] && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var each) && each > 0)
            return Count(counted, each, events.Length > 0 ? events[0] : null, output, errors);
        if (arguments.Length is < 2 or > 3 || !int.TryParse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks == 0)
        {
            errors.WriteLine("usage: NeuroCore.Bench <description.yaml> <ticks> [<stimulus.csv>]; it runs once for each line of its input. NeuroCore.Bench first <description.yaml>..., in one process. NeuroCore.Bench count <description.yaml> <ticks> [<stimulus.csv>]. NeuroCore.Bench scale <folder>. NeuroCore.Bench parts <folder>. NeuroCore.Bench split.");
            return 2;
        }

        try
        {
            using var workload = Workload.Read(arguments[0], arguments.Length > 2 ? arguments[2] : null, ticks);
            while (input.ReadLine() is not null)
            {
                output.WriteLine(workload.Run(ticks).ToJson());
                output.Flush();
            }

            return 0;
        }
        catch (NeuroCoreException error)
        {
            errors.WriteLine(error.Message);
            return 1;
        }
    }

    // From each description to its first tick, one after the other in one process.
    private static int FirstTicks(string[] descriptions, TextWriter output, TextWriter errors)
    {
        try
        {
            foreach (var description in descriptions)
                output.WriteLine(Workload.First(description).ToJson());
            return 0;
        }
        catch (NeuroCoreException error)
        {
            errors.WriteLine(error.Message);
            return 1;
        }
    }

    // Instructions that each part of the code executes in a tick.
    private static int Count(string description, int ticks, string? stimulus, TextWriter output, TextWriter errors)
    {
        try
        {
            using var workload = Workload.Read(description, stimulus, ticks);
            var (parts, deliveries) = workload.Count(ticks);
            foreach (var (what, instructions) in parts)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{instructions,12:F1} {what}"));
            var all = parts.Sum(part => part.Instructions);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all:F1} instructions and {deliveries:F1} synaptic events a tick: {all / deliveries:F2}"));
            return 0;
        }
        catch (NeuroCoreException error)
        {
            errors.WriteLine(error.Message);
            return 1;
        }
    }
}
