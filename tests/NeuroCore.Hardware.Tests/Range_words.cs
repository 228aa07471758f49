// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware.Tests;

public sealed class Range_words
{
    [Fact]
    public void Examples_worked_by_hand()
    {
        Assert.Equal(0, RangeWord.Encode(null));
        Assert.Equal(0x5000, RangeWord.Encode(null, 5));
        Assert.Equal(0xD7C3, RangeWord.Encode(new OccupiedRange(3, 31), 5));
        Assert.Equal(0x8000, RangeWord.Encode(new OccupiedRange(0, 0)));
        Assert.Equal(0x87C3, RangeWord.Encode(new OccupiedRange(3, 31)));
        Assert.Equal(0x8FFF, RangeWord.Encode(new OccupiedRange(63, 63)));
    }

    [Fact]
    public void Every_range_is_decoded_to_what_was_encoded()
    {
        for (var first = 0; first < 64; first++)
        {
            for (var last = first; last < 64; last++)
                Assert.Equal(new OccupiedRange(first, last), RangeWord.Decode(RangeWord.Encode(new OccupiedRange(first, last))));
        }
    }

    [Fact]
    public void A_word_without_the_occupied_bit_is_no_range() => Assert.Null(RangeWord.Decode(0x7F00));

    [Fact]
    public void Every_class_is_decoded_beside_its_range()
    {
        for (var sourceClass = 0; sourceClass <= RangeWord.MostSourceClass; sourceClass++)
        {
            var word = RangeWord.Encode(new OccupiedRange(9, 41), sourceClass);
            Assert.Equal((new OccupiedRange(9, 41), sourceClass), (RangeWord.Decode(word), RangeWord.SourceClass(word)));
        }

        Assert.Throws<NeuroCoreException>(() => RangeWord.Encode(null, 8));
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(-1, 2)]
    [InlineData(0, 64)]
    public void What_is_no_range_is_refused(int first, int last)
    {
        var error = Assert.Throws<NeuroCoreException>(() => RangeWord.Encode(new OccupiedRange(first, last)));
        Assert.Contains($"{first}..{last}", error.Message, StringComparison.Ordinal);
    }
}
