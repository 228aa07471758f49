// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Generator;

namespace NeuroCore.Tools.Tests.Generator;

public sealed class Depth_expressions
{
    [Theory]
    [InlineData("16", "16")]
    [InlineData("S", "configuration.Sources")]
    [InlineData(" 8 * N/L ", "8 * configuration.Neurons / configuration.Lanes")]
    [InlineData("S * (N/L) * ceil(L/2)", "configuration.Sources * (configuration.Neurons / configuration.Lanes) * ((configuration.Lanes + 2 - 1) / 2)")]
    [InlineData("ceil(L*W/16)", "((configuration.Lanes * configuration.SynapseBits + 16 - 1) / 16)")]
    [InlineData("R * P(N)", "configuration.AccumulatorSlots * Configuration.PowerOfTwoFrom(configuration.Neurons)")]
    [InlineData("8 * P(N/L) + E", "8 * Configuration.PowerOfTwoFrom(configuration.Blocks) + configuration.Encoders")]
    [InlineData("N + S - 1", "configuration.Neurons + configuration.Sources - 1")]
    public void Become_csharp(string text, string expected) => Assert.Equal(expected, DepthExpression.Parse(text, "here").CSharp);

    [Theory]
    [InlineData("")]
    [InlineData("N N")]
    [InlineData("N +")]
    [InlineData("(N")]
    [InlineData("ceil(N)")]
    [InlineData("P(T)")]
    [InlineData("P(N/S)")]
    [InlineData("configuration")]
    [InlineData("12345678901")]
    public void Are_refused_where_they_cannot_be_read(string text)
    {
        var error = Assert.Throws<DescriptionException>(() => DepthExpression.Parse(text, "here"));
        Assert.StartsWith($"here: depth '{text}' cannot be read from '", error.Message, StringComparison.Ordinal);
    }
}
