// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NeuroCore.Cosim;
using NeuroCore.Hardware;

namespace NeuroCore.Mutation;

/// <summary>
/// What is compared of an elaborated design in every clock, which is no more than what lockstep compares with the model: what
/// is written to every memory and where, and what the sequencer, counters, ports and bytes of the link are. A value that means
/// something only with an enable is 0 without it. The first word is that of the lockstep's record.
/// </summary>
internal sealed partial class ObservedWires
{
    private const int WordBits = 64;

    // Name, and the wire without which it means nothing.
    private static readonly (string Name, string? Enable)[] s_core =
    [
        ("event_valid", null), ("event_source", "event_valid"), ("event_negative", "event_valid"),
        ("row_valid", null), ("row_block", "row_valid"), ("row_source", "row_valid"), ("row_class", "row_valid"),
        ("update.fired_o", null), ("noise_state", "update_start"),
        ("control.clocks_q", null), ("control.tick_q", "tick_busy_o"), ("control.stalls_q", null), ("control.overruns", null),
        ("control.spikes_left", null), ("control.probe_left", "tick_busy_o"), ("elapsed", "tick_busy_o"),
        ("tick_due_o", null), ("last_spike_o", null), ("probe_due_o", null), ("probe_count_o", null),
    ];

    private static readonly (string Name, string? Enable)[] s_link =
    [
        ("rx_bit_valid", null), ("rx_bit", "rx_bit_valid"), ("rx_byte_valid", null), ("rx_byte", "rx_byte_valid"), ("rx_byte_bad", null),
        ("put_valid", null), ("put_byte", "put_valid"), ("put_drop", null),
        ("acknowledge_valid", null), ("acknowledge", "acknowledge_valid"), ("resend", null), ("sync", null), ("stop", null), ("stopped", null),
        ("frame_damaged", null), ("out_of_order", null), ("frame_valid", null), ("frame_next", null), ("frame_done", null),
        ("refused", null), ("hand_over", null), ("handed_over", null), ("expected", null), ("nonce", null), ("last", null),
    ];

    // As in board_lockstep.v and core_record.vh.
    private const string Requests =
        "{8'd0, \\host.memory_valid_o ? \\host.memory_address_o : 24'd0, \\host.event_valid_o ? \\host.event_source_o : 16'd0, " +
        "3'd0, \\host.memory_valid_o ? \\host.memory_bank_o : 5'd0, \\host.memory_valid_o & \\host.memory_write_o , \\host.memory_valid_o , " +
        "\\host.spike_ready_o , \\host.event_valid_o , \\host.tick_start_o , \\host.core_reset_o , \\tick_busy_o , \\uart_tx_o }";

    private const string Ports =
        "{\\memory_ready_o & ~\\memory_write_i ? \\memory_rdata_o : 16'd0, 1'b0, \\spike_valid_o ? {10'd0, \\spike_tick_o } : 15'd0, " +
        "\\spike_valid_o ? \\spike_neuron_o : 16'd0, 8'd0, " +
        "\\memory_ready_o , \\spike_valid_o , \\event_ready_o , \\phases.tick_end_o , \\tick_busy_o , \\phases.phase_o }";

    private readonly SortedDictionary<string, int> _widths = new(StringComparer.Ordinal);
    private readonly StringBuilder _parts = new();
    private int _bits;

