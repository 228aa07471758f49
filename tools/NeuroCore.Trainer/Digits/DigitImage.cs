// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Trainer.Digits;

/// <summary>A handwritten digit.</summary>
/// <param name="Number">Line of the image in its file, from 0.</param>
/// <param name="Pixels">Values from 0 (paper) to 16 (ink), the upper row first, from left to right: 64 of the UCI images, 196 of MNIST.</param>
/// <param name="Label">The digit that was meant, 0..9.</param>
public sealed record DigitImage(int Number, ImmutableArray<byte> Pixels, int Label)
{
    /// <summary>Pixels of a row, and rows, of the UCI images.</summary>
    public const int Side = 8;

    /// <summary>Pixels of an UCI image.</summary>
    public const int Size = Side * Side;

    /// <summary>Largest value of a pixel.</summary>
    public const int Ink = 16;

    /// <summary>Number of different digits.</summary>
    public const int Classes = 10;

    /// <summary>Pixels of a row of this image, and rows.</summary>
    public int Width => (int)Math.Sqrt(Pixels.Length);
}
