// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware.Tests;

public sealed class Plastic_sources
{
    private static readonly Configuration s_build = Configurations.Named("tiny");

    [Fact]
    public void A_group_of_one_class_with_all_its_words_is_taken() => Assert.Null(Problem(Good()));

    [Fact]
    public void A_group_of_two_classes_is_refused() => Assert.Equal(
        "sources 8..11 learn together, but source 8 has class 2 and source 10 has class 0",
        Problem(With(Good(), Bank.Range, 10, RangeWord.Encode(new OccupiedRange(1, 1), 0))));

    [Fact]
    public void A_source_that_is_not_occupied_counts_too() => Assert.Equal(
        "sources 8..11 learn together, but source 8 has class 2 and source 9 has class 0",
        Problem(With(Good(), Bank.Range, 9, 0)));

    [Fact]
    public void A_source_without_words_in_a_block_with_a_rule_is_refused() => Assert.Equal(
        "block 1 of class 2 learns by rule 3, but source 9 of this class has no words there",
        Problem(Good() with { Sections = [.. Good().Sections.Where(section => section.Bank != Bank.Synapse || section.Address != Row(9))] }));

    [Fact]
    public void Blocks_without_a_rule_need_no_words() => Assert.Null(Problem(
        With(Good() with { Sections = [.. Good().Sections.Where(section => section.Bank != Bank.Synapse)] }, Bank.Projection, ProjectionWord.Address(s_build, 2, 1), 0)));

    [Theory]
    [InlineData(LearningRegister.Gate, 2, "it sets gate to 2, but the build takes 0 to 1")]
    [InlineData(LearningRegister.Products, 5 << 3, "it sets products to 0x28, but a trigger executes 0 to 4 of them")]
    [InlineData(LearningRegister.Products, 1 << 9, "products to 0x200")]
    [InlineData(LearningRegister.Epoch, 16, "it sets epoch to 16")]
    public void Registers_hold_what_the_build_takes(LearningRegister register, int value, string sentence) =>
        Assert.Contains(sentence, Problem(With(Good(), Bank.Learning, (int)register, (ushort)value)), StringComparison.Ordinal);

    [Fact]
    public void What_an_image_tells_of_weights_and_learning_makes_the_journey()
    {
        var image = Good();
        image = image with
        {
            Metadata = new ImageMetadata("learns", 0.001, [new PopulationPlace("cells", false, 0, 8), new PopulationPlace("senses", true, 8, 4)])
            {
                Projections =
                [
                    new ProjectionPlace("one", "senses", "cells", 3, 4) { Unit = 0.1, Rule = "rule", Pairs = [(0, 1), (3, 7)] },
                    new ProjectionPlace("other", "cells", "cells", 1, 1) { IsTurned = true },
                ],
                Learning = new LearningNote(["rule", "more"], IsOn: false, From: 5, Until: 900),
            },
        };
        var copy = SmallImage.Read(SmallImage.Bytes(image));
        Assert.Equal(image.Metadata.Learning, copy.Metadata.Learning);
        foreach (var (wanted, got) in image.Metadata.Projections.Zip(copy.Metadata.Projections))
            Assert.Equal((wanted with { Pairs = [] }, string.Join(' ', wanted.Pairs)), (got with { Pairs = [] }, string.Join(' ', got.Pairs)));
        Assert.Null(SmallImage.Read(SmallImage.Bytes(Good())).Metadata.Learning);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_unit_that_is_none_is_refused(double unit)
    {
        var image = Good();
        Assert.Contains("the unit of the projection 'one'", Problem(image with
        {
            Metadata = image.Metadata with { Projections = [new ProjectionPlace("one", "a", "b", 0, 0) { Unit = unit }] },
        }), StringComparison.Ordinal);
    }

    private static int Row(int source) => ((source * s_build.Blocks) + 1) * s_build.Pairs;

    private static RegisterImage Good() => new(
        s_build, Capabilities.Learning, Neurons: 8, Sources: 12,
        [
            new ImageSection(Bank.Learning, 0, [1, 0, LearningLayout.Products(1, 4, 2), 15, 4]),
            .. Enumerable.Range(8, 4).Select(source => new ImageSection(
                Bank.Range, source, [RangeWord.Encode(source == 11 ? null : new OccupiedRange(1, 1), 2)])),
            new ImageSection(Bank.Projection, ProjectionWord.Address(s_build, 2, 1), [new ProjectionWord(Rule: 3).ToWord()]),
            .. Enumerable.Range(8, 4).Select(source => new ImageSection(Bank.Synapse, Row(source), [0x8080, 0x8080])),
        ],
        new ImageMetadata("learns", 0.001, []));

    private static RegisterImage With(RegisterImage image, Bank bank, int address, ushort word) =>
        image with { Sections = [.. image.Sections, new ImageSection(bank, address, [word])] };

    private static string? Problem(RegisterImage image) => ImageRules.Problem(image);
}
