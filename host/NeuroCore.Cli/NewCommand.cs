// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli;

/// <summary><c>neurocore new</c>: writes a network to start from, which runs at once.</summary>
internal static class NewCommand
{
    private const string Prefix = "templates/";
    private const string NamePlace = "NAME";

    /// <summary>Names of the networks.</summary>
    public static IReadOnlyList<string> Templates { get; } =
        [.. typeof(NewCommand).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)];

    public static Command Create(Terminal terminal)
    {
        var template = new Argument<string>("template") { Description = $"What to start from: {string.Join(", ", Templates)}." }.AcceptOnlyFromAmong([.. Templates]);
        var output = new Option<string?>("--output", "-o") { Description = "Description to write; <template>.yaml in this folder unless given.", HelpName = "network.yaml" };
        var force = new Option<bool>("--force") { Description = "Write over a file that is there." };
        var command = new Command("new", "Write a network to start from: a classifier, a reservoir, a learner or a connectome.") { template, output, force };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(template);
            var path = parsed.GetValue(output) ?? name + ".yaml";
            if (File.Exists(path) && !parsed.GetValue(force))
                throw new NeuroCoreException($"{path} is there already: give another name with -o, or --force to write over it.");
            using var stream = typeof(NewCommand).Assembly.GetManifestResourceStream(Prefix + name)!;
            using var reader = new StreamReader(stream);
            var text = reader.ReadToEnd().Replace($"name: {NamePlace}\n", $"name: {NameOf(path)}\n", StringComparison.Ordinal);
            AtomicFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)));
            var network = NetworkFile.Load(path);
            terminal.Out.WriteLine($"wrote {path}: {network.About} `neurocore run {path}` runs it, `neurocore report {path}` makes a page of it.");
            return ExitCode.Fine;
        });
        return command;
    }

    private static string NameOf(string path)
    {
        var letters = string.Concat(Path.GetFileNameWithoutExtension(path).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? letter : '_'));
        return letters.Length > 0 && (char.IsAsciiLetter(letters[0]) || letters[0] == '_') ? letters[..Math.Min(letters.Length, 64)] : "_" + letters[..Math.Min(letters.Length, 63)];
    }
}
