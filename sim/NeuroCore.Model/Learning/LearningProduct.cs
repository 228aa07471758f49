// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>A product of the program: what a lane works out in one step, and how its sum ends.</summary>
/// <param name="Vector">B.</param>
/// <param name="Scalar">A.</param>
/// <param name="Gated">A is multiplied by g.</param>
/// <param name="Subtract">The term is taken away.</param>
/// <param name="Shift">The term is A * B * 2^-(8 + shift) of the weight's unit; 0..15.</param>
/// <param name="Tag">It acts on the tag, not on the weight.</param>
/// <param name="Last">The sum is rounded, bounded and written after it.</param>
/// <param name="Nearest">The sum is rounded to nearest, not stochastically.</param>
/// <param name="Lower">Lower bound, -127..0.</param>
/// <param name="Upper">Upper bound, 0..127.</param>
/// <param name="Coefficient">A of scalar coefficient, 0..255.</param>
public readonly record struct LearningProduct(
    ProductVector Vector,
    ProductScalar Scalar,
    bool Gated,
    bool Subtract,
    int Shift,
    bool Tag,
    bool Last,
    bool Nearest,
    int Lower,
    int Upper,
    int Coefficient)
{
    /// <summary>What the two words of a product say.</summary>
    /// <param name="operation">Word <see cref="ProductWord.Operation"/>.</param>
    /// <param name="amount">Word <see cref="ProductWord.Amount"/>.</param>
    public static LearningProduct FromWords(ushort operation, ushort amount)
    {
        var bound = Field(amount, Fields.BoundLow, Fields.BoundWidth);
        return new LearningProduct(
            (ProductVector)Field(operation, Fields.VectorLow, Fields.VectorWidth),
            (ProductScalar)Field(operation, Fields.ScalarLow, Fields.ScalarWidth),
            Field(operation, Fields.GatedLow, Fields.GatedWidth) != 0,
            Field(operation, Fields.SubtractLow, Fields.SubtractWidth) != 0,
            Field(operation, Fields.ProductShiftLow, Fields.ProductShiftWidth),
            Field(operation, Fields.TargetLow, Fields.TargetWidth) != 0,
            Field(operation, Fields.LastLow, Fields.LastWidth) != 0,
            Field(operation, Fields.NearestLow, Fields.NearestWidth) != 0,
            Field(operation, Fields.LowerBoundLow, Fields.LowerBoundWidth) != 0 ? -bound : 0,
            Field(amount, Fields.UpperBoundLow, Fields.UpperBoundWidth) != 0 ? bound : 0,
            Field(amount, Fields.CoefficientLow, Fields.CoefficientWidth));
    }

    private static int Field(ushort word, int low, int width) => (word >> low) & Bits.Mask(width);
}
