// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>The sources of a build, its parameters, and the hash by which a board tells what it was made from.</summary>
/// <param name="Root">Root of the repository.</param>
/// <param name="Sources">Verilog files, from the root, in order of their names.</param>
/// <param name="Parameters">Parameters of the board's top, NAME and value.</param>
/// <param name="SourceHash">
/// First 32 bits of the SHA-256 of all that a bitstream is made from: sources, constants, pins, parameters, commands and versions of
/// the programs. All but the placer's seed, which is chosen after the hash is in the design; the report names it.
/// </param>
public sealed record DesignFiles(
    string Root, ImmutableArray<string> Sources, ImmutableArray<(string Name, long Value)> Parameters, uint SourceHash)
{
    private static readonly ImmutableArray<string> Rooms = ["hdl/core", "hdl/link", "hdl/memory"];

    /// <summary>Collects the design of a build for its board.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="configuration">The build.</param>
    /// <param name="board">Its board.</param>
    /// <param name="versions">Versions of the programs.</param>
    public static DesignFiles Of(string root, Configuration configuration, Board board, ToolVersions versions)
    {
        ImmutableArray<string> sources =
        [
            .. Rooms.SelectMany(room => Directory.GetFiles(Path.Combine(root, room), "*.v"))
                .Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal),
            "hdl/neurocore.v",
            $"hdl/boards/{board.Top}/top.v",
        ];
        ImmutableArray<(string, long)> parameters =
        [
            ("NEURONS", configuration.Neurons),
            ("SOURCES", configuration.Sources),
            ("LANES", configuration.Lanes),
            ("CURRENT_WIDTH", configuration.CurrentWidth),
            ("MEMBRANE_WIDTH", configuration.MembraneWidth),
            ("ACCUMULATOR_SHIFT_BITS", configuration.AccumulatorShiftBits),
            ("CURRENT_SHIFT_BITS", configuration.CurrentShiftBits),
            ("EXPONENT_BITS", configuration.ExponentBits),
            ("DELAY_BITS", configuration.DelayBits),
            ("ENCODERS", configuration.Encoders),
            ("WINNERS", configuration.Winners),
            ("FEATURES", (uint)configuration.Capabilities),
            ("CLOCK_HERTZ", configuration.ClockHertz),
            ("BAUD", configuration.Baud),
            ("CONFIGURATION_HASH", configuration.NameHash),
        ];

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in sources.Add("hdl/registers/neurocore_registers.vh").Add($"hdl/boards/{board.Name}/{Constraints(board.Family)}"))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(File.ReadAllBytes(Path.Combine(root, file)));
        }

        foreach (var (name, value) in parameters)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}={value};")));
        }

        hash.AppendData(Encoding.UTF8.GetBytes($"{SynthesisCommand.Of(board).Flat};{board.PlaceOptions};yosys {versions.Yosys};nextpnr {versions.Nextpnr};"));
        var first = BitConverter.ToUInt32(hash.GetHashAndReset(), 0);
        return new DesignFiles(root, sources, parameters, first);
    }

    /// <summary>Parameters of the board's top, the hash among them.</summary>
    public ImmutableArray<(string Name, long Value)> ParametersWithHash => Parameters.Add(("SOURCE_HASH", SourceHash));

    /// <summary>Name of a board's file of pins and clocks.</summary>
    public static string Constraints(BoardFamily family) => family switch
    {
        BoardFamily.Ice40 => "pins.pcf",
        BoardFamily.Xilinx => "pins.xdc",
        _ => "pins.lpf",
    };

    /// <summary>The yosys commands that read the design with its parameters set.</summary>
    public string ReadCommands()
    {
        var values = ParametersWithHash
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"-chparam {p.Name} {p.Value}"));
        return $"read_verilog -defer -Ihdl/registers {string.Join(' ', Sources)}\n"
            + $"hierarchy -top top {string.Join(' ', values)}\n";
    }
}