    /// <summary>Looks for them.</summary>
    /// <param name="part">Which part of the board the design is.</param>
    /// <param name="build">The build.</param>
    /// <param name="design">Lines of the design as RTLIL, without hierarchy.</param>
    /// <exception cref="NeuroCoreException">One that is to be compared is not there.</exception>
    public ObservedWires(string part, Configuration build, IEnumerable<string> design)
    {
        foreach (var line in design)
        {
            if (Wire().Match(line) is { Success: true } wire)
                _widths[wire.Groups["name"].Value] = wire.Groups["width"] is { Success: true } width ? int.Parse(width.Value, CultureInfo.InvariantCulture) : 1;
        }

        var board = part == Libraries.BoardPart;
        var core = board ? "core0." : "";
        Add(board ? Requests : Ports, WordBits);
        foreach (var (name, enable) in s_core)
            AddEnabled(core, name, enable);
        if (build.Has(Capabilities.Bipolar))
            AddEnabled(core, "update.fired_negative_o", "update.fired_o");
        if (build.Has(Capabilities.Encoders))
        {
            AddEnabled(core, "encoded", null);
            AddEnabled(core, "encoded_source", "encoded");
        }

        if (build.Has(Capabilities.Learning))
            AddEnabled(core, "plasticity.learning.registers.host_write_i", null);
        if (board)
        {
            foreach (var (name, enable) in s_link)
                AddEnabled("host.", name, enable);
            AddEnabled("host.", "rate", "sync");
            Add("(\\host.tx_valid & \\host.tx_ready  ? \\host.tx_byte  : 8'd0)", Width("host.tx_byte"));
            Add("(\\host.memory_valid_o & \\host.memory_write_o ? \\host.memory_wdata_o  : 16'd0)", Width("host.memory_wdata_o"));
        }

        foreach (var memory in Named(".waddr_i"))
            AddMemory(memory, $"{memory}.waddr_i");
        // Of those with one port the address is that of the access, whatever it is.
        foreach (var memory in Named("].ram.write_address_i"))
            AddMemory($"{memory}].ram", $"{memory}].write_address");
    }

    /// <summary>Addresses that memories are read at, as an expression of Verilog: for proofs, in which what is read may be anything.</summary>
    public string Reads => $"{{{string.Join(", ", ReadPorts.Select(port => $"\\{port.Read} , \\{port.Read}  ? \\{port.Address}  : {Width(port.Address)}'d0"))}}}";

    /// <summary>Bits of them.</summary>
    public int ReadBits => ReadPorts.Sum(port => 1 + Width(port.Address));

    /// <summary>64-bit words of a record.</summary>
    public int Words => (_bits + WordBits - 1) / WordBits;

    /// <summary>The record as an expression of Verilog in the design.</summary>
    public string Expression => $"{{{(Words * WordBits) - _bits + 1}'d0{_parts}}}";

    private void Add(string expression, int bits)
    {
        _parts.Insert(0, $",\n    {expression}");
        _bits += bits;
    }

    private void AddEnabled(string prefix, string name, string? enable)
    {
        var width = Width(prefix + name);
        Add(enable is null ? $"\\{prefix}{name} " : $"({Any(prefix + enable)} ? \\{prefix}{name}  : {width}'d0)", width);
    }

    // Parts of a word are written alone; the others are what they were.
    private void AddMemory(string memory, string address)
    {
        var write = $"{memory}.write_i";
        var data = $"{memory}.wdata_i";
        var (parts, width) = (Width(write), Width(data));
        var mask = string.Join(", ", Enumerable.Range(0, parts).Reverse().Select(part => $"{{{width / parts}{{\\{write} {(parts > 1 ? $"[{part}]" : "")}}}}}"));
        Add($"\\{write} ", parts);
        Add($"({Any(write)} ? \\{address}  : {Width(address)}'d0)", Width(address));
        Add($"(\\{data}  & {{{mask}}})", width);
    }

    private IEnumerable<(string Read, string Address)> ReadPorts =>
        Named(".raddr_i").Select(memory => ($"{memory}.read_i", $"{memory}.raddr_i"))
            .Concat(Named("].ram.write_address_i").Select(memory => ($"{memory}].ram.enable_i", $"{memory}].ram.address_i")));

    private List<string> Named(string ending) =>
        [.. _widths.Keys.Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Select(name => name[..^ending.Length])];

    private string Any(string name) => Width(name) > 1 ? $"|\\{name} " : $"\\{name} ";

    private int Width(string name) => _widths.TryGetValue(name, out var width)
        ? width
        : throw new NeuroCoreException($"The design has no wire '{name}' to be compared: make ObservedWires.cs follow core_record.vh.");

    [GeneratedRegex(@"^  wire (?:(?:width (?<width>\d+)|signed|upto|(?:input|output|inout|offset) \d+) )*\\(?<name>\S+)$")]
    private static partial Regex Wire();
}
