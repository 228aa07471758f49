// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Tests.Learning;

/// <summary>Every mistake is one sentence that points at the character.</summary>
public class RuleMistakes
{
    private const string Traces = "trace x1: tau = 20 ms, impulse = 64\ntrace y1: tau = 20 ms, impulse = 64\n";

    [Theory]
    [InlineData("dw = 2^-6 * x1 $ y0", "3:16: '$' means nothing in a rule: a comment begins with #.")]
    [InlineData("dw = 2^-6 * x1 y0", "3:16: 'y0' stands behind a factor: write * between them.")]
    [InlineData("dw = 2^-6 * x1 *", "3:17: here the end of the rule stands where a factor is needed: write a number, a variable such as x1, or a sum in brackets.")]
    [InlineData("dw = 2^-6 * (x1 * y0", "3:21: the end of the rule stands where ')' is needed: the bracket of line 3, column 13 is still open.")]
    [InlineData("dw = 2^-6 * x1) * y0", "3:15: ')' comes after the end of the statement: take it away, or begin a new line before it.")]
    [InlineData("dw = 2^-6 * x3 * y0", "3:13: 'x3' is neither a variable nor a number named before: known are e, g, m, tag, w, x0, x1, x2, y0, y1, y2, step.")]
    [InlineData("dw = 2^-6 * X1 * y0", "3:13: 'X1' is neither a variable nor a number named before: known are ")]
    [InlineData("dw = 2^0.5 * x1 * y0", "3:8: the exponent is '0.5', but must be a whole number from -64 to 64.")]
    [InlineData("dw = 2^y0 * x1", "3:8: the exponent is 'y0', but must be a whole number from -64 to 64.")]
    [InlineData("dw = 2^-65 * x1 * y0", "3:8: the exponent is '-65', but must be a whole number from -64 to 64.")]
    [InlineData("dw = x1^2 * y0", "3:6: only numbers are raised to powers, as in 2^-6: write a product instead.")]
    [InlineData("dw = x1 * y0 / y1", "3:16: only numbers divide: the board multiplies and adds.")]
    [InlineData("dw = x1 * y0 / (1 - 1)", "3:16: this divides by 0.")]
    [InlineData("dw = 1e400 * y0", "3:6: '1e400' is larger than any number that a rule can use.")]
    [InlineData("dw = 1e300 * 1e300 * y0", "3:6: this number is too large to be worked out.")]
    [InlineData("dw = 1.2.3 * y0", "3:9: '.3' stands behind a factor: write * between them.")]
    [InlineData("dw = . * y0", "3:6: '.' is no number: write one such as 0.5 or 64.")]
    [InlineData("dw: 2^-6 * x1 * y0", "3:3: here ':' stands where '=' is needed: write dw = and a sum of products.")]
    [InlineData("dw = x1 * y0\ndw = y1 * x0", "4:1: 'dw' is given twice: keep one of them, with all terms.")]
    [InlineData("delta w = x1 * y0", "3:1: a statement cannot begin with 'delta': begin with trace, bounds, rounding, epoch, dw, dt, or a name and = for a number.")]
    [InlineData("2 = x1", "3:1: a statement cannot begin with '2': ")]
    [InlineData("", "3:1: the rule ends without a change of the weight: write dw = and what changes it.")]
    [InlineData("A = 2\nA = 3\ndw = A * y0", "4:1: the number 'A' is given twice: take one of them away.")]
    [InlineData("w = 2", "3:1: 'w' has a meaning of its own in rules: give the number another name.")]
    [InlineData("step = 2", "3:1: 'step' has a meaning of its own in rules: give the number another name.")]
    [InlineData("A = 2 * x1", "3:9: 'A' is a number, but 'x1' varies: use it in dw.")]
    [InlineData("A = 2\ndw = 2^-6 * x1 * y0 - 2^-6 * y1 * x0", "3:1: nothing uses 'A': take it away, or use it.")]
    [InlineData("trace x1: tau = 5 ms, impulse = 1", "3:7: the trace x1 is given twice: take one of them away.")]
    [InlineData("trace z1: tau = 5 ms, impulse = 1", "3:7: 'z1' is no trace: x1 and x2 are those of the source, y1 and y2 those of the neuron.")]
    [InlineData("trace y0: tau = 5 ms, impulse = 1", "3:7: 'y0' is no trace: ")]
    [InlineData("trace x2: tau = 20, impulse = 1", "3:17: tau of x2 is '20', which lacks a unit: write 20 ms or 20 ticks.")]
    [InlineData("trace x2: tau = long, impulse = 1", "3:17: tau of x2 is 'long', which is no time: write a number and a unit, such as 20 ms.")]
    [InlineData("trace x2: tau = 20 mV, impulse = 1", "3:20: 'mV' is no unit of time: use s, ms, us or ticks.")]
    [InlineData("trace x2: tau = 0 ms, impulse = 1", "3:17: tau of x2 is '0 ms', but must be above 0.")]
    [InlineData("trace x2: tau = -5 ms, impulse = 1", "3:17: tau of x2 is '-', which is no time: write a number and a unit, such as 20 ms.")]
    [InlineData("trace x2: tau = 20 ms", "3:22: here the end of the rule stands where ',' is needed: write trace x1: tau = 20 ms, impulse = 64.")]
    [InlineData("trace x2: impulse = 3", "3:11: here 'impulse' stands where 'tau' is needed: write trace x1: tau = 20 ms, impulse = 64.")]
    [InlineData("trace x2: tau = 20 ms, impulse = 300", "3:34: the impulse of x2 is '300', but must be a whole number from 1 to 255.")]
    [InlineData("trace x2: tau = 20 ms, impulse = 0", "3:34: the impulse of x2 is '0', but must be a whole number from 1 to 255.")]
    [InlineData("trace x2: tau = 20 ms, impulse = -4", "3:34: the impulse of x2 is '-4', but must be a whole number from 1 to 255.")]
    [InlineData("trace x2: tau = 20 ms, impulse = 2.5", "3:34: the impulse of x2 is '2.5', but must be a whole number from 1 to 255.")]
    [InlineData("bounds: 1 .. 127", "3:9: bounds of 1 .. 127 do not contain 0: write 0 .. 127.")]
    [InlineData("bounds: -9 .. -3", "3:9: bounds of -9 .. -3 do not contain 0: write -9 .. 0.")]
    [InlineData("bounds: -64 .. 127", "3:9: the board has bounds on one side of 0, or the same on both, not -64 .. 127: write -127 .. 127, -64 .. 0 or 0 .. 127.")]
    [InlineData("bounds: 0 .. 0", "3:9: bounds of 0 .. 0 hold everything at 0: write bounds: 0 .. 127.")]
    [InlineData("bounds: 0 .. 128", "3:14: the upper bound is '128', but must be a whole number from -127 to 127.")]
    [InlineData("bounds: 0 - 127", "3:11: here '-' stands where '..' is needed: write bounds: 0 .. 127.")]
    [InlineData("bounds: 0 .. 1\nbounds: 0 .. 2", "4:1: 'bounds' is given twice: keep one of them.")]
    [InlineData("rounding: up", "3:11: 'up' is no rounding: write rounding: stochastic or rounding: nearest.")]
    [InlineData("epoch: 64", "3:8: the epoch is '64', which lacks a unit: write 64 ms or 64 ticks.")]
    [InlineData("tag bounds: -15 .. 15\ndw = x1 * y1 * y0 * 2^-9", "3:1: nothing changes the tag: take its bounds away, or write dt = and what changes it.")]
    public void A_mistake_in_the_text_is_told_with_its_place(string rest, string sentence) => Told(Traces + rest, sentence);

