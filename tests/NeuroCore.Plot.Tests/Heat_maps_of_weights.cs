// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using SkiaSharp;

namespace NeuroCore.Plot.Tests;

public sealed class Heat_maps_of_weights : IDisposable
{
    private readonly Pictures _pictures = new();

    public void Dispose() => _pictures.Dispose();

    [Theory]
    [InlineData(6, 9)]
    [InlineData(200, 150)]
    [InlineData(1024, 512)]
    public void Have_sources_from_top_to_bottom_and_targets_from_left_to_right(int sources, int targets)
    {
        WeightMatrix none = Matrix(sources, targets, new WeightCell(sources / 2, targets / 2, 1));
        (int left, int top) = MiddleOf(none, new WeightCell(0, 0, 1));
        (int right, int bottom) = MiddleOf(none, new WeightCell(sources - 1, targets - 1, 1));
        (int across, int down) = MiddleOf(none, new WeightCell(0, targets - 1, 1));

        Assert.True(left < right && top < bottom, $"first synapse at {left}, {top}; last at {right}, {bottom}");
        Assert.InRange(across, right - 2, right + 2);
        Assert.InRange(down, top - 2, top + 2);
    }

    [Fact]
    public void Show_a_weight_of_0_otherwise_than_no_synapse()
    {
        WeightMatrix without = Matrix(4, 4, new WeightCell(0, 0, 1), new WeightCell(0, 0, 1));
        WeightMatrix with = without with { Cells = [without.Cells[0], new WeightCell(2, 2, 0)] };
        using SKBitmap blank = Draw(without), zero = Draw(with);
        (int across, int down) = Pictures.Middle(blank, zero);

        // Beside the number, which stands in the middle.
        Assert.Equal(WeightColours.For(with).Of(0).ToSKColor(), zero.GetPixel(across - 20, down - 12));
    }

    [Fact]
    public void Say_what_a_blank_is_only_where_there_is_one()
    {
        ImmutableArray<WeightCell> all = [new WeightCell(0, 0, 1), new WeightCell(0, 1, 1)];

        Assert.DoesNotContain("no synapse", Words(Matrix(1, 2) with { Cells = all }));
        Assert.Contains("no synapse", Words(Matrix(1, 2, all[0])));
    }

    [Fact]
    public void Give_signs_colours_of_their_own_and_equal_magnitudes_equal_strength()
    {
        WeightMatrix matrix = Matrix(1, 40);
        SKColor[] colours = ColoursOf(matrix, [.. Enumerable.Range(0, 40).Select(target => (target - 19.5) / 10)]);

        Assert.All(colours[..20], colour => Assert.True(colour.Red > colour.Blue, $"a negative weight is {colour}"));
        Assert.All(colours[25..], colour => Assert.True(colour.Blue > colour.Red, $"a positive weight is {colour}"));
        for (int target = 0; target < 19; target++)
        {
            Assert.True(Light(colours[target]) <= Light(colours[target + 1]), "a farther negative weight is lighter");
            Assert.True(Light(colours[39 - target]) <= Light(colours[38 - target]), "a farther positive weight is lighter");
        }
    }

    [Fact]
    public void Spread_all_colours_over_weights_of_one_sign()
    {
        SKColor[] positive = ColoursOf(Matrix(1, 2), [0, 5]), negative = ColoursOf(Matrix(1, 2), [-0.01, 0]);

        Assert.True(Light(positive[0]) > 200 && Light(positive[1]) < 60, $"{positive[0]} to {positive[1]}");
        Assert.True(Light(negative[1]) > 200 && Light(negative[0]) < 60, $"{negative[0]} to {negative[1]}");
    }

    [Fact]
    public void Have_the_same_colours_over_the_same_range()
    {
        WeightMatrix matrix = Matrix(1, 2) with { Range = (0, 10) };

        Assert.Equal(ColoursOf(matrix, [2, 4])[0], ColoursOf(matrix, [2, 9])[0]);
        Assert.NotEqual(ColoursOf(Matrix(1, 2), [2, 4])[0], ColoursOf(Matrix(1, 2), [2, 9])[0]);
        Assert.Equal(ColoursOf(matrix, [2, 10])[1], ColoursOf(matrix, [2, 99])[1]);
    }

