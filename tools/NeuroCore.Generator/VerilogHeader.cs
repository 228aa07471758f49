// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace NeuroCore.Generator;

/// <summary>Writes the constants as Verilog-2005 local parameters, to be included inside a module.</summary>
public static class VerilogHeader
{
    /// <summary>The header's text.</summary>
    public static string Write(Description description)
    {
        var text = new Lines();
        text.Add("// SPDX-License-Identifier: Apache-2.0");
        text.Add("// Generated from hdl/registers/registers.yaml by `make generate`: do not edit.");
        text.Add("// Constants for the inside of a module: `include this after its ports. There is no include guard,");
        text.Add("// since every module that uses a constant needs its own.");
        text.Add("");
        text.Add("// No module uses every constant of the description.");
        text.Add("/* verilator lint_save */");
        text.Add("/* verilator lint_off UNUSEDPARAM */");

        text.Section("Versions");
        foreach (var version in description.Versions)
            text.Sized($"VERSION_{Names.Upper(version.Name)}", 16, version.Number);
        text.Section("Magic");
        text.Sized("MAGIC_BOARD", 16, description.BoardMagic);
        text.Section("Banks");
        foreach (var bank in description.Banks)
            text.Sized($"BANK_{Names.Upper(bank.Name)}", 5, bank.Number, bank.About);
        text.Section("Control registers");
        foreach (var register in description.Control)
            text.Sized($"CONTROL_{Names.Upper(register.Name)}", 4, register.Number, register.About);
        text.Section("Identity words");
        foreach (var word in description.Identity)
            text.Sized($"IDENTITY_{Names.Upper(word.Name)}", 5, word.Number, word.About);
        text.Section("Capabilities: bits");
        foreach (var capability in description.Capabilities)
            text.Plain($"CAPABILITY_{Names.Upper(capability.Name)}", capability.Number, capability.About);
        text.Section("Class words, and the fields in them");
        text.Plain("CLASS_WORDS", Description.ClassWordsPerBlock, "Words of the class bank that a block takes.");
        foreach (var word in description.Class)
            text.Sized($"CLASS_{Names.Upper(word.Name)}", 3, word.Number);
        foreach (var field in description.Class.SelectMany(word => word.Fields))
            text.Field("CLASS", field);
        text.Section("Further class words, and the fields in them");
        foreach (var word in description.ClassMore)
            text.Sized($"CLASS_MORE_{Names.Upper(word.Name)}", 3, word.Number);
        foreach (var field in description.ClassMore.SelectMany(word => word.Fields))
            text.Field("CLASS_MORE", field);
        text.Section("Reset modes");
        var modeWidth = description.Class.SelectMany(word => word.Fields).Single(field => field.Name == "reset_mode").Width;
        foreach (var mode in description.ResetModes)
            text.Sized($"RESET_{Names.Upper(mode.Name)}", modeWidth, mode.Number, mode.About);
        text.Section("Fields of a projection word");
        foreach (var field in description.Projection)
            text.Field("PROJECTION", field);
        text.Section("Fields of an encoder word");
        foreach (var field in description.Encoder)
            text.Field("ENCODER", field);
        text.Section("Encodings");
        var encodingWidth = description.Encoder.Single(field => field.Name == "encoding").Width;
        foreach (var encoding in description.Encodings)
            text.Sized($"ENCODING_{Names.Upper(encoding.Name)}", encodingWidth, encoding.Number, encoding.About);
        text.Section("Fields of a probe word");
        foreach (var field in description.Probe)
            text.Field("PROBE", field);
        text.Section("Fields of a range word");
        foreach (var field in description.Range)
            text.Field("RANGE", field);
        text.Section("Learning registers");
        foreach (var register in description.Learning)
            text.Sized($"LEARNING_{Names.Upper(register.Name)}", 3, register.Number, register.About);
        text.Section("Items of the neuron_trace bank");
        foreach (var item in description.NeuronTrace)
            text.Sized($"NEURON_TRACE_{Names.Upper(item.Name)}", 2, item.Number, item.About);
        text.Section("Parameters of a trace");
        foreach (var parameter in description.TraceParameters)
            text.Sized($"TRACE_{Names.Upper(parameter.Name)}", 2, parameter.Number, parameter.About);
        text.Section("Triggers of a learning rule");
        foreach (var trigger in description.Triggers)
            text.Sized($"TRIGGER_{Names.Upper(trigger.Name)}", 2, trigger.Number, trigger.About);
        text.Section("Fields of a product's words");
        foreach (var field in description.Product.SelectMany(word => word.Fields))
            text.Field("PRODUCT", field);
        text.Section("Vectors of a product");
        foreach (var vector in description.Vectors)
            text.Sized($"VECTOR_{Names.Upper(vector.Name)}", 3, vector.Number, vector.About);
        text.Section("Scalars of a product");
        foreach (var scalar in description.Scalars)
            text.Sized($"SCALAR_{Names.Upper(scalar.Name)}", 3, scalar.Number, scalar.About);
        text.Section("Weights");
        foreach (var code in description.Weight)
            text.Signed($"WEIGHT_{Names.Upper(code.Name)}", code.Number);
        text.Section("Opcodes, host to board");
        foreach (var opcode in description.Opcodes)
            text.Sized($"OP_{Names.Upper(opcode.Name)}", 8, opcode.Number, opcode.About);
        text.Section("Replies, board to host");
        foreach (var reply in description.Replies)
            text.Sized($"REPLY_{Names.Upper(reply.Name)}", 8, reply.Number, reply.About);
        text.Section("Marks of stream words: their highest bit");
        foreach (var word in description.StreamWords)
            text.Sized($"MARK_{Names.Upper(word.Name)}", 1, word.Number, word.About);
        text.Section("Event bytes: the lowest of each kind");
        foreach (var item in description.EventBytes)
            text.Sized($"EVENT_{Names.Upper(item.Name)}", 8, item.Number, item.About);
        text.Section("Conditions: bits");
        foreach (var condition in description.Conditions)
            text.Plain($"CONDITION_{Names.Upper(condition.Name)}", condition.Number, condition.About);
        text.Section("Link");
        foreach (var limit in LinkFigures.Of(description))
            text.Plain($"LINK_{Names.Upper(limit.Name)}", limit.Number, limit.About);

        text.Add("");
        text.Add("/* verilator lint_restore */");
        return text.ToString();
    }

