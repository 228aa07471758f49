// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network.Tests;

public class IntegerModeMistakes
{
    [Theory]
    [InlineData("weight: 0.5", "weight: 128", "a weight from 'drive' to 'cells' is 128, but with 'weights: integer' it must be an integer in -127..127.")]
    [InlineData("weight: 0.5", "weight: -128", "a weight from 'drive' to 'cells' is -128, but with 'weights: integer' it must be an integer in -127..127.")]
    [InlineData("weight: 0.5", "weight: 0.5", "a weight from 'drive' to 'cells' is 0.5, but with 'weights: integer' it must be an integer in -127..127.")]
    [InlineData("weight: 0.5", "weight: { uniform: { min: -1.5, max: 3, seed: 1 } }", "a weight from 'drive' to 'cells' is -1.5, but with 'weights: integer'")]
    [InlineData("connector: all_to_all\n    weight: 0.5", "connector: { from_list: [[0, 0, 300]] }", "net.yaml:13: a weight from 'drive' to 'cells' is 300, but with 'weights: integer'")]
    [InlineData("threshold: 1", "threshold: 1.5", "threshold of population 'cells' is 1.5, but with 'weights: integer' it must be an integer in -32768..32767.")]
    [InlineData("threshold: 1", "threshold: 40000", "threshold of population 'cells' is 40000, but with 'weights: integer' it must be an integer in -32768..32767.")]
    [InlineData("threshold: 1", "threshold: 9\n    bias: [1, 0.5]", "bias of population 'cells' is 0.5, but with 'weights: integer' it must be an integer in -32768..32767.")]
    [InlineData("threshold: 1", "threshold: 9\n    v_reset: 0.1", "v_reset of population 'cells' is 0.1, but with 'weights: integer'")]
    [InlineData("threshold: 1", "threshold: 9\n    v_min: -0.1", "v_min of population 'cells' is -0.1, but with 'weights: integer'")]
    [InlineData("threshold: 1", "threshold: 9\n    v_init: 0.1", "v_init of population 'cells' is 0.1, but with 'weights: integer'")]
    public void What_the_board_would_have_to_round_is_refused(string piece, string replacement, string sentence) =>
        Assert.Contains(
            sentence, Yaml.Mistake(Yaml.With(piece, replacement) + "\nweights: integer\n").Message, StringComparison.Ordinal);

    [Fact]
    public void Integers_written_with_a_point_are_integers()
    {
        var network = NetworkFile.Parse(Yaml.With("weight: 0.5", "weight: -127.0") + "\nweights: integer\n");

        Assert.Equal(WeightMode.Exact, network.Weights);
        Assert.All(network.ConnectionsOf(network.Projections[0]), synapse => Assert.Equal(-127, synapse.Weight));
    }
}
