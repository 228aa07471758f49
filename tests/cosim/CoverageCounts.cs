// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>How often each point of the RTL was reached, over all runs, instances and builds.</summary>
internal sealed class CoverageCounts
{
    private const string Room = "hdl/";
    private const char Field = '\u0001';
    private const char Value = '\u0002';

    private readonly Lock _lock = new();
    private readonly SortedDictionary<CoveragePoint, long> _counts = [];

    /// <summary>Points and their counts, in order.</summary>
    public IReadOnlyDictionary<CoveragePoint, long> Points => _counts;

    /// <summary>Adds what an instance of the RTL reached.</summary>
    public void Add(RtlDesign design)
    {
        var file = Path.GetTempFileName();
        try
        {
            design.Coverage(file);
            Add(File.ReadLines(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Adds the lines of a file as Verilator 5 writes it: <c>C 'fields' count</c>, each field a name and a value.</summary>
    /// <exception cref="NeuroCoreException">A line is no such line.</exception>
    public void Add(IEnumerable<string> lines)
    {
        lock (_lock)
        {
            foreach (var line in lines)
            {
                if (line.StartsWith('#'))
                    continue;
                var (point, count) = Read(line);
                if (point.File.StartsWith(Room, StringComparison.Ordinal))
                    _counts[point] = _counts.GetValueOrDefault(point) + count;
            }
        }
    }

    private static (CoveragePoint Point, long Count) Read(string line)
    {
        var end = line.LastIndexOf('\'');
        if (!line.StartsWith("C '", StringComparison.Ordinal) || end < 3 ||
            !long.TryParse(line.AsSpan(end + 1), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var count))
        {
            throw new NeuroCoreException($"'{line}' is no line of a coverage file: use Verilator 5, which writes them so.");
        }

        string file = "", name = "", page = "";
        int at = 0, column = 0;
        foreach (var field in line[3..end].Split(Field, StringSplitOptions.RemoveEmptyEntries))
        {
            var between = field.IndexOf(Value, StringComparison.Ordinal);
            var value = field[(between + 1)..];
            switch (field[..between])
            {
                case "f": file = value; break;
                case "l": at = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "n": column = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "o": name = value; break;
                case "page": page = value; break;
            }
        }

        var kind = page.Split('/')[0] switch
        {
            "v_line" => CoverageKind.Line,
            "v_branch" => CoverageKind.Branch,
            "v_toggle" => CoverageKind.Toggle,
            _ => throw new NeuroCoreException($"'{page}' is a kind of coverage that is not known here: add it to CoverageCounts."),
        };
        return (new CoveragePoint(file, at, column, kind, name), count);
    }
}
