// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Emulator.Machine;

/// <summary>The products of a rule and a trigger that decide the new weight, in builds with 8-bit synapse words.</summary>
/// <remarks>Of several sums the last one written counts; products after the last that ends one change nothing.</remarks>
internal sealed class RuleProducts
{
    private const int MostTrace = 255;
    private const int One = 128;
    private const int MostFactor = 127;

    private RuleProducts(LearningProduct[] products, int shiftMask)
    {
        Products = products;
        Shifts = [.. products.Select(product => product.Shift & shiftMask)];
    }

    /// <summary>The products of the sum; none if nothing is written.</summary>
    public LearningProduct[] Products { get; }

    /// <summary>Their shifts.</summary>
    public int[] Shifts { get; }

    /// <summary>The rule writes nothing.</summary>
    public bool IsEmpty => Products.Length == 0;

    /// <summary>What ends the sum: its bounds.</summary>
    public LearningProduct Last => Products[^1];

    /// <summary>It is rounded to nearest.</summary>
    public bool Nearest => Products[0].Nearest;

    /// <summary>
    /// Terms, and their sum whatever their signs, fit 16 bits; the sum with the weight saturates only where the bounds of
    /// the weight are reached anyway.
    /// </summary>
    public bool FitsHalves
    {
        get
        {
            var (up, down) = (0, 0);
            for (var i = 0; i < Products.Length; i++)
            {
                var most = MostTerm(i);
                up += Products[i].Subtract && !SignVaries(i) ? 0 : most;
                down += !Products[i].Subtract && !SignVaries(i) ? 0 : most;
            }

            return up <= short.MaxValue && down <= short.MaxValue && Products.All(Known);
        }
    }

    /// <summary>Terms do not depend on the weight, and their sum and what rounds it fit 16 bits.</summary>
    public bool IsApart => FitsHalves && Enumerable.Range(0, Products.Length).Sum(MostTerm) <= short.MaxValue - byte.MaxValue &&
        Products.All(product => product.Scalar != ProductScalar.Weight && product.Vector != ProductVector.Weight);

    /// <summary>No weight becomes less by it, but for its bounds.</summary>
    private bool OnlyAdds => Enumerable.Range(0, Products.Length).All(index => !Products[index].Subtract && !SignVaries(index));

    /// <summary>No weight becomes more by it, but for its bounds.</summary>
    public bool OnlySubtracts => Enumerable.Range(0, Products.Length).All(index => Products[index].Subtract && !SignVaries(index));

    /// <summary>The bound above is less than that of a byte.</summary>
    public bool HasUpper => Last.Upper < sbyte.MaxValue;

    /// <summary>The bound below may be passed, where no weight is less than one.</summary>
    /// <param name="least">That weight.</param>
    public bool HasLower(int least) => Last.Lower > sbyte.MinValue && !(OnlyAdds && least >= Last.Lower);

    /// <summary>The sign of a term is not that of its product alone.</summary>
    public bool SignVaries(int index) => Products[index] is var product &&
        (product.Scalar is ProductScalar.Factor or ProductScalar.Weight || product.Vector is ProductVector.Factor or ProductVector.Weight ||
            (product.Gated && product.Scalar != ProductScalar.Weight));

    /// <summary>The products of a rule.</summary>
    public static RuleProducts Of(Engine core, int rule, LearningTrigger trigger)
    {
        var products = core.Program.Of(rule, trigger, core.Registers.Products(trigger)).ToArray();
        var last = Array.FindLastIndex(products, product => product.Last);
        if (rule == 0 || last < 0)
            return new RuleProducts([], 0);
        var before = last == 0 ? -1 : Array.FindLastIndex(products, last - 1, product => product.Last);
        return new RuleProducts(products[(before + 1)..(last + 1)], core.Shape.ShiftMask);
    }

    private int MostTerm(int index)
    {
        var product = Products[index];
        var scalar = product.Scalar switch
        {
            ProductScalar.Coefficient => product.Coefficient,
            ProductScalar.Factor or ProductScalar.Weight => MostFactor,
            _ => MostTrace,
        };
        var vector = product.Vector switch
        {
            ProductVector.One => One,
            ProductVector.Factor or ProductVector.Weight => MostFactor,
            ProductVector.Tag => 0,
            _ => MostTrace,
        };
        return (scalar * vector) >> Shifts[index];
    }

    private static bool Known(LearningProduct product) =>
        product.Vector <= ProductVector.Tag && product.Scalar <= ProductScalar.Weight;
}
