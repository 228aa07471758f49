// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware.Tests;

public sealed class Builds
{
    private const string Entry =
        "one: { neurons: 16, sources: 32, lanes: 4, current_width: 16, membrane_width: 24, accumulator_shift_bits: 3, " +
        "current_shift_bits: 3, exponent_bits: 2, delay_bits: 3, encoders: 16, winners: 0, features: [leak, reset_value], clock_hertz: 24000000, baud: 1000000, technology: generic, about: \"For a test.\" }";

    [Fact]
    public void All_are_found_by_their_names()
    {
        Assert.NotEmpty(Configurations.All);
        Assert.All(Configurations.All, build => Assert.Same(build, Configurations.Named(build.Name)));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_those_there_are()
    {
        var error = Assert.Throws<NeuroCoreException>(() => Configurations.Named("icebraker"));
        Assert.Contains("'icebraker'", error.Message, StringComparison.Ordinal);
        Assert.All(Configurations.All, build => Assert.Contains(build.Name, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_flagship_has_the_size_its_synapses_fill_four_memories_with()
    {
        var build = Configurations.Named("icebreaker");
        Assert.Equal((256, 512, 8, 32, 4), (build.Neurons, build.Sources, build.Lanes, build.Blocks, build.Pairs));
        Assert.Equal(131_072, build.SynapseWords * build.Lanes);
        Assert.Equal(4 * 16_384, BankDepth.Of(build, Bank.Synapse));
        Assert.Equal("icebreaker", build.Board);
    }

    [Fact]
    public void A_name_becomes_the_hash_that_zlib_gives() =>
        Assert.Equal(0xCBF43926u, (Configurations.All[0] with { Name = "123456789" }).NameHash);

    [Fact]
    public void Names_have_hashes_of_their_own() =>
        Assert.Equal(Configurations.All.Count, Configurations.All.Select(build => build.NameHash).Distinct().Count());

    [Fact]
    public void A_written_entry_is_read()
    {
        var build = Assert.Single(ConfigurationFile.Parse(Entry, "test.yaml"));
        Assert.Equal(("one", 16, 32, 4, "generic", null, "For a test."), (build.Name, build.Neurons, build.Sources, build.Lanes, build.Technology, build.Board, build.About));
        Assert.Equal((7, 7), (build.MostAccumulatorShift, build.MostCurrentShift));
        Assert.Equal((2, 3, 16, 0), (build.ExponentBits, build.DelayBits, build.Encoders, build.Winners));
        Assert.Equal(
            Capabilities.Leak | Capabilities.ResetValue | Capabilities.Exponent | Capabilities.Delay | Capabilities.Encoders, build.Capabilities);
    }

    [Fact]
    public void Features_and_sizes_make_the_depth_of_banks()
    {
        var build = Configurations.Named("icebreaker");
        Assert.Equal((8, 1, 8, 16), (build.SynapseBits, build.Receptors, build.AccumulatorSlots, build.EventWidth));
        var rich = build with { Capabilities = build.Capabilities | Capabilities.TwoReceptors | Capabilities.Divisive | Capabilities.FineSynapses };
        Assert.Equal((16, 2, 24, 8), (rich.SynapseBits, rich.Receptors, rich.AccumulatorSlots, rich.Pairs));
        Assert.Equal(2 * BankDepth.Of(build, Bank.Synapse), BankDepth.Of(rich, Bank.Synapse));
        Assert.Equal(24 * 256, BankDepth.Of(rich, Bank.Accumulator));

        // 52 neurons in 13 blocks of 4: laid out as 64 and 16. Two receptors with four delays each.
        var odd = Configurations.Named("odd_four");
        Assert.Equal((2 * 4 * 64, 8 * 16), (BankDepth.Of(odd, Bank.Accumulator), BankDepth.Of(odd, Bank.Projection)));
    }

    [Theory]
    [InlineData("icebreaker", 0, 0)]
    [InlineData("icebreaker", 8, 16)]
    [InlineData("icebreaker", 256, 256)]
    [InlineData("complete", 8, 32)]
    [InlineData("complete", 40, 64)]
    public void Encoded_inputs_begin_at_a_word_of_events(string name, int neurons, int first) =>
        Assert.Equal(first, Configurations.Named(name).FirstEncoded(neurons));

    [Theory]
    [InlineData("neurons: 16, ", "", "neurons is missing")]
    [InlineData("neurons: 16", "neurons: many", "neurons is 'many', but must be a whole number")]
    [InlineData("neurons: 16", "neurons: 18", "neurons is 18, but must be a multiple of lanes, 4")]
    [InlineData("neurons: 16", "neurons: 1024", "neurons is 1024, but must be from 4 to 256")]
    [InlineData("sources: 32", "sources: 12", "sources is 12, but must be from 16 to 8192")]
    [InlineData("lanes: 4", "lanes: 3", "lanes is 3, but must be 1, 2, 4, 8 or 16")]
    [InlineData("current_width: 16", "current_width: 17", "current_width is 17, but must be from 2 to 16")]
    [InlineData("membrane_width: 24", "membrane_width: 8", "membrane_width is 8, but must be from 10 to 24")]
    [InlineData("current_shift_bits: 3", "current_shift_bits: 4", "current_shift_bits is 4, but must be from 0 to 3")]
    [InlineData("exponent_bits: 2", "exponent_bits: 4", "exponent_bits is 4, but must be from 0 to 3")]
    [InlineData("delay_bits: 3", "delay_bits: 4", "delay_bits is 4, but must be from 0 to 3")]
    [InlineData("delay_bits: 3, ", "", "delay_bits is missing")]
    [InlineData("encoders: 16", "encoders: 17", "encoders is 17, but must be from 0 to 16")]
    [InlineData("winners: 0", "winners: 8", "winners is 8, but must be from 0 to 7")]
    [InlineData("features: [leak, reset_value], ", "", "features is missing")]
    [InlineData("[leak, reset_value]", "leak", "features must be a list of names")]
    [InlineData("[leak, ", "[leek, ", "there is no feature 'leek'; known are adaptation, bias, ")]
    [InlineData("[leak, ", "[delay, ", "the feature 'delay' follows from delay_bits, so features must not list it")]
    [InlineData("[leak, ", "[fine_synapses, tagged_synapses, ", "features has fine_synapses and tagged_synapses, but a build has at most one of them")]
    [InlineData("[leak, ", "[dual_port, ", "features has dual_port without learning, but only what learns writes while it reads")]
    [InlineData("baud: 1000000", "baud: 12000000", "baud is 12000000, but must be from 9600 to 6000000")]
    [InlineData("technology: generic", "technology: cmos", "technology is 'cmos', but must be one of generic, hx8k, up5k")]
    [InlineData("about:", "abuot:", "'abuot' is no parameter; known are about, ")]
    [InlineData("one:", "One:", "a name consists of lower-case letters")]
    [InlineData("baud: 1000000", "baud: [1]", "baud must be a single value")]
    [InlineData("lanes: 4", "lanes: 4, lanes: 4", "this is not YAML")]
    public void A_wrong_entry_is_refused_with_its_place(string old, string replacement, string sentence)
    {
        var error = Assert.Throws<NeuroCoreException>(() => ConfigurationFile.Parse(Entry.Replace(old, replacement, StringComparison.Ordinal), "test.yaml"));
        Assert.StartsWith("test.yaml, line 1", error.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memories_of_one_port_cannot_have_two()
    {
        var text = Entry.Replace("[leak, ", "[learning, dual_port, ", StringComparison.Ordinal).Replace("technology: generic", "technology: up5k", StringComparison.Ordinal);
        var error = Assert.Throws<NeuroCoreException>(() => ConfigurationFile.Parse(text, "test.yaml"));
        Assert.Contains("features has dual_port with the technology up5k, but its SPRAMs have one port", error.Message, StringComparison.Ordinal);
    }
}
