// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

public class Sections_of_synapses
{
    private static RegisterImage Image(string build) => NetworkCompiler.Compile(
        new NetworkBuilder("net", Duration.Milliseconds(1))
            .Inputs("x", 9)
            .Neurons("cells", 11, new NeuronParameters { Threshold = 1, Reset = build == "odd_four" ? ResetMode.Subtract : ResetMode.Value })
            .Project("x", "cells", Connector.FixedProbability(0.3, 1), WeightRule.Uniform(-1, 1, 2))
            .Project("cells", "cells", Connector.FixedProbability(0.1, 3), WeightRule.Uniform(-1, 1, 4))
            .Build(),
        Configurations.Named(build)).Image;

    [Theory]
    [InlineData("tiny")]
    [InlineData("odd_one")]
    [InlineData("odd_two")]
    [InlineData("odd_four")]
    [InlineData("icebreaker")]
    [InlineData("complete")]
    [InlineData("complete-fine")]
    [InlineData("artix")]
    public void Have_the_same_words_from_any_of_them_on(string build)
    {
        var (made, kept) = (Image(build), Image(build));
        var chance = new Random(1);
        foreach (var (section, whole) in made.Sections.Zip(kept.Sections).Where(pair => pair.First.Bank == Bank.Synapse))
        {
            Assert.Equal(whole.Words.Length, section.Length);
            for (var i = 0; i < 50; i++)
            {
                var first = chance.Next(section.Length);
                var words = new ushort[chance.Next(section.Length - first + 1)];
                section.CopyTo(first, words);
                Assert.Equal(whole.Words.AsSpan(first, words.Length), words);
            }

            Assert.Equal(whole, section);
        }

        Assert.Equal(Bytes(kept), Bytes(made));
    }

    private static byte[] Bytes(RegisterImage image)
    {
        using var stream = new MemoryStream();
        ImageFile.Write(stream, image);
        return stream.ToArray();
    }

    [Fact]
    public void Are_read_by_many_at_once()
    {
        var (made, kept) = (Image("complete"), Image("complete"));
        Parallel.For(0, 64, _ =>
        {
            foreach (var (section, whole) in made.Sections.Zip(kept.Sections))
            {
                var words = new ushort[section.Length];
                section.CopyTo(0, words);
                Assert.Equal(whole.Words.AsSpan(), words);
            }
        });
    }
}
