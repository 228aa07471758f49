// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Compiler.Learning;

/// <summary>
/// Makes the products of a trigger as many as the board executes, which is one number for all rules. The product that ends a
/// target stays the last one that is executed, so what fills up stands before it.
/// </summary>
internal static class ProductPadding
{
    /// <summary>The products, and between them such as add nothing.</summary>
    /// <param name="products">Products of one rule for one trigger; perhaps none.</param>
    /// <param name="count">How many there must be, as many or more.</param>
    public static ImmutableArray<uint> Of(ImmutableArray<uint> products, int count)
    {
        // Without an end nothing is written: a rule without products changes nothing.
        if (products.IsEmpty)
            return [.. new uint[count]];
        // It may be the first of its sum, which says how the sum is rounded.
        var last = RuleProduct.FromWord(products[^1]);
        var nothing = new RuleProduct(default, default, ChangesTag: last.ChangesTag, Nearest: last.Nearest).ToWord();
        return products.InsertRange(products.Length - 1, Enumerable.Repeat(nothing, count - products.Length));
    }
}
