// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>Values of control registers that a core can work with; others would make it walk neurons that it does not have.</summary>
public static class ControlRules
{
    /// <summary>Entries of the probe bank.</summary>
    public const int MostProbes = 16;

    /// <summary>Most ticks from one sample to the next.</summary>
    public const int MostProbePeriod = 255;

    /// <summary>What is wrong with a value, without a full stop; null if nothing is.</summary>
    /// <param name="register">Register.</param>
    /// <param name="value">Word for it.</param>
    /// <param name="neurons">N of the build.</param>
    /// <param name="sources">S of the build.</param>
    /// <param name="lanes">L of the build.</param>
    /// <param name="encoders">E of the build.</param>
    public static string? Problem(ControlRegister register, ushort value, int neurons, int sources, int lanes, int encoders) => register switch
    {
        ControlRegister.ImageNeurons => Size(value, "neurons", neurons, lanes),
        ControlRegister.ImageSources => Size(value, "sources", sources, lanes),
        ControlRegister.ImageEncoders => Within(value, 0, encoders, "encoders"),
        ControlRegister.ProbeCount => Within(value, 0, MostProbes, "probes"),
        ControlRegister.ProbePeriod => Within(value, 1, MostProbePeriod, "ticks from sample to sample"),
        ControlRegister.ProbeLeft => Within(value, 1, MostProbePeriod, "ticks to the next sample"),
        _ => BankAccess.CanWrite(register) ? null : $"control register {register} cannot be written",
    };

    private static string? Size(int value, string what, int most, int lanes) => value >= lanes && value <= most && value % lanes == 0
        ? null
        : $"it sets {value} {what}, but the build takes multiples of {lanes} from {lanes} to {most}";

    private static string? Within(int value, int least, int most, string what) => value >= least && value <= most
        ? null
        : $"it sets {value} {what}, but the build takes {least} to {most}";
}
