// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Figures;

namespace NeuroCore.Experiments.Tests;

/// <summary>The figures of the guide show what the model does today.</summary>
public class Figures_of_the_guide
{
    private static readonly string Guide = Path.Combine(Repository.Root, "host", "guide");

    public static TheoryData<string> Names { get; } = [.. AllFigures.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_numbers_behind_a_figure_come_out_of_the_model_again(string name)
    {
        var shipped = File.ReadAllText(Path.Combine(Guide, "figures", name + ".csv"));

        Assert.True(shipped == AllFigures.ByName[name]().Data(), $"{name} has changed: run `make figures` and look at it.");
    }

    [Fact]
    public void Every_figure_is_shown_on_a_page()
    {
        var pages = string.Concat(Directory.EnumerateFiles(Guide, "*.md").Select(File.ReadAllText));

        Assert.All(AllFigures.ByName.Keys, name => Assert.Contains($"(figures/{name}.png)", pages, StringComparison.Ordinal));
        Assert.All(AllFigures.ByName.Keys, name => Assert.True(File.Exists(Path.Combine(Guide, "figures", name + ".png"))));
    }

    [Fact]
    public void A_figure_can_be_drawn()
    {
        var folder = Directory.CreateTempSubdirectory("neurocore-figure-").FullName;
        try
        {
            var path = Path.Combine(folder, "figure.png");
            AllFigures.ByName["projections-delay"]().Plot.Save(path);

            Assert.True(new FileInfo(path).Length > 10_000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
