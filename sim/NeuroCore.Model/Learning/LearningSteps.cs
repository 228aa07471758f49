// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// The steps of the learning engine: one product for one half of a row or column in a clock. A unit, which is a block of
/// a row or half of L sources of a column, begins with the read of its weights; in the clock after, its first product is
/// read from the program, and so on without a gap. A row has the products of its even neurons, then those of its odd
/// ones; half a column its products, and at least two steps where reads and writes of the two halves share a port of the
/// synapse memory. The next unit may be read in the clock of the last step.
/// </summary>
/// <param name="dualPort">The synapse memory has a port to read and one to write.</param>
public sealed class LearningSteps(bool dualPort)
{
    private const int LeastOfColumn = 2;

    private int _left;    // steps of the unit under way

    /// <summary>A step is made.</summary>
    public bool Step => _left != 0;

    /// <summary>It is the last of its unit.</summary>
    public bool End => _left == 1;

    /// <summary>A unit may be read.</summary>
    public bool Free => _left <= 1;

    /// <summary>Clocks from the read of a unit to that of the next.</summary>
    /// <param name="column">It is half a column, not a row.</param>
    /// <param name="products">Products of the trigger, 1..4.</param>
    /// <param name="dualPort">The synapse memory has a port to read and one to write.</param>
    public static int Of(bool column, int products, bool dualPort) =>
        !column ? 2 * products : dualPort ? products : Math.Max(LeastOfColumn, products);

    /// <summary>One clock edge.</summary>
    /// <param name="begin">A unit is read.</param>
    /// <param name="column">It is half a column, not a row.</param>
    /// <param name="products">Products of the trigger, 1..4.</param>
    public void Clock(bool begin, bool column, int products)
    {
        if (begin)
            _left = Of(column, products, dualPort);
        else if (_left != 0)
            _left--;
    }

    /// <summary>Ends the unit under way.</summary>
    public void Reset() => _left = 0;
}
