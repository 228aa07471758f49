// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Generator;

namespace NeuroCore.Tools.Tests.Generator;

public sealed class Drift : IDisposable
{
    private const string Header = "hdl/registers/neurocore_registers.vh";
    private const string Constants = "host/NeuroCore.Hardware/Generated/Bank.g.cs";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("neurocore");

    public Drift()
    {
        Put(GeneratedFiles.DescriptionPath, Repository.Description);
        Put(BoardsPage.TablePath, Repository.Boards);
        Assert.Equal(0, Run().Code);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_files_of_this_repository_match_the_description()
    {
        var errors = new StringWriter();
        Assert.Equal(0, CommandLine.Run(["--root", Repository.Root, "--check"], TextWriter.Null, errors));
        Assert.Equal("", errors.ToString());
    }

    [Fact]
    public void What_was_just_generated_matches() => Assert.Equal((0, ""), Run("--check"));

    [Fact]
    public void A_changed_file_is_named_and_mended()
    {
        Put(Header, Get(Header).Replace("NC_BANK_SYNAPSE = 5'h02", "NC_BANK_SYNAPSE = 5'h03", StringComparison.Ordinal));
        Assert.Equal((1, $"{Header} does not match {GeneratedFiles.DescriptionPath}: run `make generate`.\n"), Run("--check"));
        Assert.Equal((0, $"wrote {Header}\n"), Run());
        Assert.Equal(0, Run("--check").Code);
    }

    [Fact]
    public void A_single_changed_character_in_any_file_is_noticed()
    {
        var files = GeneratedFiles.From(DescriptionReader.Read(Repository.Description, "registers.yaml"), Repository.Boards);
        foreach (var (path, text) in files.Files)
        {
            Put(path, text[..^2] + "?" + text[^1]);
            Assert.Equal([path], files.Drifted(folder.FullName).ToArray());
            Put(path, text);
        }
    }

    [Fact]
    public void A_changed_description_drifts_from_every_file_that_it_reaches()
    {
        Put(GeneratedFiles.DescriptionPath, Repository.Description.Replace("name: synapse,     number: 2", "name: synapse,     number: 31", StringComparison.Ordinal));
        var (code, errors) = Run("--check");
        Assert.Equal(1, code);
        Assert.All(["hdl/registers/README.md", Header, Constants], path => Assert.Contains(path, errors, StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_table_of_boards_drifts_from_its_page_alone()
    {
        Put(BoardsPage.TablePath, Repository.Boards.Replace("iCEBreaker", "iceBREAKER", StringComparison.Ordinal));
        Assert.Equal((1, $"{BoardsPage.PagePath} does not match {BoardsPage.TablePath}: run `make generate`.\n"), Run("--check"));
        Assert.Equal(0, Run().Code);
        Assert.Contains("iceBREAKER", Get(BoardsPage.PagePath), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(folder.FullName, Constants));
        var (code, errors) = Run("--check");
        Assert.Equal(1, code);
        Assert.StartsWith(Constants, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_file_that_nothing_makes_any_more_is_named_and_removed()
    {
        const string old = "host/NeuroCore.Hardware/Generated/Forgotten.g.cs";
        Put(old, "");
        Assert.Equal(1, Run("--check").Code);
        Assert.Equal((0, $"removed {old}\n"), Run());
        Assert.Equal(0, Run("--check").Code);
    }

    [Fact]
    public void A_bad_description_changes_no_file()
    {
        var before = Get(Header);
        Put(GeneratedFiles.DescriptionPath, Repository.Description.Replace("name: synapse,     number: 2", "name: synapse,     number: 3", StringComparison.Ordinal));
        Assert.Equal(1, Run().Code);
        Assert.Equal(before, Get(Header));
    }

    [Fact]
    public void Arguments_that_mean_nothing_are_answered_with_the_usage()
    {
        var (code, text) = Run("--chekc");
        Assert.Equal(2, code);
        Assert.Contains("'--chekc", text, StringComparison.Ordinal);
        Assert.Contains("--parameters <name>", text, StringComparison.Ordinal);
    }

    private (int Code, string Text) Run(params string[] arguments)
    {
        var text = new StringWriter();
        return (CommandLine.Run([.. arguments, "--root", folder.FullName], text, text), text.ToString());
    }

    private string Get(string path) => File.ReadAllText(Path.Combine(folder.FullName, path));

    private void Put(string path, string text)
    {
        var full = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
