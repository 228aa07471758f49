// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace NeuroCore.Generator;

/// <summary>Writes the page that tells people what the description says.</summary>
public static class ReadmePage
{
    private const string Opening = """
        <!-- Generated from hdl/registers/registers.yaml by `make generate`: do not edit. -->
        # Registers, opcodes and the image file

        Everything that the board and the host must agree on lives in one description, [registers.yaml](registers.yaml).
        This page, the Verilog header and the C# constants are made from it:

        | file | for |
        |---|---|
        | [neurocore_registers.vh](neurocore_registers.vh) | RTL: local parameters `NC_...`; `` `include "neurocore_registers.vh" `` inside a module, after its ports |
        | [Generated](../../host/NeuroCore.Hardware/Generated) in NeuroCore.Hardware | host, model, tools: enums and constants, one type a file |
        | this page | people |

        To change something: edit the description, run `make generate`, commit both. `make lint` fails when they do not match.
        A change that makes an older host or board wrong counts the version up. How the parts work together is told beside them:
        [the link](../link/README.md), [the core](../core/README.md); the builds are in [configurations.yaml](../configurations.yaml).

        N and S are the neurons and sources of the build, L its lanes; sources 0..N-1 are the neurons. W is the bits of a
        synapse word, R the slots of the accumulator, E the encoders; P(x) is the power of two at or above x.
        Words have 16 bits and travel, like everything else, least significant byte first.
        """;

