// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>
/// Programs of learning rules, at random: every product that means something, word by word, so that the host may change
/// any word at any time.
/// </summary>
/// <remarks>
/// Which products of a trigger act on the tag, and that the last of them before the target changes ends its sum, is
/// decided once: a sum has one target. Two weights with a fraction are multiplied with a shift that keeps the term within
/// what four of them may be.
/// </remarks>
internal sealed class RandomProgram
{
    private const int WordsPerProduct = 2;
    private const int MostProducts = 4;
    private const int Triggers = 4;           // of which one means nothing
    private const int LeastShiftOfSquares = 7;

    private readonly Configuration _target;
    private readonly CaseRandom _random;
    private readonly bool[] _tag;
    private readonly bool[] _ends;

    /// <summary>Decides on the targets.</summary>
    public RandomProgram(Configuration target, CaseRandom random)
    {
        _target = target;
        _random = random;
        var products = BankDepth.Of(target, Bank.Program) / WordsPerProduct;
        _tag = new bool[products];
        _ends = new bool[products];
        for (var first = 0; first < products; first += MostProducts)
        {
            var split = _random.Below(MostProducts + 1);
            var tagFirst = _random.OneIn(2);
            for (var i = 0; i < MostProducts; i++)
            {
                _tag[first + i] = i < split == tagFirst;
                _ends[first + i] = i == split - 1;
            }
        }
    }

    /// <summary>A word of the program.</summary>
    public MemoryWord Word(int address)
    {
        var product = address / WordsPerProduct;
        var value = (ProductWord)(address % WordsPerProduct) == ProductWord.Operation ? Operation(product) : Amount();
        return new MemoryWord(Bank.Program, address, (ushort)value);
    }

    /// <summary>How many products of each trigger are executed, as the register has it.</summary>
    public int Products() => Count() | (Count() << 3) | (Count() << 6);

    private int Count() => _random.OneIn(6) ? 0 : _random.Between(1, MostProducts);

    private int Operation(int product)
    {
        var post = (LearningTrigger)(product / MostProducts % Triggers) == LearningTrigger.Post;
        var scalar = _random.Of(
            ProductScalar.Coefficient, ProductScalar.First, ProductScalar.Second, ProductScalar.Weight,
            post ? ProductScalar.Factor : ProductScalar.First);
        var vector = _random.Of(
            ProductVector.First, ProductVector.Second, ProductVector.Weight, ProductVector.One,
            post ? ProductVector.First : ProductVector.Factor,
            _target.Has(Capabilities.TaggedSynapses) ? ProductVector.Tag : ProductVector.Second);
        var shift = _random.Below(1 << Fields.ProductShiftWidth);
        if (_target.Has(Capabilities.FineSynapses) && scalar == ProductScalar.Weight && vector == ProductVector.Weight)
            shift = Math.Max(shift, LeastShiftOfSquares);
        return ((int)vector << Fields.VectorLow) | ((int)scalar << Fields.ScalarLow) |
            Bit(_random.OneIn(3), Fields.GatedLow) | Bit(_random.OneIn(2), Fields.SubtractLow) |
            (shift << Fields.ProductShiftLow) | Bit(_tag[product], Fields.TargetLow) |
            Bit(_ends[product] || _random.OneIn(2), Fields.LastLow) | Bit(_random.OneIn(3), Fields.NearestLow) |
            Bit(!_random.OneIn(3), Fields.LowerBoundLow);
    }

    private int Amount()
    {
        var bound = _random.Of(127, 127, _random.Magnitude(127), _random.Below(128));
        return (_random.Of(0, 255, _random.Magnitude(255), _random.Below(256)) << Fields.CoefficientLow) |
            (bound << Fields.BoundLow) | Bit(!_random.OneIn(3), Fields.UpperBoundLow);
    }

    private static int Bit(bool set, int low) => set ? 1 << low : 0;
}
