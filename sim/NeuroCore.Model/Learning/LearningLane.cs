// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// The arithmetic of one lane of the learning engine: terms, sums, rounding, bounds, and where in a synapse word weight
/// and tag lie. Sums are exact: nothing wraps.
/// </summary>
public sealed class LearningLane
{
    private const int FractionBits = 8;       // of a sum below the weight's unit
    private const int Half = 1 << (FractionBits - 1);
    private const int One = 128;              // B of vector one
    private const int TagScale = 8;           // B of a tag of one
    private const int MostTag = 15;
    private const int TagLow = 11;            // of the word

    private readonly bool _fine;
    private readonly bool _tagged;
    private readonly int _shiftMask;

    /// <summary>A lane of a build.</summary>
    public LearningLane(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _fine = configuration.Has(Capabilities.FineSynapses);
        _tagged = configuration.Has(Capabilities.TaggedSynapses);
        _shiftMask = ShiftMask(configuration);
    }

    /// <summary>What of a shift, of a product or of a trace that decays, the lanes of a build take.</summary>
    public static int ShiftMask(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.Has(Capabilities.FineSynapses) ? 15 : 7;
    }

    /// <summary>A synapse word says that there is no synapse.</summary>
    public bool IsNone(int word) => (sbyte)(_fine ? word >> 8 : word) == WeightCodes.NoSynapse;

    /// <summary>The weight that learns: in 1/256 of what is delivered where it has a fraction.</summary>
    public int Weight(int word) => _fine ? (short)word : (sbyte)word;

    /// <summary>The tag, -16..15; 0 where there is none.</summary>
    public int Tag(int word) => _tagged ? (short)word >> TagLow : 0;

    /// <summary>A product's term, in 1/256 of the weight's unit, with its sign.</summary>
    /// <param name="step">The product, with what all lanes share.</param>
    /// <param name="other">What this lane has.</param>
    /// <param name="word">Its synapse word.</param>
    public long Term(in LaneStep step, in LaneOperands other, int word)
    {
        var weight = Weight(word);
        var ofWeight = step.Product.Scalar == ProductScalar.Weight;
        long b = step.Product.Vector switch
        {
            ProductVector.First => other.First,
            ProductVector.Second => other.Second,
            ProductVector.Factor => LaneStep.Value(other.Factor),
            ProductVector.Weight => weight,
            ProductVector.One => One,
            ProductVector.Tag => TagScale * Tag(word),
            _ => 0,
        };
        var product = b * step.Scalar * (ofWeight ? weight : 1);
        // A weight with a fraction is in 1/256 already.
        if (_fine && !ofWeight && step.Product.Vector != ProductVector.Weight)
            product <<= FractionBits;
        var shift = step.Product.Shift & _shiftMask;
        return product < 0 ? -(-product >> shift) : product >> shift;
    }

    /// <summary>A sum of terms and what it is added to, rounded and bounded.</summary>
    /// <param name="last">The product that ends the sum.</param>
    /// <param name="old">Weight or tag as it was.</param>
    /// <param name="terms">Sum of the terms, and of what rounds it.</param>
    public int New(in LearningProduct last, int old, long terms)
    {
        var sum = ((long)old << FractionBits) + terms;
        var (lower, upper) = (last.Lower, last.Upper);
        if (_fine)
            (lower, upper) = (lower << FractionBits, upper << FractionBits);
        else if (_tagged && last.Tag)
            (lower, upper) = (Math.Max(lower, -MostTag), Math.Min(upper, MostTag));
        return (int)Math.Clamp(sum >> FractionBits, lower, upper);
    }

    /// <summary>A synapse word after the products of a rule: weight and tag are read before either is written.</summary>
    /// <param name="steps">The products that are executed, with what all lanes share.</param>
    /// <param name="other">What this lane has.</param>
    /// <param name="word">The word as it was.</param>
    public int Execute(ReadOnlySpan<LaneStep> steps, in LaneOperands other, int word)
    {
        if (IsNone(word))
            return word;
        var written = word;
        var terms = 0L;
        var begins = true;
        foreach (ref readonly var step in steps)
        {
            // The first product of a sum says how it is rounded.
            if (begins)
                terms = step.Product.Nearest ? Half : other.Noise;
            begins = step.Product.Last;
            terms += Term(step, other, word);
            if (!step.Product.Last)
                continue;
            written = _tagged && step.Product.Tag
                ? (written & Bits.Mask(TagLow)) | ((New(step.Product, Tag(word), terms) & Bits.Mask(16 - TagLow)) << TagLow)
                : Put(written, New(step.Product, Weight(word), terms));
        }

        return written;
    }

    private int Put(int word, int weight) => _fine ? weight & 0xFFFF : (word & 0xFF00) | (weight & 0xFF);
}
