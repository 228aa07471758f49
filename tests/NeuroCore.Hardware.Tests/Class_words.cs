// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware.Tests;

public sealed class Class_words
{
    private static readonly ClassParameters Example = new(4000, 4096, 5, 3, -300, -1, 17, ResetMode.Subtract);

    [Fact]
    public void An_example_worked_by_hand() =>
        Assert.Equal(new ushort[] { 0xAFA0, 0x7000, 0xFED4, 0xFFFF, 0x0111, 0x1000, 0x1000, 0 }, Example.ToWords());

    [Fact]
    public void An_example_of_what_need_not_be_used() =>
        Assert.Equal(
            new ushort[] { 0xAFA0, 0x7000, 0xFED4, 0xFFFF, 0xEA91, 0x67D0, 0xAFFF, 0xFFFE },
            (Example with
            {
                Bipolar = true,
                Reset = ResetMode.None,
                NoiseAmplitude = 10,
                Competes = true,
                GroupEnd = true,
                KeepReset = 2000,
                GroupWinners = 3,
                KeepTheta = 4095,
                ThetaPeriod = 5,
                ThetaStep = -2,
            }).ToWords());

    [Fact]
    public void What_is_encoded_is_decoded()
    {
        const int seed = 4096;
        var random = new Random(seed);
        for (var trial = 0; trial < 10_000; trial++)
        {
            var parameters = new ClassParameters(
                random.Next(4097), random.Next(4097), random.Next(8), random.Next(8), random.Next(-32768, 32768),
                random.Next(-32768, 32768), random.Next(128), (ResetMode)random.Next(3),
                random.Next(2) == 1, random.Next(16), random.Next(2) == 1, random.Next(2) == 1, random.Next(4097), random.Next(8),
                random.Next(4097), random.Next(8), random.Next(-32768, 32768));
            Assert.True(
                parameters == ClassParameters.FromWords(parameters.ToWords()),
                $"Seed {seed}, trial {trial}: {parameters}. Replay: dotnet test tests/NeuroCore.Hardware.Tests --filter {nameof(What_is_encoded_is_decoded)}");
        }
    }

    [Fact]
    public void The_bounds_themselves_are_taken()
    {
        foreach (var parameters in new[]
        {
            new ClassParameters(0, 0, 0, 0, -32768, -32768, 0, ResetMode.Value),
            new ClassParameters(4096, 4096, 7, 7, 32767, 32767, 127, ResetMode.None, true, 15, true, true, 4096, 7, 4096, 7, 32767),
        })
        {
            Assert.Equal(parameters, ClassParameters.FromWords(parameters.ToWords()));
        }
    }

    public static TheoryData<ClassParameters, string> Beyond => new()
    {
        { Example with { KeepU = 4097 }, "keep_u is 4097, but a class holds 0..4096." },
        { Example with { KeepV = -1 }, "keep_v is -1, but a class holds 0..4096." },
        { Example with { AccumulatorShift = 8 }, "accumulator_shift is 8, but a class holds 0..7." },
        { Example with { CurrentShift = 8 }, "current_shift is 8, but a class holds 0..7." },
        { Example with { VMin = -32769 }, "v_min is -32769, but a class holds -32768..32767." },
        { Example with { VReset = 32768 }, "v_reset is 32768, but a class holds -32768..32767." },
        { Example with { RefractoryTicks = 128 }, "refractory_ticks is 128, but a class holds 0..127." },
        { Example with { Reset = (ResetMode)3 }, "reset_mode is 3, but a class holds 0..2." },
        { Example with { NoiseAmplitude = 16 }, "noise_amplitude is 16, but a class holds 0..15." },
        { Example with { KeepReset = 4097 }, "keep_reset is 4097, but a class holds 0..4096." },
        { Example with { GroupWinners = 8 }, "group_winners is 8, but a class holds 0..7." },
        { Example with { KeepTheta = -1 }, "keep_theta is -1, but a class holds 0..4096." },
        { Example with { ThetaPeriod = 8 }, "theta_period is 8, but a class holds 0..7." },
        { Example with { ThetaStep = 32768 }, "theta_step is 32768, but a class holds -32768..32767." },
    };

    [Theory]
    [MemberData(nameof(Beyond))]
    public void Values_beyond_their_bounds_are_refused(ClassParameters parameters, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<NeuroCoreException>(parameters.ToWords).Message);

    [Fact]
    public void Words_that_mean_nothing_are_refused()
    {
        Assert.Throws<NeuroCoreException>(() => ClassParameters.FromWords(new ushort[7]));
        Assert.Throws<NeuroCoreException>(() => ClassParameters.FromWords([4097, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Throws<NeuroCoreException>(() => ClassParameters.FromWords([0, 0, 0, 0, 0x0300, 0, 0, 0]));
    }
}
