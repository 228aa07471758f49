// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace NeuroCore.Formats.Results;

/// <summary>
/// Writes a run as a value change dump for waveform viewers: a scope for each population with a wire for each member that
/// spiked, 1 for the first half of the tick of a spike; sampled values as 32-bit vectors.
/// </summary>
public static class WaveformFile
{
    private const double Nanosecond = 1e-9;
    private const char FirstLetter = '!';
    private const int Letters = '~' - '!' + 1;
    private const int Bits = 32;

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="run">The run.</param>
    public static void Write(Stream stream, RunData run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("$version NeuroCore $end");
        writer.WriteLine("$timescale 1 ns $end");
        writer.WriteLine($"$scope module {Word(run.Network)} $end");
        var number = 0;
        var half = Math.Max(1, (long)Math.Round(run.TickSeconds / Nanosecond / 2));
        var changes = new SortedDictionary<long, List<string>>();
        var first = new List<string>();
        foreach (var population in run.Populations)
        {
            writer.WriteLine($"$scope module {Word(population.Name)} $end");
            foreach (var member in population.Spikes.GroupBy(spike => spike.Index).OrderBy(group => group.Key))
            {
                var code = Code(number++);
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"$var wire 1 {code} n{member.Key} $end"));
                first.Add($"0{code}");
                foreach (var spike in member)
                {
                    At(changes, 2 * half * spike.Tick).Add($"1{code}");
                    At(changes, (2 * half * spike.Tick) + half).Add($"0{code}");
                }
            }

            writer.WriteLine("$upscope $end");
        }

        foreach (var trace in run.Traces)
        {
            var code = Code(number++);
            writer.WriteLine($"$var integer {Bits} {code} {Word(trace.Name)} $end");
            first.Add($"bx {code}");
            foreach (var (tick, value) in trace.Ticks.Zip(trace.Values))
                At(changes, (2 * half * tick) + half).Add($"b{Convert.ToString(value, 2).PadLeft(Bits, '0')} {code}");
        }

        writer.WriteLine("$upscope $end");
        writer.WriteLine("$enddefinitions $end");
        writer.WriteLine("$dumpvars");
        foreach (var value in first)
            writer.WriteLine(value);
        writer.WriteLine("$end");
        At(changes, 2 * half * run.Ticks);
        foreach (var (time, values) in changes)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"#{time}"));
            foreach (var value in values)
                writer.WriteLine(value);
        }
    }

    private static List<string> At(SortedDictionary<long, List<string>> changes, long time)
    {
        if (!changes.TryGetValue(time, out var list))
            changes.Add(time, list = []);
        return list;
    }

    private static string Code(int number)
    {
        var code = "";
        for (var rest = number; ; rest = (rest / Letters) - 1)
        {
            code += (char)(FirstLetter + (rest % Letters));
            if (rest < Letters)
                return code;
        }
    }

    private static string Word(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
}