    [Theory]
    [InlineData("dw = 2^-6 * x1 * y0 - 2^-6 * y2 * x0", "3:30: the trace y2 is not defined: add a line such as trace y2: tau = 20 ms, impulse = 64.")]
    [InlineData("dw = 2^-6 * x1 * y0", "2:7: nothing uses the trace y1: take it away, or use it.")]
    [InlineData("dw = 2^-6 * x1 * y1", "3:6: this term waits for nothing: multiply it by x0 (an event of the source), y0 (a spike of the neuron) or e (the end of an epoch).")]
    [InlineData("dw = 2^-6 * x0 * x1 * y0", "3:23: 'y0' is the second of a term that waits for 'x0': a term waits for one of x0, y0 and e.")]
    [InlineData("dw = 2^-6 * y0 * y0", "3:18: 'y0' is the second of a term that waits for 'y0': ")]
    [InlineData("dw = 2^-9 * x1 * y1 * w * y0", "3:23: 'w' is the third factor that varies, after 'x1' and 'y1': a term takes two, and g besides.")]
    [InlineData("dw = 2^-9 * w * w * x0", "3:17: 'w' stands twice in one term: the board has no squares.")]
    [InlineData("dw = 2^-9 * x1 * (w - 3) * w * y0", "3:28: 'w' is the third factor that varies, after 'x1' and 'w': ")]
    [InlineData("dw = g * x1 * g * y0", "3:15: g stands twice in one term: a term takes it once.")]
    [InlineData("dw = 2^-9 * m * y1 * y0", "3:17: a term with y0 multiplies y1, y2 or m or w by one of x1, x2, w or tag, so 'm' and 'y1' do not go together: leave one out, or let the term wait for something else.")]
    [InlineData("dw = 2^-9 * m * y1 * x0", "3:17: a term with x0 multiplies x1 or x2 or w by one of y1, y2, m, w or tag, so 'm' and 'y1' do not go together: ")]
    [InlineData("dw = 2^-9 * g * w * x1 * y0", "3:21: with g and y0, w goes with y1, y2 or m alone, not with 'x1': leave g, w or 'x1' out.")]
    [InlineData("dw = 2^-6 * tag * y0", "3:13: synapses of 'icebreaker' have no tags: assemble for complete or odd_four, or do without.")]
    [InlineData("dw = x1 * y0\ndt = x1 * y0", "4:1: synapses of 'icebreaker' have no tags: ")]
    [InlineData("dw = 2^-6 * e", "3:13: the rule waits for e but does not say how long an epoch is: add a line such as epoch: 64 ms.")]
    [InlineData("epoch: 64 ms\ndw = 2^-6 * x1 * y0 - 2^-6 * y1 * x0", "3:8: nothing waits for e: take the epoch away, or use e.")]
    [InlineData("epoch: 50 s\ndw = 2^-9 * x1 * y1 * e", "3:8: an epoch of 50 s is 50,000 ticks, but must be 1 to 32768.")]
    [InlineData("epoch: 0.1 ms\ndw = 2^-9 * x1 * y1 * e", "3:8: an epoch of 100 us is 0.1 ticks, but must be 1 to 32768.")]
    [InlineData("dw = 0 * x1 * y0", "3:6: this term is 0: leave it out.")]
    [InlineData("dw = 2^-6 * (2 - 2) * x1 * y0", "3:6: this term is 0: leave it out.")]
    [InlineData("dw = 0.1*y0 + 0.2*y0 + 0.3*x1*y0 + 0.4*y0 + 0.5*y0 + 2^-6*y1*y0", "3:45: this is term 5 that waits for y0, but a trigger has 4 products: leave one out.")]
    [InlineData("dw = (y1 + x1) * (w - 3) * (1 + y1) * y0", "'y1' is the third factor that varies")]
    public void A_rule_that_the_board_does_not_have_is_told_with_its_place(string rest, string sentence) => Told(Traces + rest, sentence);

