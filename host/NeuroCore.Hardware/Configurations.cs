// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Hardware;

/// <summary>The builds that <c>hdl/configurations.yaml</c> names; the file travels inside this assembly.</summary>
public static class Configurations
{
    private const string FileName = "configurations.yaml";

    /// <summary>Every build, in the order of the file.</summary>
    public static IReadOnlyList<Configuration> All { get; } = ReadEmbedded();

    /// <summary>The build of this name.</summary>
    /// <param name="name">A name as in the file; upper and lower case differ.</param>
    /// <exception cref="NeuroCoreException">There is no such build; the sentence lists those there are.</exception>
    public static Configuration Named(string name) =>
        All.FirstOrDefault(build => build.Name == name) ??
        throw new NeuroCoreException(
            $"There is no configuration named '{name}': use one of {string.Join(", ", All.Select(build => build.Name))}.");

    private static ImmutableArray<Configuration> ReadEmbedded()
    {
        using var stream = typeof(Configurations).Assembly.GetManifestResourceStream(FileName) ??
            throw new NeuroCoreException($"This build of NeuroCore.Hardware lacks its {FileName}: build it again.");
        using var text = new StreamReader(stream);
        return ConfigurationFile.Parse(text.ReadToEnd(), $"hdl/{FileName}");
    }
}
