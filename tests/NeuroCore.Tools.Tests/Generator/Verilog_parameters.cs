// SPDX-License-Identifier: Apache-2.0
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
                $"CLOCK_HERTZ={build.ClockHertz}",
                $"BAUD={build.Baud}",
                $"TECHNOLOGY=\"{build.Technology}\"",
                $"CONFIGURATION_HASH=32'h{build.NameHash.ToString("X8", CultureInfo.InvariantCulture)}",
            ],
            BuildParameters.Of(Repository.Configurations, name).ToArray());
    }

    [Fact]
    public void Of_an_unknown_build_are_answered_with_the_names_there_are()
    {
        var errors = new StringWriter();
        Assert.Equal(1, CommandLine.Run(["--parameters", "large", "--root", Repository.Root], TextWriter.Null, errors));
        Assert.StartsWith("There is no configuration named 'large': use one of tiny, icebreaker, ", errors.ToString(), StringComparison.Ordinal);
    }
}
