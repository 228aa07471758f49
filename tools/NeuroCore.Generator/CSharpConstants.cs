// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NeuroCore.Generator;

/// <summary>Writes the constants as C#, one type a file.</summary>
public static class CSharpConstants
{
    /// <summary>File name without folder, and text, of every type.</summary>
    public static ImmutableArray<(string Name, string Text)> Write(Description description) =>
    [
        Enum("Bank", "byte", "A register bank: one of the board's memories.", description.Banks.Select(bank => new Item(bank.Name, bank.Number, bank.About))),
        Enum("ControlRegister", "ushort", "Addresses in the control bank.", description.Control),
        Enum("IdentityWord", "ushort", "Addresses in the identity bank.", description.Identity),
        Flags("Capabilities", "uint", "Features of a build, or those that a network needs.", description.Capabilities),
        Enum("ClassWord", "ushort", "Words of a block in the class bank.", description.Class.Select(word =>
            new Item(word.Name, word.Number, $"Holds {string.Join(" and ", word.Fields.Select(field => field.Name))}."))),
        Enum("ClassMoreWord", "ushort", "Words of a block in the bank of further class words.", description.ClassMore.Select(word =>
            new Item(word.Name, word.Number, $"Holds {string.Join(" and ", word.Fields.Select(field => field.Name))}."))),
        Enum("ResetMode", "byte", "What a spike does to the membrane.", description.ResetModes),
        Enum("InputEncoding", "byte", "What an encoder makes of its drive.", description.Encodings),
        Enum("LearningRegister", "ushort", "Addresses in the learning bank.", description.Learning),
        Enum("NeuronTraceItem", "ushort", "Items of the neuron_trace bank.", description.NeuronTrace),
        Enum("TraceParameter", "ushort", "Parameters of a trace.", description.TraceParameters),
        Enum("LearningTrigger", "byte", "What makes a learning rule execute products.", description.Triggers),
        Enum("ProductWord", "ushort", "Words of a product in the program bank.", description.Product.Select(word =>
            new Item(word.Name, word.Number, $"Holds {string.Join(", ", word.Fields.Select(field => field.Name))}."))),
        Enum("ProductVector", "byte", "B of a product: one value a synapse.", description.Vectors),
        Enum("ProductScalar", "byte", "A of a product: one value an event, but for weight.", description.Scalars),
        Enum("Opcode", "byte", "Commands, host to board: the first byte of a frame.", description.Opcodes.Select(opcode => new Item(opcode.Name, opcode.Number, opcode.About))),
        Enum("Reply", "byte", "Replies, board to host: the first byte of a frame.", description.Replies),
        Enum("StreamMark", "byte", "Highest bit of the words of run.", description.StreamWords),
        Enum("EventByte", "byte", "Lowest first byte of each kind of event bytes.", description.EventBytes),
        Flags("Conditions", "byte", "Conditions in a status frame.", description.Conditions),
        Constants("Fields", "Places of the fields in the words of class, class_more, product, projection, encoder, probe and range.",
            FieldsOf(description).SelectMany(field => new[]
            {
                new Item($"{field.Name}_low", field.Low, $"Lowest bit. {field.About}"),
                new Item($"{field.Name}_width", field.Width, "Bits of it."),
            })),
        Constants("LinkLimits", "Sizes of the link's frames and windows.", LinkFigures.Of(description)),
        Constants("Limits", "Sizes of the banks' parts.",
            [new Item("class_words_per_block", Description.ClassWordsPerBlock, "Words of the class bank that a block takes.")]),
        Constants("Versions", "Versions of what the board and the host agree on.", description.Versions.Select(version =>
            version with { About = $"Version of the {version.Name}." })),
        Constants("WeightCodes", "Meaning of a weight byte.", description.Weight.Select(code =>
            code with { About = code.Name == "no_synapse" ? "No synapse here: delivers nothing." : $"The {Names.Words(code.Name)} of a weight." })),
        Magic(description),
        Offsets("ImageHeader", "Places in the header of an image file.", description.ImageHeader),
        Offsets("ImageSectionHeader", "Places in the header of a section.", description.ImageSection),
        Offsets("ImageTrailer", "Places in the trailer of an image file, from its start.", description.ImageTrailer),
        BankDepth(description),
        BankAccess(description),
    ];

