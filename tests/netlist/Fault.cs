// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Netlists;

/// <summary>One flipped bit in the truth table of one LUT, which the simulated netlist has when it is asked for.</summary>
/// <param name="Number">1 and up; 0 is the netlist without a fault.</param>
/// <param name="Where">LUT and bit, for people.</param>
internal sealed record Fault(int Number, string Where);

/// <summary>
/// A netlist that has the faults in it, each dormant until its number is chosen. At its end a simulation says which of them
/// would have made a difference to their LUT's output at a clock edge: whether the flipped entry was ever looked up.
/// </summary>
/// <param name="Verilog">Its text; the module <c>top</c> has the pins of the board.</param>
/// <param name="Faults">The faults.</param>
internal sealed record FaultyNetlist(string Verilog, IReadOnlyList<Fault> Faults)
{
    /// <summary>What chooses the fault: an option of the simulator, read once at the start.</summary>
    public const string Choice = """
        reg [7:0] fault;
        initial if (!$value$plusargs("fault=%d", fault)) fault = 8'd0;
        wire [255:0] differs;
        reg [255:0] looked_up = 256'd0;
        always @(posedge CLK) looked_up <= looked_up | differs;
        final $display("looked up: %h", looked_up);

        """;
}
