// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Compiler.Learning.Language;

/// <summary>What a term of a rule can multiply.</summary>
internal enum RuleVariable
{
    /// <summary>An event of the source.</summary>
    X0,

    /// <summary>A spike of the neuron.</summary>
    Y0,

    /// <summary>The end of an epoch.</summary>
    E,

    /// <summary>First trace of the source.</summary>
    X1,

    /// <summary>Second trace of the source.</summary>
    X2,

    /// <summary>First trace of the neuron.</summary>
    Y1,

    /// <summary>Second trace of the neuron.</summary>
    Y2,

    /// <summary>The weight.</summary>
    W,

    /// <summary>The third factor of all.</summary>
    G,

    /// <summary>The third factor of the neuron.</summary>
    M,

    /// <summary>The tag of the synapse.</summary>
    Tag,
}

/// <summary>Names of variables.</summary>
internal static class RuleVariables
{
    /// <summary>Every variable by its name.</summary>
    public static ImmutableDictionary<string, RuleVariable> ByName => Names.All;

    /// <summary>The traces, in the order in which <see cref="AssembledRule.Traces"/> has them.</summary>
    public static ImmutableArray<RuleVariable> Traces { get; } = [RuleVariable.X1, RuleVariable.X2, RuleVariable.Y1, RuleVariable.Y2];

    /// <summary>The name that rules use.</summary>
    public static string Name(this RuleVariable variable) => variable.ToString().ToLowerInvariant();

    /// <summary>True for what a term waits for.</summary>
    public static bool IsTrigger(this RuleVariable variable) => variable is RuleVariable.X0 or RuleVariable.Y0 or RuleVariable.E;

    // Apart, since networks without a rule never ask and the table takes milliseconds to come into being.
    private static class Names
    {
        public static ImmutableDictionary<string, RuleVariable> All { get; } = Enum.GetValues<RuleVariable>().ToImmutableDictionary(Name);
    }
}
