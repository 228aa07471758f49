// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Figures;
using NeuroCore.Network;

namespace NeuroCore.Experiments.Tests;

/// <summary>The figures of the learning rules show what the model does today.</summary>
public class Figures_of_the_rules
{
    private static readonly string Folder = Path.Combine(Repository.Root, "firmware");

    public static TheoryData<string> Names { get; } = [.. AllFigures.OfRules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_numbers_behind_a_figure_come_out_of_the_model_again(string name)
    {
        var shipped = File.ReadAllText(Path.Combine(Repository.Root, AllFigures.FolderOfRules, name + ".csv"));

        Assert.True(shipped == AllFigures.OfRules[name]().Data(), $"{name} has changed: run `make figures` and look at it.");
    }

    [Fact]
    public void Every_rule_has_a_figure_on_its_page()
    {
        var pages = string.Concat(Directory.EnumerateFiles(Folder, "*.md").Select(File.ReadAllText));

        Assert.All(ProjectRules.All, rule => Assert.Contains($"(figures/{rule}.png)", File.ReadAllText(Path.Combine(Folder, $"{rule}.md")), StringComparison.Ordinal));
        Assert.All(AllFigures.OfRules.Keys, name => Assert.Contains($"(figures/{name}.png)", pages, StringComparison.Ordinal));
        Assert.All(AllFigures.OfRules.Keys, name => Assert.True(File.Exists(Path.Combine(Folder, "figures", name + ".png"))));
    }
}