    [Fact]
    public void Name_projection_populations_and_scale()
    {
        string[] words = Words(Matrix(2, 3, new WeightCell(1, 2, 0.5)) with { Label = "weight, mV" });

        Assert.Contains("Some weights", words);
        Assert.Contains("forward", words);
        Assert.Contains("2 × 3, 1 synapse", words);
        Assert.Contains("from inputs", words);
        Assert.Contains("to outputs", words);
        Assert.Contains("weight, mV", words);
    }

    [Fact]
    public void Write_the_weight_into_large_cells()
    {
        Assert.Contains("-0.25", Words(Matrix(2, 3, new WeightCell(1, 2, -0.25))));
        Assert.DoesNotContain("-0.25", Words(Matrix(50, 60, new WeightCell(1, 2, -0.25), new WeightCell(1, 3, 1))));
    }

    [Fact]
    public void Show_several_projections_each_with_its_own_scale()
    {
        WeightMatrix first = Matrix(2, 2, new WeightCell(0, 0, 1)), second = Matrix(2, 2, new WeightCell(0, 0, 100)) with { Name = "back" };
        string[] words = _pictures.Words(new WeightPlot("Both", [first, second]).Save);

        Assert.Contains("forward", words);
        Assert.Contains("back", words);
        Assert.Contains("0.5", words);
        Assert.Contains("50", words);
    }

    [Fact]
    public void Are_drawn_without_a_single_synapse_too()
    {
        using SKBitmap picture = Draw(Matrix(3, 3));

        Assert.True(picture.Width >= 2 * 480);
    }

    [Fact]
    public void Refuse_contradictions_in_a_sentence()
    {
        _pictures.Refuses(new WeightPlot("", []).Save, "needs at least one matrix");
        Refused(Matrix(0, 2), "'forward' are 0 x 2");
        Refused(Matrix(2, 2, new WeightCell(2, 0, 1)), "one is from 2 to 0");
        Refused(Matrix(2, 2, new WeightCell(0, -1, 1)), "one is from 0 to -1");
        Refused(Matrix(2, 2, new WeightCell(1, 1, double.NaN)), "from 1 to 1 of 'forward' is no finite number");
        Refused(Matrix(2, 2) with { Range = (1, 1) }, "go from 1 to 1");
    }

    private static WeightMatrix Matrix(int sources, int targets, params ImmutableArray<WeightCell> cells) =>
        new("forward", "inputs", sources, "outputs", targets, cells);

    private static int Light(SKColor colour) => (colour.Red + colour.Green + colour.Blue) / 3;

    private (int Across, int Down) MiddleOf(WeightMatrix matrix, WeightCell added)
    {
        // As many synapses in both, so that their number in words is the same.
        WeightMatrix reference = matrix with { Cells = matrix.Cells.Add(matrix.Cells[0]) };
        using SKBitmap without = Draw(reference), with = Draw(matrix with { Cells = matrix.Cells.Add(added) });
        return Pictures.Middle(without, with);
    }

    private static SKColor[] ColoursOf(WeightMatrix matrix, double[] weights)
    {
        var colours = WeightColours.For(matrix with { Cells = [.. weights.Select((weight, target) => new WeightCell(0, target, weight))] });
        return [.. weights.Select(weight => colours.Of(weight).ToSKColor())];
    }

    private SKBitmap Draw(WeightMatrix matrix) => _pictures.Png(new WeightPlot("Some weights", [matrix]).Save);

    private string[] Words(WeightMatrix matrix) => _pictures.Words(new WeightPlot("Some weights", [matrix]).Save);

    private void Refused(WeightMatrix matrix, string words) => _pictures.Refuses(new WeightPlot("", [matrix]).Save, words);
}
