// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NeuroCore.Hardware;

namespace NeuroCore.Netlists;

/// <summary>The Verilog that icebox_vlog makes of a bitstream.</summary>
internal sealed partial class UnpackedVerilog
{
    private readonly string _head;
    private readonly string[] _lines;
    private readonly Dictionary<LutPlace, (int Line, string Net, string Value)> _luts = [];

    /// <summary>Takes the text apart.</summary>
    /// <exception cref="NeuroCoreException">It is not what icebox_vlog writes.</exception>
    public UnpackedVerilog(string text)
    {
        var opening = Opening().Match(text);
        if (!opening.Success)
            throw new NeuroCoreException("The bitstream could not be turned back into Verilog: icebox_vlog wrote no module 'top'.");
        // The ports are declared once more inside, as wires and registers, which Verilog allows in this form of a head only.
        var ports = Port().Matches(opening.Groups["ports"].Value);
        var head = new StringBuilder($"module top ({string.Join(", ", ports.Select(port => port.Groups["name"].Value))});\n");
        foreach (Match port in ports)
            head.Append(CultureInfo.InvariantCulture, $"{port.Groups["direction"].Value} {port.Groups["name"].Value};\n");
        _head = head.ToString();
        _lines = text[(opening.Index + opening.Length)..].Split('\n');
        for (var line = 0; line < _lines.Length; line++)
        {
            var lut = Lut().Match(_lines[line]);
            if (lut.Success)
                _luts.Add(new LutPlace(Number(lut, "x"), Number(lut, "y"), Number(lut, "cell")), (line, lut.Groups["net"].Value, lut.Groups["value"].Value));
        }
    }

    /// <summary>LUTs that are used, by place.</summary>
    public IReadOnlyList<LutPlace> Luts => [.. _luts.Keys.OrderBy(lut => (lut.X, lut.Y, lut.Cell))];

    /// <summary>What a LUT makes of its inputs; an entry of its table that no input can reach is not in it.</summary>
    public string ValueOf(LutPlace lut) => _luts[lut].Value;

    /// <summary>The netlist as it is.</summary>
    public string Verilog() => _head + string.Join('\n', _lines);

    /// <summary>The netlist with LUTs that take another function when their number is chosen.</summary>
    /// <param name="other">Number, LUT, and what it then makes of its inputs.</param>
    public string WithChoices(IEnumerable<(int Number, LutPlace Lut, string Value)> other)
    {
        var lines = (string[])_lines.Clone();
        foreach (var (number, lut, value) in other)
        {
            var (line, net, good) = _luts[lut];
            lines[line] = string.Create(
                CultureInfo.InvariantCulture,
                $"assign {net} = chosen[{number}] ? ({value}) : ({good}); assign differs[{number}] = ({value}) ^ ({good});");
        }

        return _head + FaultyNetlist.Choice + string.Join('\n', lines);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"module top \((?<ports>[^;]*)\);")]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?<direction>input|output|inout) (?<name>\w+)")]
    private static partial Regex Port();

    [GeneratedRegex(@"^assign (?<net>\w+)\s*= /\* LUT\s+(?<x>\d+)\s+(?<y>\d+)\s+(?<cell>\d+) \*/ (?<value>.*);$")]
    private static partial Regex Lut();
}
