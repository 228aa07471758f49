// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>A product with what all lanes share in it worked out.</summary>
/// <param name="Product">The product.</param>
/// <param name="Scalar">A with its sign, and that of the product; of scalar weight the sign alone: 1 or -1.</param>
public readonly record struct LaneStep(LearningProduct Product, int Scalar)
{
    private const int ThirdBits = 7;          // g is in 1/128
    private const int MagnitudeMask = 0x7F;   // of m and g
    private const int SignBit = 0x80;

    /// <summary>A step of a unit.</summary>
    /// <param name="product">The product.</param>
    /// <param name="own">What all lanes share.</param>
    public static LaneStep Of(in LearningProduct product, in OwnOperands own)
    {
        if (product.Scalar == ProductScalar.Weight)
            return new LaneStep(product, product.Subtract ? -1 : 1);
        var size = product.Scalar switch
        {
            ProductScalar.First => own.First,
            ProductScalar.Second => own.Second,
            ProductScalar.Factor => own.Factor & MagnitudeMask,
            _ => product.Coefficient,
        };
        var negative = product.Subtract ^ (product.Scalar == ProductScalar.Factor && (own.Factor & SignBit) != 0);
        if (product.Gated)
        {
            size = (size * (own.Third & MagnitudeMask)) >> ThirdBits;
            negative ^= (own.Third & SignBit) != 0;
        }

        return new LaneStep(product, negative ? -size : size);
    }

    /// <summary>A factor of sign and magnitude as a number: m.</summary>
    public static int Value(byte factor) =>
        (factor & SignBit) != 0 ? -(factor & MagnitudeMask) : factor & MagnitudeMask;
}
