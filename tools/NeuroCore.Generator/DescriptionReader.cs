// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Generator;

/// <summary>Reads and checks the one description of what the board and the host agree on.</summary>
public static class DescriptionReader
{
    /// <summary>Reads a description.</summary>
    /// <param name="yaml">Text of <c>registers.yaml</c>.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="DescriptionException">Something in it is missing, unknown, out of range or twice there.</exception>
    public static Description Read(string yaml, string file)
    {
        var top = YamlReader.Of(yaml, file);
        top.Only(
            "version", "magic", "banks", "control", "identity", "capabilities", "class", "class_more", "reset_modes",
            "projection", "encoder", "encodings", "probe", "range", "weight", "opcodes", "replies", "stream_words", "event_bytes",
            "conditions", "link", "image", "learning", "neuron_trace", "trace_parameter", "triggers", "product", "vectors", "scalars");
        var magic = top.Map("magic");
        magic.Only("board", "image");
        var range = top.Map("range");
        range.Only("fields");
        var image = top.Map("image");
        image.Only("header", "section", "trailer");
        var description = new Description(
            Values(top.Map("version"), 1, ushort.MaxValue),
            magic.Number("board", 1, ushort.MaxValue),
            ImageMagic(magic),
            Banks(top),
            Items(top, "control", "number", 0, 15, access: true),
            Items(top, "identity", "number", 0, 31),
            Items(top, "capabilities", "bit", 0, 31),
            Words(top, "class"),
            Words(top, "class_more"),
            Items(top, "reset_modes", "number", 0, 3),
            Fields(top, "projection"),
            Fields(top, "encoder"),
            Items(top, "encodings", "number", 0, 3),
            Fields(top, "probe"),
            Fields(range, "fields"),
            Values(top.Map("weight"), sbyte.MinValue, sbyte.MaxValue),
            Opcodes(top),
            Items(top, "replies", "code", 0, 255),
            Items(top, "stream_words", "mark", 0, 1),
            Items(top, "event_bytes", "code", 0, 255),
            Items(top, "conditions", "bit", 0, 7),
            Values(top.Map("link"), 1, 1024),
            Typed(image, "header"),
            Typed(image, "section"),
            Typed(image, "trailer"),
            Items(top, "learning", "number", 0, 7, access: true),
            Items(top, "neuron_trace", "number", 0, 3),
            Items(top, "trace_parameter", "number", 0, 3),
            Items(top, "triggers", "number", 0, 3),
            Words(top, "product"),
            Items(top, "vectors", "number", 0, 7),
            Items(top, "scalars", "number", 0, 7));
        RequireNames(top.Map("version"), "protocol", "hardware", "image");
        RequireNames(top.Map("weight"), "no_synapse", "least", "most");
        RequireNames(
            top.Map("link"), "receive_frame_bytes", "transmit_frame_bytes", "checksum_bytes", "sequence_bits", "window_frames",
            "run_window_frames", "stream_value_bits", "source_bits",
                "event_tick_bits", "event_place_bits", "event_page_bits");
        return description;
    }

    private static string ImageMagic(YamlReader magic)
    {
        var text = magic.Text("image");
        return text.Length == 8 && text.All(char.IsAscii)
            ? text
            : throw magic.Wrong($"the image's magic has {text.Length} characters, but must be 8 of ASCII");
    }

    private static ImmutableArray<BankItem> Banks(YamlReader top) =>
        Distinct(top.List("banks"), bank => bank.Number, bank => bank.Name, entry =>
        {
            entry.Only("name", "number", "depth", "access", "about");
            return new BankItem(
                entry.Identifier("name"), entry.Number("number", 0, 31), entry.Text("about"),
                entry.Choice("access", "read", "write-read", "mixed"), DepthExpression.Parse(entry.Text("depth"), entry.Place));
        });

    private static ImmutableArray<Item> Items(YamlReader top, string list, string number, int least, int most, bool access = false) =>
        Distinct(top.List(list), item => item.Number, item => item.Name, entry =>
        {
            entry.Only(access ? ["name", number, "about", "access"] : ["name", number, "about"]);
            return new Item(
                entry.Identifier("name"), entry.Number(number, least, most), entry.Text("about"),
                access ? entry.Choice("access", "read", "write-read") : "");
        });

    private static ImmutableArray<OpcodeItem> Opcodes(YamlReader top) =>
        Distinct(top.List("opcodes"), opcode => opcode.Number, opcode => opcode.Name, entry =>
        {
            entry.Only("name", "code", "numbered", "about");
            return new OpcodeItem(
                entry.Identifier("name"), entry.Number("code", 0, 255), entry.Text("about"),
                entry.Choice("numbered", "true", "false") == "true");
        });

    private static ImmutableArray<WordItem> Words(YamlReader top, string list) =>
        Distinct(top.List(list), word => word.Number, word => word.Name, entry =>
        {
            entry.Only("name", "number", "fields");
            return new WordItem(entry.Identifier("name"), entry.Number("number", 0, Description.ClassWordsPerBlock - 1), Fields(entry, "fields"));
        });

    private static ImmutableArray<FieldItem> Fields(YamlReader parent, string list)
    {
        var taken = 0;
        return Distinct(parent.List(list), field => field.Low, field => field.Name, entry =>
        {
            entry.Only("name", "low", "width", "about");
            var low = entry.Number("low", 0, 15);
            var field = new FieldItem(entry.Identifier("name"), low, entry.Number("width", 1, 16 - low), entry.Text("about"));
            var bits = ((1 << field.Width) - 1) << low;
            if ((taken & bits) != 0)
                throw entry.Wrong($"field '{field.Name}' overlaps one before it");
            taken |= bits;
            return field;
        });
    }

    private static ImmutableArray<TypedItem> Typed(YamlReader image, string list) =>
        Distinct(image.List(list), item => item.Name, item => item.Name, entry =>
        {
            entry.Only("name", "type", "about");
            return new TypedItem(entry.Identifier("name"), entry.Choice("type", "bytes8", "u16", "u32"), entry.Text("about"));
        });

    private static ImmutableArray<Item> Values(YamlReader map, int least, int most)
    {
        return [.. map.Names.Select(name => new Item(name, map.Number(name, least, most), ""))];
    }

    private static void RequireNames(YamlReader map, params string[] names)
    {
        map.Only(names);
        foreach (var name in names.Where(name => !map.Has(name)))
            throw map.Wrong($"'{name}' is missing");
    }

    private static ImmutableArray<T> Distinct<T, TKey>(
        IEnumerable<YamlReader> entries, Func<T, TKey> number, Func<T, string> name, Func<YamlReader, T> read)
    {
        var result = ImmutableArray.CreateBuilder<T>();
        foreach (var entry in entries)
        {
            var item = read(entry);
            foreach (var other in result)
            {
                if (name(other) == name(item))
                    throw entry.Wrong($"the name '{name(item)}' is used twice");
                if (Equals(number(other), number(item)))
                    throw entry.Wrong($"'{name(item)}' has the number {number(item)} of '{name(other)}'");
            }

            result.Add(item);
        }

        return result.ToImmutable();
    }
}
