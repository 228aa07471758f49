// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator;

/// <summary>Arrays of 32 bits a neuron: v, and parameters as the update takes them, worked out from the words of the banks.</summary>
internal enum NeuronWords
{
    /// <summary>v with its fraction.</summary>
    Membrane,

    /// <summary>keep_u.</summary>
    KeepU,

    /// <summary>keep_second.</summary>
    KeepSecond,

    /// <summary>keep_v.</summary>
    KeepV,

    /// <summary>a.</summary>
    AccumulatorShift,

    /// <summary>Shift of the second accumulator.</summary>
    SecondShift,

    /// <summary>b.</summary>
    CurrentShift,

    /// <summary>Bias on v's scale.</summary>
    Bias,

    /// <summary>c.</summary>
    Noise,

    /// <summary>Floor on v's scale.</summary>
    Floor,

    /// <summary>-1 if the neuron is bipolar.</summary>
    Bipolar,

    /// <summary>Reset mode.</summary>
    Reset,

    /// <summary>v after a reset to a value.</summary>
    ResetValue,

    /// <summary>keep_reset.</summary>
    KeepReset,

    /// <summary>R.</summary>
    Refractory,

    /// <summary>keep_theta.</summary>
    KeepTheta,

    /// <summary>2^p - 1.</summary>
    ThetaMask,

    /// <summary>theta_step.</summary>
    ThetaStep,

    /// <summary>-1 if the neuron belongs to a winner-take-all group.</summary>
    Competes,

    /// <summary>How many arrays there are.</summary>
    Count,
}
