// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;

namespace NeuroCore.Generator;

/// <summary>The builds of <c>hdl/configurations.yaml</c> as Verilog parameters.</summary>
public static class BuildParameters
{
    /// <summary>The configurations, from the root of the repository.</summary>
    public const string ConfigurationsPath = "hdl/configurations.yaml";

    private static readonly ImmutableArray<string> Numbers =
    [
        "neurons", "sources", "lanes", "current_width", "membrane_width", "accumulator_shift_bits", "current_shift_bits",
        "clock_hertz", "baud",
    ];

    /// <summary>Names of all builds.</summary>
    /// <param name="yaml">Text of <c>configurations.yaml</c>.</param>
    /// <exception cref="DescriptionException">The text is no mapping.</exception>
    public static ImmutableArray<string> NamesIn(string yaml) => [.. YamlReader.Of(yaml, ConfigurationsPath).Names];

    /// <summary>
    /// The parameters of a build, as NAME=value with value a Verilog literal, the form that chparam of Yosys,
    /// -G of Verilator and -P of Icarus Verilog take.
    /// </summary>
    /// <param name="yaml">Text of <c>configurations.yaml</c>.</param>
    /// <param name="configuration">Name of the build.</param>
    /// <exception cref="DescriptionException">There is no such build, or a parameter is missing or no number.</exception>
    public static ImmutableArray<string> Of(string yaml, string configuration)
    {
        var builds = YamlReader.Of(yaml, ConfigurationsPath);
        if (!builds.Has(configuration))
        {
            throw new DescriptionException(
                $"There is no configuration named '{configuration}': use one of {string.Join(", ", builds.Names)}.");
        }

        var build = builds.Map(configuration);
        var hash = Crc32.HashToUInt32(Encoding.UTF8.GetBytes(configuration));
        return
        [
            .. Numbers.Select(name => $"{Names.Upper(name)}={build.Number(name, 0, int.MaxValue)}"),
            $"TECHNOLOGY=\"{build.Identifier("technology")}\"",
            $"CONFIGURATION_HASH=32'h{hash:X8}",
        ];
    }
}
