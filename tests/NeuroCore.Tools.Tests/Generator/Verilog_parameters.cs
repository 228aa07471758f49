// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Generator;
using NeuroCore.Hardware;

namespace NeuroCore.Tools.Tests.Generator;

public sealed class Verilog_parameters
{
    public static TheoryData<string> Builds => [.. Configurations.All.Select(build => build.Name)];

    [Fact]
    public void Know_the_builds_that_the_host_knows() =>
        Assert.Equal(Configurations.All.Select(build => build.Name), BuildParameters.NamesIn(Repository.Configurations));

    [Theory]
    [MemberData(nameof(Builds))]
    public void Say_of_a_build_what_the_host_knows_of_it(string name)
    {
        var build = Configurations.Named(name);
        Assert.Equal(
            [
                $"NEURONS={build.Neurons}",
                $"SOURCES={build.Sources}",
                $"LANES={build.Lanes}",
                $"CURRENT_WIDTH={build.CurrentWidth}",
                $"MEMBRANE_WIDTH={build.MembraneWidth}",
                $"ACCUMULATOR_SHIFT_BITS={build.AccumulatorShiftBits}",
                $"CURRENT_SHIFT_BITS={build.CurrentShiftBits}",
                $"EXPONENT_BITS={build.ExponentBits}",
                $"DELAY_BITS={build.DelayBits}",
                $"ENCODERS={build.Encoders}",
                $"WINNERS={build.Winners}",
                $"CLOCK_HERTZ={build.ClockHertz}",
                $"BAUD={build.Baud}",
                $"FEATURES=32'h{((uint)build.Capabilities).ToString("X8", CultureInfo.InvariantCulture)}",
                $"TECHNOLOGY=\"{build.Technology}\"",
                $"CONFIGURATION_HASH=32'h{build.NameHash.ToString("X8", CultureInfo.InvariantCulture)}",
            ],
            Of(Repository.Configurations, name).ToArray());
    }

    [Theory]
    [InlineData("[leak, ", "[leek, ", "there is no feature 'leek'; known are leak, ")]
    [InlineData("[leak, ", "[winners, ", "the feature 'winners' follows from winners; do not list it.")]
    [InlineData("features: [", "features: [[], ", "'features' must be a list of names.")]
    public void Of_a_build_with_a_wrong_feature_are_refused(string old, string replacement, string sentence)
    {
        var error = Assert.Throws<DescriptionException>(() => Of(Repository.Configurations.Replace(old, replacement, StringComparison.Ordinal), "tiny"));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_unknown_build_are_answered_with_the_names_there_are()
    {
        var errors = new StringWriter();
        Assert.Equal(1, CommandLine.Run(["--parameters", "large", "--root", Repository.Root], TextWriter.Null, errors));
        Assert.StartsWith("There is no configuration named 'large': use one of tiny, icebreaker, ", errors.ToString(), StringComparison.Ordinal);
    }

    private static ImmutableArray<string> Of(string yaml, string name) =>
        BuildParameters.Of(yaml, DescriptionReader.Read(Repository.Description, GeneratedFiles.DescriptionPath), name);
}
