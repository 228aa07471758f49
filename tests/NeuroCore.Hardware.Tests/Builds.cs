// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware.Tests;

public sealed class Builds
{
    private const string Entry =
        "one: { neurons: 16, sources: 32, lanes: 4, current_width: 16, membrane_width: 24, accumulator_shift_bits: 3, " +
        "current_shift_bits: 3, clock_hertz: 24000000, baud: 1000000, technology: generic, about: \"For a test.\" }";

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
    }

    [Theory]
    [InlineData("neurons: 16, ", "", "neurons is missing")]
    [InlineData("neurons: 16", "neurons: many", "neurons is 'many', but must be a whole number")]
    [InlineData("neurons: 16", "neurons: 18", "neurons is 18, but must be a multiple of lanes, 4")]
    [InlineData("neurons: 16", "neurons: 1024", "neurons is 1024, but must be from 4 to 512")]
    [InlineData("sources: 32", "sources: 12", "sources is 12, but must be from 16 to 32768")]
    [InlineData("lanes: 4", "lanes: 3", "lanes is 3, but must be 1, 2, 4, 8 or 16")]
    [InlineData("current_width: 16", "current_width: 17", "current_width is 17, but must be from 2 to 16")]
    [InlineData("membrane_width: 24", "membrane_width: 8", "membrane_width is 8, but must be from 10 to 24")]
    [InlineData("current_shift_bits: 3", "current_shift_bits: 4", "current_shift_bits is 4, but must be from 0 to 3")]
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
}
