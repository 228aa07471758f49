// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Learning;

/// <summary>A product of a learning rule: the two words of the program, taken apart.</summary>
/// <param name="Scalar">A.</param>
/// <param name="Vector">B.</param>
/// <param name="Gated">A is multiplied by g.</param>
/// <param name="Subtract">The term is taken away.</param>
/// <param name="Shift">0..15: the term is A * B * 2^-(8 + shift) of the weight's unit.</param>
/// <param name="ChangesTag">The target is the tag, not the weight.</param>
/// <param name="Last">The target is rounded, bounded and written after this product.</param>
/// <param name="Nearest">Rounds to nearest, not stochastically.</param>
/// <param name="LowerBound">The lower bound is -bound, not 0.</param>
/// <param name="Coefficient">0..255: A of the scalar coefficient.</param>
/// <param name="Bound">0..127.</param>
/// <param name="UpperBound">The upper bound is the bound, not 0.</param>
public readonly record struct RuleProduct(
    ProductScalar Scalar,
    ProductVector Vector,
    bool Gated = false,
    bool Subtract = false,
    int Shift = 0,
    bool ChangesTag = false,
    bool Last = false,
    bool Nearest = false,
    bool LowerBound = false,
    int Coefficient = 0,
    int Bound = 0,
    bool UpperBound = false)
{
    /// <summary>Products that a trigger can have.</summary>
    public const int Most = LearningLayout.MostProducts;

    /// <summary>Terms are in 1/256 of what they change; a shift of 0 divides A * B by as much.</summary>
    public const int Scale = 256;

    /// <summary>B of the vector one, and what 1 is of the factors g and m.</summary>
    public const int One = 128;

    /// <summary>What 1 is of the vector tag.</summary>
    public const int TagScale = 8;

    /// <summary>Largest magnitude of a tag.</summary>
    public const int MostTag = 15;

    /// <summary>Largest magnitude of g and m.</summary>
    public const int MostFactor = One - 1;

    /// <summary>Largest value of a trace.</summary>
    public const int MostTrace = 255;

    /// <summary>Largest coefficient.</summary>
    public const int MostCoefficient = (1 << Fields.CoefficientWidth) - 1;

    private const int AmountLow = 16;

    /// <summary>The product as an <see cref="AssembledRule"/> holds it: word 0 in bits 0..15, word 1 above.</summary>
    public uint ToWord() =>
        Put((int)Vector, Fields.VectorLow, Fields.VectorWidth) |
        Put((int)Scalar, Fields.ScalarLow, Fields.ScalarWidth) |
        Put(Gated, Fields.GatedLow) |
        Put(Subtract, Fields.SubtractLow) |
        Put(Shift, Fields.ProductShiftLow, Fields.ProductShiftWidth) |
        Put(ChangesTag, Fields.TargetLow) |
        Put(Last, Fields.LastLow) |
        Put(Nearest, Fields.NearestLow) |
        Put(LowerBound, Fields.LowerBoundLow) |
        Put(Coefficient, AmountLow + Fields.CoefficientLow, Fields.CoefficientWidth) |
        Put(Bound, AmountLow + Fields.BoundLow, Fields.BoundWidth) |
        Put(UpperBound, AmountLow + Fields.UpperBoundLow);

    /// <summary>What two words say.</summary>
    public static RuleProduct FromWord(uint word) => new(
        (ProductScalar)Get(word, Fields.ScalarLow, Fields.ScalarWidth),
        (ProductVector)Get(word, Fields.VectorLow, Fields.VectorWidth),
        Get(word, Fields.GatedLow),
        Get(word, Fields.SubtractLow),
        Get(word, Fields.ProductShiftLow, Fields.ProductShiftWidth),
        Get(word, Fields.TargetLow),
        Get(word, Fields.LastLow),
        Get(word, Fields.NearestLow),
        Get(word, Fields.LowerBoundLow),
        Get(word, AmountLow + Fields.CoefficientLow, Fields.CoefficientWidth),
        Get(word, AmountLow + Fields.BoundLow, Fields.BoundWidth),
        Get(word, AmountLow + Fields.UpperBoundLow));

    private static uint Put(int value, int low, int width) => value >= 0 && value < 1 << width
        ? (uint)value << low
        : throw new NeuroCoreException($"A field of {width} bits of a product cannot hold {value}: it holds 0..{(1 << width) - 1}.");

    private static uint Put(bool value, int low) => value ? 1u << low : 0;

    private static int Get(uint word, int low, int width) => (int)(word >> low) & ((1 << width) - 1);

    private static bool Get(uint word, int low) => ((word >> low) & 1) == 1;
}
