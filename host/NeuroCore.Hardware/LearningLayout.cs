// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>Where traces, their parameters and the products of rules lie in their banks.</summary>
/// <remarks>Sources, neurons, rules and products must be those of the build; nothing is checked here.</remarks>
public static class LearningLayout
{
    /// <summary>Rules of an image; rule 0 is none.</summary>
    public const int MostRules = (1 << Fields.RuleWidth) - 1;

    /// <summary>Products that a rule may have for one trigger.</summary>
    public const int MostProducts = 4;

    /// <summary>Longest epoch, as the power of two that it is.</summary>
    public const int MostEpochShift = 15;

    /// <summary>Registers of the learning bank.</summary>
    public const int Registers = (int)LearningRegister.PlasticClasses + 1;

    /// <summary>Words that the parameters of the four traces take.</summary>
    public const int ParameterWords = 4 * ParametersOfTrace;

    private const int ParametersOfTrace = 4;
    private const int TriggersOfRule = 4;
    private const int WordsOfProduct = 2;
    private const int ProductsBits = 3;

    /// <summary>Address of a trace of a source, in bank <c>source_trace</c>.</summary>
    /// <param name="build">The build.</param>
    /// <param name="trace">x1 or x2.</param>
    /// <param name="source">The source.</param>
    public static int SourceTrace(Configuration build, Trace trace, int source) =>
        ((int)trace * Configuration.PowerOfTwoFrom(build.Sources)) + source;

    /// <summary>Address of an item of a neuron, in bank <c>neuron_trace</c>; of the parameters, that of the first.</summary>
    /// <param name="build">The build.</param>
    /// <param name="item">Which item.</param>
    /// <param name="neuron">The neuron, or number of the parameter.</param>
    public static int NeuronTrace(Configuration build, NeuronTraceItem item, int neuron) =>
        ((int)item * Configuration.PowerOfTwoFrom(build.Neurons)) + neuron;

    /// <summary>Address of a parameter of a trace, in bank <c>neuron_trace</c>.</summary>
    public static int Parameter(Configuration build, Trace trace, TraceParameter parameter) =>
        NeuronTrace(build, NeuronTraceItem.Parameters, ((int)trace * ParametersOfTrace) + (int)parameter);

    /// <summary>Address of the first word of a product, in bank <c>program</c>.</summary>
    /// <param name="rule">Rule, 1..7.</param>
    /// <param name="trigger">What makes it execute.</param>
    /// <param name="index">Which product, 0..3.</param>
    public static int Product(int rule, LearningTrigger trigger, int index) =>
        ((((rule * TriggersOfRule) + (int)trigger) * MostProducts) + index) * WordsOfProduct;

    /// <summary>The word of register <see cref="LearningRegister.Products"/>.</summary>
    /// <param name="pre">Products executed on an event of a source, 0..4.</param>
    /// <param name="post">The same on a spike of a neuron.</param>
    /// <param name="epoch">The same at the end of an epoch.</param>
    public static ushort Products(int pre, int post, int epoch) =>
        (ushort)(pre | (post << ProductsBits) | (epoch << (2 * ProductsBits)));

    /// <summary>Products of a trigger that a word of register <see cref="LearningRegister.Products"/> says.</summary>
    public static int Products(ushort word, LearningTrigger trigger) =>
        (word >> (ProductsBits * (int)trigger)) & ((1 << ProductsBits) - 1);
}
