// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Trainer.Conversion;

/// <summary>When what happens in a run of the converted network, in ticks.</summary>
public static class SignedTiming
{
    /// <summary>Events that lift a neuron by its threshold less 1.</summary>
    public const int Lifts = 8;

    /// <summary>Largest hidden count of either sign. A rectifier fires once a tick, so letting it go takes as many ticks.</summary>
    public const int MostHidden = 40;

    /// <summary>Largest output count of either sign.</summary>
    public const int MostOutput = 64;

    /// <summary>First of the events that lift the hidden neurons: what the pixels left has been let out by then, as a test on every image shows.</summary>
    public const int HiddenLift = SpikeCoding.ImageTicks + MostHidden;

    /// <summary>The rectifiers have every hidden spike, and are let go.</summary>
    public const int Release = HiddenLift + Lifts + 2;

    /// <summary>First of the events that lift the outputs, which had their last spike <see cref="MostHidden"/> ticks after the release.</summary>
    public const int OutputLift = Release + MostHidden + MostOutput;

    /// <summary>Ticks of a run.</summary>
    public const int Ticks = OutputLift + Lifts + 1;

    /// <summary>What a rectifier starts below zero, and is lifted by when it is let go; more than any hidden count.</summary>
    public const int Hold = 64;
}
