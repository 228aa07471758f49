// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware.Tests;

public sealed class Projection_encoder_and_probe_words
{
    [Fact]
    public void Examples_worked_by_hand()
    {
        Assert.Equal(0x0200, new ProjectionWord(Enable: true).ToWord());
        Assert.Equal(0x03AE, new ProjectionWord(6, 5, 2, Negative: true, Enable: true).ToWord());
        Assert.Equal(0x17AE, new ProjectionWord(6, 5, 2, Negative: true, Enable: true, Rule: 5).ToWord());
        Assert.Equal(0x8064, new EncoderWord(InputEncoding.Regular, 100).ToWord());
        Assert.Equal(0x3007, new ProbeWord(Bank.Membrane, 7).ToWord());
    }

    [Fact]
    public void Every_word_is_encoded_to_what_was_decoded()
    {
        for (var word = 0; word <= ushort.MaxValue; word++)
        {
            Assert.Equal(word & 0x1FFF, ProjectionWord.FromWord((ushort)word).ToWord());
            Assert.Equal(word, EncoderWord.FromWord((ushort)word).ToWord());
            Assert.Equal(word, ProbeWord.FromWord((ushort)word).ToWord());
        }
    }

    [Fact]
    public void Values_beyond_their_bounds_are_refused()
    {
        Refused("exponent is 8, but a projection holds 0..7.", () => new ProjectionWord(Exponent: 8).ToWord());
        Refused("delay is -1, but a projection holds 0..7.", () => new ProjectionWord(Delay: -1).ToWord());
        Refused("receptor is 4, but a projection holds 0..3.", () => new ProjectionWord(Receptor: 4).ToWord());
        Refused("rule is 8, but a projection holds 0..7.", () => new ProjectionWord(Rule: 8).ToWord());
        Refused("drive is 16384, but an encoder holds 0..16383.", () => new EncoderWord(InputEncoding.Latency, EncoderWord.DriveOfOne).ToWord());
        Refused("address is 2048, but a probe holds 0..2047.", () => new ProbeWord(Bank.Current, 2048).ToWord());
    }

    [Fact]
    public void A_row_of_projections_takes_a_power_of_two() =>
        Assert.Equal((5 * 16) + 12, ProjectionWord.Address(Configurations.Named("odd_four"), 5, 12));

    private static void Refused(string sentence, Func<object> make) =>
        Assert.Equal(sentence, Assert.Throws<NeuroCoreException>(make).Message);
}
