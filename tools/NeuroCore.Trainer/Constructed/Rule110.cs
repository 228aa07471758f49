// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Trainer.Constructed;

/// <summary>
/// Rule 110 on a ring: a cell is set if it or its right neighbour was, unless both and its left neighbour were. No single
/// threshold tells these cases apart, so a second neuron a cell says when all three were set, and takes 2 off.
/// </summary>
public static class Rule110
{
    /// <summary>Cells of the ring.</summary>
    public const int Cells = 16;

    /// <summary>Ticks that a step takes: one for the triple, one for the cell.</summary>
    public const int TicksPerStep = 2;

    /// <summary>Cells that a cell looks at, itself and its right neighbour: with a tick of delay, while the triple is worked out.</summary>
    public static IEnumerable<(int Pre, int Post)> CellPairs =>
        Enumerable.Range(0, Cells).SelectMany(cell => new[] { (cell, cell), ((cell + 1) % Cells, cell) });

    /// <summary>Cells that a triple looks at.</summary>
    public static IEnumerable<(int Pre, int Post)> TriplePairs =>
        Enumerable.Range(0, Cells).SelectMany(cell => new[] { ((cell + Cells - 1) % Cells, cell), (cell, cell), ((cell + 1) % Cells, cell) });

    /// <summary>The next state, by the rule's own table.</summary>
    /// <param name="state">Bit i is cell i.</param>
    public static int Next(int state)
    {
        int next = 0;
        for (int cell = 0; cell < Cells; cell++)
        {
            int left = state >> ((cell + Cells - 1) % Cells) & 1, middle = state >> cell & 1, right = state >> ((cell + 1) % Cells) & 1;
            next |= (110 >> ((left * 4) + (middle * 2) + right) & 1) << cell;
        }
        return next;
    }
}
