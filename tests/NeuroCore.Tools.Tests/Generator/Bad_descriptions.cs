// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Generator;

namespace NeuroCore.Tools.Tests.Generator;

public sealed class Bad_descriptions
{
    [Fact]
    public void The_description_as_it_is_is_good() =>
        Assert.Equal(29, DescriptionReader.Read(Repository.Description, "registers.yaml").Banks.Length);

    [Theory]
    [InlineData("name: range,       number: 3", "name: range,       number: 2", "banks[3]: 'range' has the number 2 of 'synapse'.")]
    [InlineData("name: range,       number: 3", "name: synapse,     number: 3", "banks[3]: the name 'synapse' is used twice.")]
    [InlineData("name: range,       number: 3", "name: range,       number: 32", "must be a whole number from 0 to 31.")]
    [InlineData("name: range,       number: 3", "name: Range,       number: 3", "'Range' is no name: use lower-case words joined by single underscores.")]
    [InlineData("number: 3,  depth: \"S\"", "number: 3,  depht: \"S\"", "'depht' is not known here; known are name, number, depth, access, about.")]
    [InlineData("number: 3,  depth: \"S\", ", "number: 3, ", "banks[3]: 'depth' is missing.")]
    [InlineData("number: 3,  depth: \"S\"", "number: 3,  depth: \"S * M\"", "depth 'S * M' cannot be read from 'M' on")]
    [InlineData("access: mixed", "access: some", "'access' is 'some', but must be one of read, write-read, mixed.")]
    [InlineData("name: accumulator_shift, low: 13", "name: accumulator_shift, low: 12", "field 'accumulator_shift' overlaps one before it.")]
    [InlineData("low: 13, width: 3, about: \"a:", "low: 13, width: 4, about: \"a:", "'width' is '4', but must be a whole number from 1 to 3.")]
    [InlineData("code: 0xC0", "code: 0x1C0", "'code' is '0x1C0', but must be a whole number from 0 to 255.")]
    [InlineData("numbered: false, about: \"Nothing", "numbered: maybe, about: \"Nothing", "'numbered' is 'maybe', but must be one of true, false.")]
    [InlineData("  window_frames: 8 ", "  windows: 8 ", "'windows' is not known here")]
    [InlineData("  sequence_bits: 4\n", "", "'sequence_bits' is missing.")]
    [InlineData("NCIMG", "NCIMAGE", "the image's magic has 10 characters, but must be 8 of ASCII.")]
    [InlineData("identity:\n", "identitiy:\n", "'identitiy' is not known here")]
    [InlineData("control:\n", "control: [\n", "this is not YAML")]
    [InlineData("magic:\n  board: 0x434E   # \"NC\", identity word 0\n  image: \"NCIMG\\r\\n\\x1A\"", "magic: 3", "magic: must be a mapping from names to values.")]
    [InlineData("type: bytes8", "type: bytes9", "must be one of bytes8, u16, u32.")]
    public void A_mistake_is_told_with_its_place(string old, string replacement, string sentence)
    {
        Assert.Contains(old, Repository.Description, StringComparison.Ordinal);
        var yaml = Repository.Description.Replace(old, replacement, StringComparison.Ordinal);
        var error = Assert.Throws<DescriptionException>(() => DescriptionReader.Read(yaml, "registers.yaml"));
        Assert.StartsWith("registers.yaml, line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }
}
