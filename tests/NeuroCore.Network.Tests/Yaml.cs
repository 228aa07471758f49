// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network.Tests;

/// <summary>Small descriptions to put mistakes into.</summary>
internal static class Yaml
{
    public const string Small = """
        name: small
        tick: 1 ms
        run: 20 ms
        inputs:
          drive: { size: 3 }
        populations:
          cells:
            size: 2
            threshold: 1
        projections:
          - source: drive
            target: cells
            connector: all_to_all
            weight: 0.5
        stimulus:
          - { population: drive, at: 3 ms }
        """;

    /// <summary>The small description with a piece of it replaced.</summary>
    public static string With(string piece, string replacement)
    {
        Assert.Contains(piece, Small, StringComparison.Ordinal);
        return Small.Replace(piece, replacement, StringComparison.Ordinal);
    }

    /// <summary>The mistake that reading a description tells.</summary>
    public static DescriptionException Mistake(string yaml, string folder = "") =>
        Assert.Throws<DescriptionException>(() => NetworkFile.Parse(yaml, "net.yaml", folder));
}