    [Theory]
    [InlineData("dw = 3 * x1 * y0 - y1 * x0 / 64", "3:6: 3 in front of x1 * y0 is more than a product has on 'icebreaker': 0.9961 is the most.")]
    [InlineData("dw = 200 * y0 + x1 * y1 * y0 / 512", "3:6: 200 in front of y0 is more than a product has on 'icebreaker': 127.5 is the most.")]
    [InlineData("dw = 2^-20 * x1 * y1 * y0", "3:6: 9.537E-07 in front of x1 * y1 * y0 is less than a product has on 'icebreaker': 3.052E-05 is the least, so take larger impulses and a larger number.")]
    [InlineData("dw = 1.4 * 2^-15 * x1 * y0 + x1 * y1 * y0 / 512", "3:6: 4.272E-05 in front of x1 * y0 is too fine for 'icebreaker': take whole times of 3.052E-05.")]
    [InlineData("dw = 2^-13 * x1 * y1 * y0 * 1.4 + 0.1*y0 + 0.2*y0 + 0.3*y0",
        "3:6: 0.0001709 in front of x1 * y1 * y0 is no power of two and takes two products, 2^-12 - 2^-14, but the 4 of y0 are used up: take 2^-13 or 2^-12, or leave a term out.")]
    [InlineData("rounding: nearest\ndw = 2^-10 * x1 * y0 - 2^-6 * y1 * x0", "4:6: rounded to nearest this never moves the weight: at most it is 0.2461, and half a step is 0.5; take rounding: stochastic, or larger numbers.")]
    [InlineData("dw = 2^-1 * y1 * x1 * y0", "3:6: 0.5 in front of y1 * x1 * y0 is more than a product has on 'icebreaker': 0.003906 is the most.")]
    public void A_number_that_does_not_fit_is_told_with_what_would(string rest, string sentence) => Told(Traces + rest, sentence);

