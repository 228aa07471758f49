// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;
using NeuroCore.Hardware;

namespace NeuroCore.Netlists;

/// <summary>The netlist that yosys writes after synthesis, with flipped bits that can be chosen.</summary>
internal static partial class SynthesisedNetlist
{
    private const int TableBits = 16;
    private const int Inputs = 4;

    // A LUT whose table has one bit flipped when its number is chosen.
    private const string FaultyLut = """

        module faulty_lut #(parameter [15:0] LUT_INIT = 16'd0, parameter [3:0] ENTRY = 4'd0) (
          input wire chosen_i, output wire differs_o, input wire I0, I1, I2, I3, output wire O
        );
          assign differs_o = {I3, I2, I1, I0} == ENTRY;
          wire [15:0] entries = LUT_INIT ^ ({15'd0, chosen_i} << ENTRY);
          assign O = entries[{I3, I2, I1, I0}];
        endmodule

        """;

    /// <summary>Puts faults into a netlist.</summary>
    /// <param name="verilog">Text of the netlist, its module is <c>top</c>.</param>
    /// <param name="faults">How many; their LUTs and bits are drawn.</param>
    /// <param name="random">What chooses.</param>
    /// <exception cref="NeuroCoreException">It has no LUTs, so yosys did not write it.</exception>
    public static FaultyNetlist With(string verilog, int faults, Random random)
    {
        var luts = Lut().Matches(verilog);
        if (luts.Count < faults || luts.Count == 0)
            throw new NeuroCoreException($"The netlist has {luts.Count} LUTs: it was not written by this flow.");
        if (faults == 0)
            return new FaultyNetlist(verilog, []);

        var chosen = luts.OrderBy(_ => random.Next())
            .Select(lut => (Lut: lut, Entry: random.Next(TableBits)))
            .Where(fault => IsReached(fault.Lut.Value, fault.Entry))
            .Take(faults)
            .Select((fault, index) => (Number: index + 1, fault.Lut, fault.Entry)).ToList();
        foreach (var (number, lut, entry) in chosen.OrderByDescending(fault => fault.Lut.Index))
        {
            var text = lut.Value
                .Replace("SB_LUT4 #(", string.Create(CultureInfo.InvariantCulture, $"faulty_lut #(.ENTRY({entry}),"), StringComparison.Ordinal)
                .Replace(".I0(", string.Create(CultureInfo.InvariantCulture, $".chosen_i(chosen[{number}]), .differs_o(differs[{number}]), .I0("), StringComparison.Ordinal);
            verilog = verilog[..lut.Index] + text + verilog[(lut.Index + lut.Length)..];
        }

        var body = Opening().Match(verilog);
        verilog = verilog.Insert(body.Index + body.Length, "\n" + FaultyNetlist.Choice) + FaultyLut;
        return new FaultyNetlist(verilog, [.. chosen.Select(fault => new Fault(fault.Number, $"LUT {fault.Lut.Groups["name"].Value.Trim()}, entry {fault.Entry}"))]);
    }

    // An input that is tied to a constant keeps half of the table from ever being looked up.
    private static bool IsReached(string lut, int entry) => Enumerable.Range(0, Inputs).All(input =>
        !lut.Contains($".I{input}(1'h{1 - ((entry >> input) & 1)})", StringComparison.Ordinal));

    [GeneratedRegex(@"SB_LUT4 #\(\s*\.LUT_INIT\([^)]*\)\s*\) (?<name>\S+)\s*\([^;]*\);")]
    private static partial Regex Lut();

    [GeneratedRegex(@"module top\s*\([^;]*\);")]
    private static partial Regex Opening();
}
