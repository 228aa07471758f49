// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Generator;

/// <summary>The generator as a program.</summary>
public static class CommandLine
{
    private const string Usage = """
        Writes Verilog, C# and documentation from hdl/registers/registers.yaml and hdl/boards/boards.yaml.

          (nothing)                  write the files that drifted
          --check                    write nothing; exit 1 and name the files that drifted
          --configurations           print the names of all configurations, one a line
          --parameters <name>        print a configuration's Verilog parameters, one NAME=value a line
          --root <folder>            root of the repository; found upwards from here by default
        """;

    /// <summary>Runs the program.</summary>
    /// <param name="arguments">As given by the user.</param>
    /// <param name="output">Takes what was asked for.</param>
    /// <param name="errors">Takes complaints.</param>
    /// <returns>Exit code: 0 done, 1 drifted or a bad description, 2 bad arguments.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        var rest = arguments.ToList();
        try
        {
            var root = Option(rest, "--root") ?? FindRoot(Directory.GetCurrentDirectory());
            switch (rest)
            {
                case []:
                    return Generate(root, output);
                case ["--check"]:
                    return Check(root, errors);
                case ["--configurations"]:
                    return Print(BuildParameters.NamesIn(Text(root, BuildParameters.ConfigurationsPath)), output);
                case ["--parameters", var configuration]:
                    return Print(BuildParameters.Of(Text(root, BuildParameters.ConfigurationsPath), Described(root), configuration), output);
                case ["--help" or "-h"]:
                    output.WriteLine(Usage);
                    return 0;
                default:
                    errors.WriteLine($"'{string.Join(' ', arguments)}' cannot be understood.\n{Usage}");
                    return 2;
            }
        }
        catch (DescriptionException error)
        {
            errors.WriteLine(error.Message);
            return 1;
        }
    }

    private static GeneratedFiles Files(string root) =>
        GeneratedFiles.From(Described(root), Text(root, BoardsPage.TablePath));

    private static Description Described(string root) =>
        DescriptionReader.Read(Text(root, GeneratedFiles.DescriptionPath), GeneratedFiles.DescriptionPath);

    private static int Generate(string root, TextWriter output)
    {
        var written = Files(root).Write(root);
        foreach (var path in written)
            output.WriteLine(File.Exists(Path.Combine(root, path)) ? $"wrote {path}" : $"removed {path}");
        if (written.IsEmpty)
            output.WriteLine("Everything generated matches the description already.");
        return 0;
    }

    private static int Check(string root, TextWriter errors)
    {
        var drifted = Files(root).Drifted(root);
        foreach (var path in drifted)
            errors.WriteLine($"{path} does not match {GeneratedFiles.OriginOf(path)}: run `make generate`.");
        return drifted.IsEmpty ? 0 : 1;
    }

    private static int Print(IEnumerable<string> lines, TextWriter output)
    {
        foreach (var line in lines)
            output.WriteLine(line);
        return 0;
    }

    private static string? Option(List<string> arguments, string name)
    {
        var index = arguments.IndexOf(name);
        if (index < 0)
            return null;
        if (index + 1 == arguments.Count)
            throw new DescriptionException($"{name} needs a value after it.");
        var value = arguments[index + 1];
        arguments.RemoveRange(index, 2);
        return value;
    }

    private static string FindRoot(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
        {
            if (File.Exists(Path.Combine(here.FullName, GeneratedFiles.DescriptionPath)))
                return here.FullName;
        }

        throw new DescriptionException(
            $"No {GeneratedFiles.DescriptionPath} in {folder} or above it: run this inside the repository, or name it with --root.");
    }

    private static string Text(string root, string path) =>
        File.Exists(Path.Combine(root, path))
            ? File.ReadAllText(Path.Combine(root, path))
            : throw new DescriptionException($"There is no {path} in {root}: name the root of the repository with --root.");
}