    [Theory]
    [InlineData(
        "trace x1: tau = 0.2 ms, impulse = 1\ndw = 2^-15 * x1 * y0",
        "2:6: the largest value of this term, with x1 = 2, is less than 1/256 of the unit of the weight and never moves it: take a larger number or larger impulses.")]
    [InlineData(
        "trace x1: tau = 20 ms, impulse = 200\nbounds: 0 .. 20\ndw = 0.5 * x1 * y0",
        "3:6: one event moves the weight by 100 with x1 = 200, beyond its bounds of 0 .. 20: take a smaller number or smaller impulses.")]
    [InlineData("trace x1: tau = 0.1 ms, impulse = 64\ndw = 2^-6 * x1 * y0", "1:17: tau of x1 is 100 us, 0.1 ticks, but a trace has 0.1803 to 3640 ticks: take one of them.")]
    [InlineData("trace x1: tau = 20000 s, impulse = 64\ndw = 2^-6 * x1 * y0", "1:17: tau of x1 is 20000 s, 20,000,000 ticks, but a trace has 0.1803 to 3640 ticks: take a shorter one, or tau = infinite.")]
    [InlineData("epoch: 1 ms\ndw = 2^-15 * m * w * e\nbounds: 0 .. 1", "2:6: 3.052E-05 in front of m * w * e is less than a product has on 'icebreaker': 0.003906 is the least")]
    [InlineData("trace x1: tau = 0.5 ms, impulse = 1\nbounds: 0 .. 1\ndw = 2^-15 * w * x1 * y0", "3:6: the largest value of this term, with w = 1, x1 = 2, is less than 1/256")]
    public void What_moves_nothing_or_everything_is_refused_with_figures(string text, string sentence) => Told(text, sentence);

    [Fact]
    public void Brackets_may_be_deep_but_not_endless() => Told(
        $"dw = {new string('(', 500)}y0{new string(')', 500)}", "1:22: brackets are nested more than 16 deep: multiply some of them out.");

    [Fact]
    public void A_sum_may_be_multiplied_out_but_not_without_end() => Told(
        "dw = (1 + w + x1 + y1 + m + tag + x2 + y2 + 1) * (1 + w + x1 + y1 + m + tag + x2 + y2 + 1) * y0",
        "1:51: multiplied out, this has more than 64 terms: a rule has room for 4 of each trigger.");

    [Fact]
    public void A_character_that_cannot_be_seen_is_told_by_its_number() => Told("dw =\u00A0y0", "1:5: '\u00A0' means nothing");

    [Fact]
    public void A_build_that_does_not_learn_is_refused_with_those_that_do() => Assert.Equal(
        "The build 'hx8k' does not learn: assemble for tiny, icebreaker, complete, complete-fine, artix, odd_two or odd_four.",
        Assert.Throws<NeuroCoreException>(() => Firmware.On("hx8k")).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_tick_takes_time(double seconds) => Assert.Contains(
        "is no length of time", Assert.Throws<NeuroCoreException>(() => new RuleTarget(Configurations.Named("icebreaker"), seconds)).Message, StringComparison.Ordinal);

    private static void Told(string text, string sentence)
    {
        var mistake = Assert.Throws<RuleException>(() => RuleAssembler.Assemble(text, "r.rule", Firmware.On("icebreaker")));

        Assert.Contains(sentence, mistake.Message, StringComparison.Ordinal);
        Assert.StartsWith($"r.rule:{mistake.Line}:{mistake.Column}: ", mistake.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", mistake.Message, StringComparison.Ordinal);
    }
}
