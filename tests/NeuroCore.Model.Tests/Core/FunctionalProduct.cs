// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>A product of a learning rule, as numbers.</summary>
internal readonly record struct FunctionalProduct(
    ProductScalar Scalar,
    ProductVector Vector,
    int Shift = 0,
    int Coefficient = 0,
    bool Gated = false,
    bool Subtract = false,
    bool Tag = false,
    bool Last = true,
    bool Nearest = false,
    int Bound = 127,
    bool LowerBound = true,
    bool UpperBound = true)
{
    public ushort Operation => (ushort)(
        ((int)Vector << Fields.VectorLow) | ((int)Scalar << Fields.ScalarLow) | (Bit(Gated) << Fields.GatedLow) |
        (Bit(Subtract) << Fields.SubtractLow) | (Shift << Fields.ProductShiftLow) | (Bit(Tag) << Fields.TargetLow) |
        (Bit(Last) << Fields.LastLow) | (Bit(Nearest) << Fields.NearestLow) | (Bit(LowerBound) << Fields.LowerBoundLow));

    public ushort Amount => (ushort)(
        (Coefficient << Fields.CoefficientLow) | (Bound << Fields.BoundLow) | (Bit(UpperBound) << Fields.UpperBoundLow));

    private static int Bit(bool set) => set ? 1 : 0;
}
