// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>
/// What a run changes, and what drives its inputs, which a host may change from part to part of a run: the banks and
/// control registers that a saved state is made of.
/// </summary>
public static class StateBanks
{
    /// <summary>Control registers that belong to a state.</summary>
    public static IReadOnlyList<ControlRegister> Registers { get; } =
    [
        ControlRegister.TickLow, ControlRegister.TickHigh, ControlRegister.Elapsed, ControlRegister.Overruns,
        ControlRegister.SpikesLeft, ControlRegister.ProbeLeft,
    ];

    /// <summary>Banks of a build that belong to a state, whole.</summary>
    /// <param name="build">Build.</param>
    public static IEnumerable<Bank> Of(Configuration build)
    {
        ArgumentNullException.ThrowIfNull(build);
        return Enum.GetValues<Bank>().Where(bank => IsState(build, bank));
    }

    /// <summary>
    /// Stretches of the learning banks that belong to a state of an image, besides <see cref="Of"/>: what learns and how it
    /// is driven, and, where something does, the synapse words that the image defines.
    /// </summary>
    /// <param name="image">Image.</param>
    public static IEnumerable<(Bank Bank, int Address, int Words)> LearningOf(RegisterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!image.Target.Has(Capabilities.Learning))
            yield break;
        yield return (Bank.NeuronTrace, 0, LearningLayout.NeuronTrace(image.Target, NeuronTraceItem.Parameters, 0));
        yield return (Bank.Learning, 0, LearningLayout.Registers);
        if (!image.Needs.HasFlag(Capabilities.Learning))
            yield break;
        foreach (var section in image.Sections.Where(section => section.Bank == Bank.Synapse))
            yield return (section.Bank, section.Address, section.Length);
    }

    private static bool IsState(Configuration build, Bank bank) => bank switch
    {
        Bank.Event or Bank.Current or Bank.Membrane or Bank.Residue or Bank.Accumulator => true,
        Bank.Sign => build.Has(Capabilities.Bipolar),
        Bank.Adaptation => build.Has(Capabilities.Adaptation),
        Bank.Count or Bank.FirstSpike => build.Has(Capabilities.Counters),
        Bank.Encoder => build.Encoders > 0,
        Bank.Noise => build.Has(Capabilities.Noise) || build.Encoders > 0 || build.Has(Capabilities.Learning),
        Bank.SourceTrace => build.Has(Capabilities.Learning),
        Bank.SecondCurrent => build.Has(Capabilities.TwoReceptors),
        _ => false,
    };
}