    /// <summary>Lines in the making.</summary>
    private sealed class Lines
    {
        private readonly StringBuilder text = new();

        public void Add(string line) => text.Append(line).Append('\n');

        public void Section(string title)
        {
            Add("");
            Add($"// {title}");
        }

        public void Sized(string name, int width, int value, string about = "") =>
            Constant($"[{width - 1}:0] NC_{name}", $"{width}'h{value.ToString($"X{(width + 3) / 4}", CultureInfo.InvariantCulture)}", about);

        public void Signed(string name, int value) =>
            Constant($"signed [7:0] NC_{name}", $"8'sh{(value & 255).ToString("X2", CultureInfo.InvariantCulture)}", $"{value}.");

        public void Plain(string name, int value, string about = "") =>
            Constant($"NC_{name}", value.ToString(CultureInfo.InvariantCulture), about);

        public void Field(string group, FieldItem field)
        {
            Plain($"{group}_{Names.Upper(field.Name)}_LOW", field.Low, field.About);
            Plain($"{group}_{Names.Upper(field.Name)}_WIDTH", field.Width);
        }

        public override string ToString() => text.ToString();

        private void Constant(string name, string value, string about)
        {
            var line = $"localparam {name} = {value};";
            Add(about.Length == 0 ? line : $"{line.PadRight(54)} // {about}");
        }
    }
}
