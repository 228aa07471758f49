// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model.Tests.Core;

/// <summary>Traces decay as the exponential that they stand for, on average exactly as far as whole numbers can.</summary>
public sealed class Trace_decay
{
    private const int Sources = 512;
    private const int Trials = 40;    // the sources' noise of a tick is not independent

    // d and k for 1 - exp(-1 / tau). What a tick takes is rounded down, so the mantissa is rounded up.
    private static (int Mantissa, int Shift) Of(double tau)
    {
        var lost = 1 - Math.Exp(-1 / tau);
        var shift = 0;
        while (lost * Math.Pow(2, 8 + shift) <= 127)
            shift++;
        return ((int)Math.Ceiling(lost * Math.Pow(2, 8 + shift)), shift);
    }

    [Theory]
    [InlineData(1, 64)]
    [InlineData(5, 64)]
    [InlineData(20, 64)]
    [InlineData(20, 255)]
    [InlineData(50, 100)]
    [InlineData(100, 64)]
    [InlineData(200, 64)]
    [InlineData(200, 128)]
    public void The_area_below_a_trace_is_within_3_percent_of_the_exponential(int tau, int impulse)
    {
        var (mantissa, shift) = Of(tau);
        var noise = new LearningNoise(Sources, 16);
        var traces = new byte[Sources];
        var state = 0x9E37_79B9_7F4A_7C15;
        var area = 0L;
        for (var trial = 0; trial < Trials; trial++)
        {
            for (Array.Fill(traces, (byte)impulse); traces.AsSpan().ContainsAnyExcept((byte)0);)
            {
                foreach (var trace in traces)
                    area += trace;
                state = NoiseGenerator.Step(state);
                noise.Take(state);
                for (var source = 0; source < Sources; source++)
                    traces[source] = TraceArithmetic.Decayed(traces[source], noise.Of(source, 0), mantissa, shift);
            }
        }

        var exponential = impulse / (1 - Math.Exp(-1.0 / tau));
        Assert.InRange(area / (exponential * Sources * Trials), 0.97, 1.03);
    }

    [Fact]
    public void A_mantissa_of_0_keeps_a_trace_as_it_is()
    {
        for (var trace = 0; trace < 256; trace++)
            Assert.Equal(trace, TraceArithmetic.Decayed(trace, 255, 0, 0));
    }

    [Fact]
    public void A_trace_is_rounded_without_bias_between_0_and_itself() => Seeds.Try(100, random =>
    {
        var (trace, mantissa, shift) = (random.Next(256), random.Next(256), random.Next(16));
        var sum = 0;
        for (var noise = 0; noise < 256; noise++)
        {
            var decayed = TraceArithmetic.Decayed(trace, noise, mantissa, shift);
            Assert.InRange(decayed, 0, trace);
            sum += decayed;
        }

        Assert.Equal((trace * 256) - ((trace * mantissa) >> shift), sum);
    });

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(10, 20, 30)]
    [InlineData(255, 1, 255)]
    [InlineData(200, 100, 255)]
    [InlineData(255, 255, 255)]
    public void An_impulse_raises_a_trace_to_255_at_most(int trace, int impulse, int expected) =>
        Assert.Equal(expected, TraceArithmetic.Raised(trace, impulse));
}
