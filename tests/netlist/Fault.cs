// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Netlists;

/// <summary>One flipped bit in the truth table of one LUT, which the simulated netlist has when it is asked for.</summary>
/// <param name="Number">1 and up; 0 is the netlist without a fault.</param>
/// <param name="Where">LUT and bit, for people.</param>
internal sealed record Fault(int Number, string Where);

/// <summary>A netlist that has faults in it, each dormant until its number is chosen.</summary>
/// <param name="Verilog">Its text; the module <c>top</c> has the pins of the board.</param>
/// <param name="Faults">The faults, in the order in which they were drawn.</param>
internal sealed record FaultyNetlist(string Verilog, IReadOnlyList<Fault> Faults)
{
    /// <summary>The most faults: their numbers have eight bits.</summary>
    public const int MostFaults = 255;

    /// <summary>What chooses the fault, <c>chosen[number]</c>: a module of its own, in <c>sim/verilator/netlist</c>.</summary>
    public const string Choice = """
        wire [255:0] chosen;
        wire [255:0] differs;
        fault_choice choice (.clk_i(CLK), .differs_i(differs), .chosen_o(chosen));

        """;

    /// <summary>The pins that outputs and inputs of that module become where it is a box.</summary>
    public const string Chosen = "choice.chosen_o", Differs = "choice.differs_i";

    /// <summary>Commands of Yosys that choose one of the faults, or none, where <see cref="Chosen"/> is split into bits.</summary>
    public string Choosing(Fault? one) => string.Join('\n', Faults.Select(fault =>
        string.Create(CultureInfo.InvariantCulture, $"connect -set {Chosen}.{fault.Number} 1'b{(fault == one ? 1 : 0)}")));
}
