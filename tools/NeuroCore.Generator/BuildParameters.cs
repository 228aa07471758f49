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
        "exponent_bits", "delay_bits", "encoders", "winners", "clock_hertz", "baud",
    ];

    // Features that a size gives to a build.
    private static readonly ImmutableArray<(string Feature, string Size)> Sized =
    [
        ("exponent", "exponent_bits"), ("delay", "delay_bits"), ("encoders", "encoders"), ("winners", "winners"),
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
    /// <param name="description">The description, which numbers the features.</param>
    /// <param name="configuration">Name of the build.</param>
    /// <exception cref="DescriptionException">
    /// There is no such build, a parameter is missing or no number, or a feature is unknown or follows from a size.
    /// </exception>
    public static ImmutableArray<string> Of(string yaml, Description description, string configuration)
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
            $"FEATURES=32'h{Features(build, description):X8}",
            $"TECHNOLOGY=\"{build.Identifier("technology")}\"",
            $"CONFIGURATION_HASH=32'h{hash:X8}",
        ];
    }

    private static uint Features(YamlReader build, Description description)
    {
        var mask = 0u;
        foreach (var feature in build.Texts("features"))
        {
            if (Sized.FirstOrDefault(sized => sized.Feature == feature) is { Size: not null } follows)
                throw build.Wrong($"the feature '{feature}' follows from {follows.Size}; do not list it");
            mask |= Bit(feature);
        }

        foreach (var (feature, size) in Sized)
        {
            if (build.Number(size, 0, int.MaxValue) > 0)
                mask |= Bit(feature);
        }

        return mask;

        uint Bit(string feature) => description.Capabilities.FirstOrDefault(item => item.Name == feature) is { } capability
            ? 1u << capability.Number
            : throw build.Wrong($"there is no feature '{feature}'; known are {string.Join(", ", description.Capabilities.Select(item => item.Name))}");
    }
}
