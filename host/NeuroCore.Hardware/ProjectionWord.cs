// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>The word of the projection bank: how a source of a class acts on a block.</summary>
/// <param name="Exponent">e, 0..7: the weight enters the accumulator times 2^e.</param>
/// <param name="Delay">d, 0..7: the event takes effect d ticks later than the soonest.</param>
/// <param name="Receptor">0 first current, 1 second current, 2 divisive.</param>
/// <param name="Negative">Acts with the opposite sign.</param>
/// <param name="Enable">False: delivers nothing.</param>
/// <param name="Rule">Learning rule, 1..7; 0: the weights stay.</param>
public readonly record struct ProjectionWord(int Exponent = 0, int Delay = 0, int Receptor = 0, bool Negative = false, bool Enable = true, int Rule = 0)
{
    private const string What = "a projection";

    /// <summary>A projection that delivers its weights as they are, at once. (Without this it would be all zeros.)</summary>
    public ProjectionWord()
        : this(Exponent: 0)
    {
    }

    /// <summary>Classes of sources: rows of the projection bank.</summary>
    public const int Classes = RangeWord.MostSourceClass + 1;

    /// <summary>Address of the word in the projection bank.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="sourceClass">Class of the source.</param>
    /// <param name="block">Block of neurons.</param>
    public static int Address(Configuration configuration, int sourceClass, int block) =>
        (sourceClass * Configuration.PowerOfTwoFrom(configuration.Blocks)) + block;

    /// <summary>The word, as the bank holds it.</summary>
    /// <exception cref="NeuroCoreException">A value does not fit its field.</exception>
    public ushort ToWord() => (ushort)(
        WordField.Put(Exponent, Fields.ExponentLow, Fields.ExponentWidth, "exponent", What) |
        WordField.Put(Delay, Fields.DelayLow, Fields.DelayWidth, "delay", What) |
        WordField.Put(Receptor, Fields.ReceptorLow, Fields.ReceptorWidth, "receptor", What) |
        WordField.Put(Negative ? 1 : 0, Fields.NegativeLow, Fields.NegativeWidth, "negative", What) |
        WordField.Put(Enable ? 1 : 0, Fields.EnableLow, Fields.EnableWidth, "enable", What) |
        WordField.Put(Rule, Fields.RuleLow, Fields.RuleWidth, "rule", What));

    /// <summary>What a word says; its bits of no field are left out.</summary>
    public static ProjectionWord FromWord(ushort word) => new(
        WordField.Get(word, Fields.ExponentLow, Fields.ExponentWidth),
        WordField.Get(word, Fields.DelayLow, Fields.DelayWidth),
        WordField.Get(word, Fields.ReceptorLow, Fields.ReceptorWidth),
        WordField.Get(word, Fields.NegativeLow, Fields.NegativeWidth) == 1,
        WordField.Get(word, Fields.EnableLow, Fields.EnableWidth) == 1,
        WordField.Get(word, Fields.RuleLow, Fields.RuleWidth));
}
