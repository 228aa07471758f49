// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Hardware;

/// <summary>What a part has, or what a design uses of it.</summary>
/// <param name="LogicCells">Logic cells of an iCE40 (a LUT with four inputs, a carry and a flip-flop); LUTs of other parts.</param>
/// <param name="BlockRams">Block RAMs: of 4 kbit on an iCE40, else of 18 kbit.</param>
/// <param name="Sprams">Single-port RAMs of 262,144 bits.</param>
/// <param name="Dsps">Multipliers.</param>
public sealed record Resources(int LogicCells, int BlockRams, int Sprams, int Dsps);

/// <summary>Which tools make a bitstream.</summary>
public enum BoardFamily
{
    /// <summary>Lattice iCE40: yosys, nextpnr and icestorm, from source to bitstream.</summary>
    Ice40,

    /// <summary>Xilinx Artix-7: the vendor's tool; synthesis alone by yosys.</summary>
    Xilinx,

    /// <summary>Lattice ECP5: yosys, nextpnr-ecp5 and prjtrellis; synthesis alone here.</summary>
    Ecp5,
}

/// <summary>A board, an entry of <c>hdl/boards/boards.yaml</c>.</summary>
/// <param name="Name">Name of its folder under <c>hdl/boards</c>.</param>
/// <param name="About">What it is sold as.</param>
/// <param name="Part">Its FPGA.</param>
/// <param name="Family">Which tools make its bitstream.</param>
/// <param name="Top">Name of the board whose <c>top.v</c> it has: its own, or one that differs from it in pins alone.</param>
/// <param name="Clock">Its clock and that of the design, in words.</param>
/// <param name="ClockHertz">Clock of the design, Hz; null: that of the build.</param>
/// <param name="Builds">Builds that are meant for it, the usual one first; at least one.</param>
/// <param name="YosysOptions">Options of the synthesis command for this part.</param>
/// <param name="PlaceOptions">Options of nextpnr for this part; empty where it is not placed here.</param>
/// <param name="Limits">What the part has.</param>
/// <param name="Serial">Where a host finds its serial port, in words.</param>
/// <param name="Flash">Command lines that load a bitstream; <c>{file}</c> stands for it.</param>
public sealed record Board(
    string Name, string About, string Part, BoardFamily Family, string Top, string Clock, int? ClockHertz, ImmutableArray<string> Builds, string YosysOptions,
    string PlaceOptions, Resources Limits, string Serial, ImmutableArray<string> Flash);
