// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Hardware.Tests;

public sealed class Winner_groups
{
    [Fact]
    public void A_group_of_four_neurons_or_more_with_as_many_winners_as_the_build_has_is_taken()
    {
        Assert.Null(Problem("tiny", (true, true, 2)));
        Assert.Null(Problem("tiny", (true, false, 0), (true, true, 1), (false, false, 7), (true, true, 0)));
    }

    [Fact]
    public void A_group_without_a_last_block_is_refused()
    {
        Assert.Contains("block 1 on has no last block", Problem("tiny", (true, true, 1), (true, false, 1)), StringComparison.Ordinal);
        Assert.Contains("block 0 on has no last block", Problem("tiny", (true, false, 1), (false, true, 1), (true, true, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_with_more_winners_than_the_build_has_is_refused() =>
        Assert.Contains("has 3 winners, but 'tiny' takes 2", Problem("tiny", (true, true, 3)), StringComparison.Ordinal);

    [Fact]
    public void A_group_of_less_than_four_neurons_is_refused()
    {
        Assert.Contains("has 2 neurons", Problem("odd_two", (true, true, 1)), StringComparison.Ordinal);
        Assert.Null(Problem("odd_two", (true, false, 1), (true, true, 1)));
    }

    [Fact]
    public void An_image_that_needs_no_groups_may_hold_anything() =>
        Assert.Null(ImageRules.Problem(Image("tiny", [(true, false, 7)]) with { Needs = Capabilities.None }));

    private static string? Problem(string build, params (bool Competes, bool End, int Winners)[] blocks) =>
        ImageRules.Problem(Image(build, blocks));

    private static RegisterImage Image(string name, (bool Competes, bool End, int Winners)[] blocks)
    {
        var build = Configurations.Named(name);
        var neurons = blocks.Length * build.Lanes;
        var words = blocks.SelectMany(block => new ClassParameters(
            0, 0, 0, 0, 0, 0, 0, ResetMode.Value,
            Competes: block.Competes, GroupEnd: block.End, GroupWinners: block.Winners).ToWords());
        return new RegisterImage(
            build, Capabilities.Winners, neurons, neurons,
            [
                new ImageSection(Bank.Control, 0, [(ushort)neurons, (ushort)neurons]),
                new ImageSection(Bank.Class, 0, words.ToImmutableArray()),
            ],
            new ImageMetadata("groups", 0.001, []));
    }
}
