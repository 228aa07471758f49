// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Generator;

/// <summary>Writes the page that tells people what the description says.</summary>
public static class ReadmePage
{
    /// <summary>The page, in Markdown.</summary>
    public static string Write(Description description) => "";
}