    private static (string Name, string Text) Enum(string name, string type, string about, IEnumerable<Item> items) =>
        File(name, about, $"public enum {name} : {type}", items.Select(item => (item.About, $"{Names.Pascal(item.Name)} = {Hex(item.Number)},")));

    private static (string Name, string Text) Flags(string name, string type, string about, IEnumerable<Item> items) =>
        File(name, about, $"[Flags]\npublic enum {name} : {type}", items
            .Select(item => (item.About, $"{Names.Pascal(item.Name)} = 1{(type == "uint" ? "u" : "")} << {Number(item.Number)},"))
            .Prepend(("None of them.", "None = 0,")));

    private static IEnumerable<FieldItem> FieldsOf(Description description) =>
        description.Class.Concat(description.ClassMore).Concat(description.Product).SelectMany(word => word.Fields)
            .Concat(description.Projection).Concat(description.Encoder).Concat(description.Probe).Concat(description.Range);

    private static (string Name, string Text) Constants(string name, string about, IEnumerable<Item> items) =>
        File(name, about, $"public static class {name}", items.Select(item =>
            (item.About, $"public const int {Names.Pascal(item.Name)} = {Number(item.Number)};")));

    private static (string Name, string Text) Offsets(string name, string about, ImmutableArray<TypedItem> items)
    {
        var lines = new List<(string, string)>();
        var offset = 0;
        foreach (var item in items)
        {
            lines.Add(($"{item.Type}: {item.About}", $"public const int {Names.Pascal(item.Name)} = {Number(offset)};"));
            offset += item.Bytes;
        }

        lines.Add(("Bytes altogether.", $"public const int Bytes = {Number(offset)};"));
        return File(name, about, $"public static class {name}", lines);
    }

    private static (string Name, string Text) Magic(Description description)
    {
        var bytes = string.Join(", ", description.ImageMagic.Select(letter => Hex(letter)));
        return File("Magic", "Numbers by which board and files are recognised.", "public static class Magic",
        [
            ("Identity word 0 of a board.", $"public const ushort Board = 0x{description.BoardMagic:X4};"),
            ("First bytes of an image file.", $"public static ReadOnlySpan<byte> Image => [{bytes}];"),
        ]);
    }

    private static (string Name, string Text) BankDepth(Description description)
    {
        var body = new StringBuilder("public static int Of(Configuration configuration, Bank bank) => bank switch\n    {\n");
        foreach (var bank in description.Banks)
            body.Append(CultureInfo.InvariantCulture, $"        Bank.{Names.Pascal(bank.Name)} => {bank.Depth.CSharp},\n");
        body.Append("        _ => throw new NeuroCoreException($\"There is no bank {(int)bank}.\"),\n    };");
        return File("BankDepth", "How many words a bank has.", "public static class BankDepth",
            [("Words of a bank in a build.", body.ToString())]);
    }

    private static (string Name, string Text) BankAccess(Description description)
    {
        var banks = string.Join(" or ", description.Banks.Where(bank => bank.Access != "read").Select(bank => $"Bank.{Names.Pascal(bank.Name)}"));
        var registers = string.Join(" or ", description.Control.Where(register => register.Access != "read")
            .Select(register => $"ControlRegister.{Names.Pascal(register.Name)}"));
        return File("BankAccess", "What the host may write; it may read everything.", "public static class BankAccess",
        [
            ("True if the host may write the bank, or at least some of its words.", $"public static bool CanWrite(Bank bank) => bank is\n        {banks};"),
            ("True if writing the control register has an effect.", $"public static bool CanWrite(ControlRegister register) => register is\n        {registers};"),
        ]);
    }

    private static (string Name, string Text) File(string name, string about, string opening, IEnumerable<(string About, string Line)> members)
    {
        var text = new StringBuilder();
        text.Append("// SPDX-License-Identifier: Apache-2.0\n// <auto-generated>From hdl/registers/registers.yaml by `make generate`: do not edit.</auto-generated>\n");
        text.Append("#nullable enable\nnamespace NeuroCore.Hardware;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"/// <summary>{Xml(about)}</summary>\n{opening}\n{{\n");
        text.AppendJoin("\n", members.Select(member => $"    /// <summary>{Xml(member.About)}</summary>\n    {member.Line}\n"));
        text.Append("}\n");
        return ($"{name}.g.cs", text.ToString());
    }

    private static string Xml(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hex(int number) => number < 16 ? Number(number) : $"0x{number:X2}";
}
