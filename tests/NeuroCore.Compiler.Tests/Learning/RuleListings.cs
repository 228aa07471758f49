// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Tests.Learning;

public class RuleListings
{
    private static readonly string[] s_builds = ["icebreaker", "complete", "complete-fine"];
    private static readonly string[] s_ofTags = ["reward_stdp"];

    private static readonly IReadOnlyList<(string Name, string Build)> s_rules =
        [.. from name in Firmware.Names from build in s_builds where build == "complete" || !s_ofTags.Contains(name) select (name, build)];

    public static TheoryData<string, string> Rules
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, build) in s_rules)
                data.Add(name, build);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_listing_of_a_rule_is_the_one_in_the_folder(string name, string build)
    {
        var listing = RuleDisassembler.ToText(Firmware.Rule(name, Firmware.On(build)), Firmware.On(build));

        Assert.True(
            listing == File.ReadAllText(Path.Combine(Firmware.Folder, "listings", $"{name}.{build}.lst")),
            $"The listing of {name} for {build} has changed: run `make rules` and look at it.");
    }

    [Fact]
    public void The_folder_holds_no_other_listing() => Assert.Equal(
        s_rules.Select(rule => $"{rule.Name}.{rule.Build}.lst").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(Firmware.Folder, "listings")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_has_a_page_that_names_it()
    {
        var index = File.ReadAllText(Path.Combine(Firmware.Folder, "README.md"));
        Assert.All(Firmware.Names, name =>
        {
            Assert.Contains($"]({name}.md)", index, StringComparison.Ordinal);
            Assert.Contains($"({name}.rule)", File.ReadAllText(Path.Combine(Firmware.Folder, $"{name}.md")), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_build_that_learns_has_all_rules_but_those_with_tags() => Assert.All(
        Configurations.All.Where(build => build.Has(Capabilities.Learning)),
        build => Assert.All(
            Firmware.Names.Where(name => build.Has(Capabilities.TaggedSynapses) || !s_ofTags.Contains(name)),
            name => Assert.Equal(name, Firmware.Rule(name, Firmware.On(build.Name)).Name)));

    [Fact]
    public void The_rule_on_the_first_page_assembles()
    {
        var page = File.ReadAllText(Path.Combine(Firmware.Folder, "README.md"));
        var start = page.IndexOf("    # pair-based STDP", StringComparison.Ordinal);

        var rule = RuleAssembler.Assemble(page[start..page.IndexOf("\n\n", start, StringComparison.Ordinal)], "README.md", Firmware.On("icebreaker"));

        Assert.Equal((1, 1), (rule.Pre.Length, rule.Post.Length));
    }

    // What pages say one may write instead; here with the lines around it.
    [Theory]
    [InlineData("README.md", "2^-8 * (40 - w) * x1 * y0", "trace x1: tau = 20 ms, impulse = 64\ndw = ")]
    [InlineData("reward_gated_stdp.md", "dw = 2^-10 * g * x1 * y1 * e", "trace x1: tau = 500 ms, impulse = 16\ntrace y1: tau = 500 ms, impulse = 16\nepoch: 64 ticks\n")]
    [InlineData("error_three_factor.md", "dw = 2^-1 * m * x0", "")]
    [InlineData("multiplicative_lognormal.md", "+ 2^-7 * x1 * y0", "trace x1: tau = 20 ms, impulse = 64\ndw = ")]
    public void What_a_page_suggests_assembles(string page, string piece, string lines)
    {
        Assert.Contains($"`{piece}`", File.ReadAllText(Path.Combine(Firmware.Folder, page)), StringComparison.Ordinal);
        Assert.NotNull(RuleAssembler.Assemble(lines + piece, page, Firmware.On("icebreaker")));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_listing_assembles_to_the_same_products(string name, string build)
    {
        var target = Firmware.On(build);
        Same(Firmware.Rule(name, target), target);
    }

    [Fact]
    public void Random_rules_come_back_from_their_listings() => Seeds.Try(400, seed =>
    {
        var random = new RandomRule(seed);
        var target = Firmware.On(random.Build);
        Same(RuleAssembler.Assemble(random.Text, "random.rule", target), target);
    });

    [Fact]
    public void A_product_without_a_term_is_listed_as_a_comment()
    {
        var rule = Firmware.Rule("pair_stdp", Firmware.On("icebreaker"));
        var listing = RuleDisassembler.ToText(rule with { Pre = [0x0000_0007, .. rule.Pre] }, Firmware.On("icebreaker"));

        Assert.Contains("\n# no term of a rule: pre 0: 00000007\ndw = - ", listing, StringComparison.Ordinal);
    }

    private static void Same(AssembledRule rule, RuleTarget target)
    {
        var listing = RuleDisassembler.ToText(rule, target);
        var again = RuleAssembler.Assemble(listing, rule.Name + ".rule", target);

        Assert.Equal(Hex(rule.Pre), Hex(again.Pre));
        Assert.Equal(Hex(rule.Post), Hex(again.Post));
        Assert.Equal(Hex(rule.Epoch), Hex(again.Epoch));
        Assert.Equal(rule.Traces.AsEnumerable(), again.Traces.AsEnumerable());
        Assert.Equal((rule.EpochShift, rule.NeedsTags, rule.Name), (again.EpochShift, again.NeedsTags, again.Name));
        Assert.DoesNotContain(again.Notes, note => note.Contains(" became ", StringComparison.Ordinal) && note.StartsWith("line", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Hex(IEnumerable<uint> words) => words.Select(word => $"{word:X8}");
}
