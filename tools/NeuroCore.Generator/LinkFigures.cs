// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Generator;

/// <summary>The link's limits: those of the description, and what follows from them.</summary>
public static class LinkFigures
{
    private const int HeaderBytes = 2;
    private const int BankAndAddressBytes = 4;

    /// <summary>All limits, described.</summary>
    public static ImmutableArray<Item> Of(Description description)
    {
        int Value(string name) => description.LinkValue(name);
        var toBoard = Value("receive_frame_bytes") - HeaderBytes - Value("checksum_bytes");
        var toHost = Value("transmit_frame_bytes") - HeaderBytes - Value("checksum_bytes");
        return
        [
            new Item("receive_frame_bytes", Value("receive_frame_bytes"), "Most bytes of a decoded frame, checksum included, host to board."),
            new Item("transmit_frame_bytes", Value("transmit_frame_bytes"), "Most bytes of a decoded frame, checksum included, board to host."),
            new Item("header_bytes", HeaderBytes, "Bytes before a frame's arguments: opcode or reply, sequence."),
            new Item("checksum_bytes", Value("checksum_bytes"), "Bytes of the CRC-32 that ends a frame."),
            new Item("sequence_bits", Value("sequence_bits"), "Bits of a sequence number."),
            new Item("window_frames", Value("window_frames"), "Frames that a host may have unacknowledged."),
            new Item("run_window_frames", Value("run_window_frames"), "The same while one of them is a run."),
            new Item("stream_value_bits", Value("stream_value_bits"), "Bits of a stream word below its mark."),
            new Item("source_bits", Value("source_bits"), "Bits of a source in a stream word."),
            new Item("write_words", (toBoard - BankAndAddressBytes) / 2, "Most words of a write."),
            new Item("run_words", toBoard / 2, "Most words of a run."),
            new Item("read_words", toHost / 2, "Most words of a read."),
            new Item("event_bytes", toHost, "Most bytes of an event_data frame, header and checksum left out."),
            new Item("event_tick_bits", Value("event_tick_bits"), "Bits of the tick that an event byte tells."),
            new Item("event_place_bits", Value("event_place_bits"), "Bits of a neuron's place in its page."),
            new Item("event_page_bits", Value("event_page_bits"), "Bits of a page of neurons."),
        ];
    }
}
