// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Parsing;

namespace NeuroCore.Cli;

/// <summary>Options that name a picture to draw.</summary>
internal static class PictureFiles
{
    public static Option<string?> Option(string name, string description) => new(name) { Description = description, HelpName = "file" };

    /// <summary>Notes an error for each that names a file of another kind.</summary>
    public static void Check(CommandResult result, params ReadOnlySpan<Option<string?>> options)
    {
        foreach (var option in options)
        {
            if (result.GetValue(option) is { } path &&
                !path.EndsWith(".png", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
                result.AddError($"{option.Name} {path} must end in .png or .svg.");
        }
    }

    /// <summary>Draws.</summary>
    /// <param name="path">File that is made.</param>
    /// <param name="save">Makes it.</param>
    /// <exception cref="Hardware.NeuroCoreException">It cannot be made.</exception>
    public static void Save(string path, Action<string> save) => UserFile.Create(path, () =>
    {
        save(path);
        return true;
    });
}