    /// <summary>The page, in Markdown.</summary>
    public static string Write(Description description)
    {
        var page = new StringBuilder(Opening.ReplaceLineEndings("\n")).Append('\n');
        void Say(string text) => page.Append(text).Append('\n');
        void Table(string title, string heads, IEnumerable<string> rows)
        {
            Say($"\n## {title}\n");
            Say($"| {heads} |");
            Say($"|{string.Concat(heads.Split('|').Select(_ => "---|"))}");
            foreach (var row in rows)
                Say($"| {row} |");
        }

        Table("Versions", "version of | number", description.Versions.Select(version => $"{version.Name} | {version.Number}"));
        Say($"\nMagic: identity word 0 of a board is `0x{description.BoardMagic:X4}`; an image file begins with {Bytes(description.ImageMagic)}.");
        Table("Banks", "number | bank | words | host may | holds", description.Banks.Select(bank =>
            $"{bank.Number} | `{bank.Name}` | `{bank.Depth.Text}` | {Access(bank.Access)} | {Cell(bank.About)}"));
        Say("\nThe host reads and writes banks while the core rests. Everything can be read back.");
        Table("Control bank", "address | register | host may | holds", description.Control.Select(register =>
            $"{register.Number} | `{register.Name}` | {Access(register.Access)} | {Cell(register.About)}"));
        Table("Identity bank", "address | word | holds", Plain(description.Identity));
        Table("Capabilities", "bit | feature | what it allows", Plain(description.Capabilities));
        Table("Class bank", "word | name | bits | field | holds", description.Class.SelectMany(word => word.Fields.Select(field =>
            $"{word.Number} | `{word.Name}` | {Bits(field)} | `{field.Name}` | {Cell(field.About)}")));
        Say($"\nA block of L neurons takes {Description.ClassWordsPerBlock} words; those not named, and bits of no field, are 0.");
        Table("Further class words", "word | name | bits | field | holds", description.ClassMore.SelectMany(word => word.Fields.Select(field =>
            $"{word.Number} | `{word.Name}` | {Bits(field)} | `{field.Name}` | {Cell(field.About)}")));
        Table("Reset modes", "number | mode | effect of a spike", Plain(description.ResetModes));
        Table("Projection bank", "bits | field | holds", Plain(description.Projection));
        Table("Encoder bank", "bits | field | holds", Plain(description.Encoder));
        Table("Encodings", "number | encoding | when it fires", Plain(description.Encodings));
        Table("Probe bank", "bits | field | holds", Plain(description.Probe));
        Table("Range bank", "bits | field | holds", Plain(description.Range));
        Table("Learning bank", "address | register | host may | holds", description.Learning.Select(register =>
            $"{register.Number} | `{register.Name}` | {Access(register.Access)} | {Cell(register.About)}"));
        Table("Items of neuron_trace", "number | item | holds", Plain(description.NeuronTrace));
        Table("Parameters of a trace", "number | parameter | holds", Plain(description.TraceParameters));
        Table("Triggers", "number | trigger | when", Plain(description.Triggers));
        Table("Product, in the program bank", "word | name | bits | field | holds", description.Product.SelectMany(word => word.Fields.Select(field =>
            $"{word.Number} | `{word.Name}` | {Bits(field)} | `{field.Name}` | {Cell(field.About)}")));
        Table("Vectors", "number | vector | B", Plain(description.Vectors));
        Table("Scalars", "number | scalar | A", Plain(description.Scalars));
        Say("\nHow rules and traces work: [learning](../core/learning.md).");
        Table("Weights", "code | value", description.Weight.Select(code => $"{Names.Words(code.Name)} | {code.Number}"));
        Table("Opcodes, host to board", "code | opcode | carries a number | arguments and meaning", description.Opcodes.Select(opcode =>
            $"`0x{opcode.Number:X2}` | `{opcode.Name}` | {(opcode.Numbered ? "yes" : "no")} | {Cell(opcode.About)}"));
        Table("Replies, board to host", "code | reply | content", description.Replies.Select(reply =>
            $"`0x{reply.Number:X2}` | `{reply.Name}` | {Cell(reply.About)}"));
        Table("Stream words", "bit 15 | word | its other bits", description.StreamWords.Select(word =>
            $"{word.Number} | `{word.Name}` | {Cell(word.About)}"));
        Table("Event bytes", "from | byte | meaning", description.EventBytes.Select(item =>
            $"`0x{item.Number:X2}` | `{item.Name}` | {Cell(item.About)}"));
        Table("Conditions of a status", "bit | condition | meaning", Plain(description.Conditions));
        Table("Limits of the link", "limit | value | meaning", LinkFigures.Of(description).Select(limit =>
            $"`{limit.Name}` | {limit.Number} | {Cell(limit.About)}"));

        Say("\n## The image file\n");
        Say("An `.ncimg` file is a header, metadata, sections and a trailer, without gaps. Every version of the format begins with the");
        Say("magic and ends with the checksum, so a damaged file is told from one of another version. Metadata is JSON with the names");
        Say("and places of the populations, the length of a tick, and what the header does not say of the target build.");
        Layout("Header", description.ImageHeader);
        Say("\nThe metadata follows, then the sections, each with its words after it:");
        Layout("Section", description.ImageSection);
        Layout("Trailer", description.ImageTrailer);
        return page.ToString();

        void Layout(string title, IEnumerable<TypedItem> items)
        {
            Say($"\n### {title}\n\n| offset | type | name | holds |\n|---|---|---|---|");
            var offset = 0;
            foreach (var item in items)
            {
                Say($"| {offset} | {item.Type} | `{item.Name}` | {Cell(item.About)} |");
                offset += item.Bytes;
            }

            Say($"\n{offset} bytes.");
        }
    }

    private static IEnumerable<string> Plain(IEnumerable<Item> items) =>
        items.Select(item => $"{item.Number} | `{item.Name}` | {Cell(item.About)}");

    private static IEnumerable<string> Plain(IEnumerable<FieldItem> fields) =>
        fields.Select(field => $"{Bits(field)} | `{field.Name}` | {Cell(field.About)}");

    private static string Access(string access) => access switch
    {
        "read" => "read",
        "write-read" => "write, read",
        _ => "depends on the word",
    };

    private static string Bits(FieldItem field) =>
        field.Width == 1 ? field.Low.ToString(CultureInfo.InvariantCulture) : $"{field.Low + field.Width - 1}..{field.Low}";

    private static string Bytes(string magic) => $"the bytes `{string.Join(' ', magic.Select(letter => $"{(int)letter:X2}"))}`";

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
