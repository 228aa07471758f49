// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Netlists;

/// <summary>The place of a LUT in an iCE40: a logic tile and which of its eight cells.</summary>
internal readonly record struct LutPlace(int X, int Y, int Cell);

/// <summary>A bitstream as text, tile by tile, as iceunpack writes it.</summary>
internal sealed class AscBitstream
{
    /// <summary>Bits of a LUT's truth table.</summary>
    public const int TableBits = 16;

    // A logic cell has twenty bits: ten in each of two rows of its tile, from this column on.
    private const int FirstColumn = 36;
    private const int Columns = 10;

    // Which of the twenty holds each entry of the truth table; the entry's number is the inputs, the fourth highest.
    private static readonly int[] s_places = [4, 14, 15, 5, 6, 16, 17, 7, 3, 13, 12, 2, 1, 11, 10, 0];

    private readonly string[] _lines;
    private readonly Dictionary<(int X, int Y), int> _tiles = [];

    /// <summary>Takes a bitstream apart.</summary>
    /// <param name="text">Text of the .asc file.</param>
    public AscBitstream(string text)
    {
        _lines = text.Split('\n');
        for (var line = 0; line < _lines.Length; line++)
        {
            var words = _lines[line].Split(' ');
            if (words is [".logic_tile", var x, var y])
                _tiles.Add((Number(x), Number(y)), line + 1);
        }
    }

    /// <summary>Flips an entry of a truth table.</summary>
    /// <param name="lut">Place of the LUT.</param>
    /// <param name="entry">0..15.</param>
    /// <exception cref="NeuroCoreException">There is no such tile.</exception>
    public void Flip(LutPlace lut, int entry)
    {
        if (!_tiles.TryGetValue((lut.X, lut.Y), out var first))
            throw new NeuroCoreException($"The bitstream has no logic tile {lut.X} {lut.Y}: it was made for another part.");
        var place = s_places[entry];
        var row = first + (2 * lut.Cell) + (place / Columns);
        var bits = _lines[row].ToCharArray();
        ref var bit = ref bits[FirstColumn + (place % Columns)];
        bit = bit == '0' ? '1' : '0';
        _lines[row] = new string(bits);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', _lines);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
