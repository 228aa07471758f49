// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Generator;

/// <summary>The names of the description in the manner of each language.</summary>
public static class Names
{
    /// <summary><c>keep_u</c> as <c>KeepU</c>.</summary>
    public static string Pascal(string name) =>
        string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary><c>keep_u</c> as <c>KEEP_U</c>.</summary>
    public static string Upper(string name) => name.ToUpperInvariant();

    /// <summary><c>keep_u</c> as <c>keep u</c>.</summary>
    public static string Words(string name) => name.Replace('_', ' ');
}
