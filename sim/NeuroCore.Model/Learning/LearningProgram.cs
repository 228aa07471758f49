// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>What the learning rules do: up to four products for each rule and trigger, of two words each.</summary>
public sealed class LearningProgram
{
    /// <summary>Most products of a rule and trigger.</summary>
    public const int MostProducts = 4;

    private const int Triggers = 4;
    private const int WordsPerProduct = 2;
    private const int Rules = 1 << Fields.RuleWidth;

    private readonly ushort[] _memory = new ushort[Rules * Triggers * MostProducts * WordsPerProduct];
    private readonly LearningProduct[] _products = new LearningProduct[Rules * Triggers * MostProducts];

    /// <summary>The products of a rule for a trigger.</summary>
    /// <param name="rule">Rule, 1..7.</param>
    /// <param name="trigger">What has happened.</param>
    /// <param name="count">How many of them are executed, 0..4.</param>
    public ReadOnlySpan<LearningProduct> Of(int rule, LearningTrigger trigger, int count) =>
        _products.AsSpan(((rule * Triggers) + (int)trigger) * MostProducts, count);

    /// <summary>Word that a host address names.</summary>
    public int Place(int address) => address & (_memory.Length - 1);

    /// <summary>What the host reads.</summary>
    public ushort Read(int address) => _memory[Place(address)];

    /// <summary>What the host writes.</summary>
    public void Write(int address, ushort word)
    {
        _memory[Place(address)] = word;
        var product = Place(address) / WordsPerProduct;
        _products[product] = LearningProduct.FromWords(
            _memory[(product * WordsPerProduct) + (int)ProductWord.Operation],
            _memory[(product * WordsPerProduct) + (int)ProductWord.Amount]);
    }
}
