// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;

namespace NeuroCore.Figures;

/// <summary>The learning rules of <c>firmware/</c>; they travel inside this assembly.</summary>
public static class FirmwareRules
{
    private const double TickSeconds = 1e-3;
    private const string Extension = ".rule";

    /// <summary>Names of all rules, sorted.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. typeof(FirmwareRules).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name[..^Extension.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>A build with ticks of 1 ms.</summary>
    /// <param name="build">Name of the build.</param>
    public static RuleTarget Target(string build) => new(Configurations.Named(build), TickSeconds);

    /// <summary>A rule, assembled.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="target">What for.</param>
    /// <exception cref="NeuroCoreException">There is no such rule, or none for the build.</exception>
    public static AssembledRule Assemble(string name, RuleTarget target)
    {
        using var stream = typeof(FirmwareRules).Assembly.GetManifestResourceStream(name + Extension) ??
            throw new NeuroCoreException($"There is no rule '{name}' in firmware: use one of {string.Join(", ", Names)}.");
        using var text = new StreamReader(stream);
        return RuleAssembler.Assemble(text.ReadToEnd(), name + Extension, target);
    }
}
