// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;

namespace NeuroCore.Trainer.Digits;

/// <summary>Shifts images by a pixel, so that training sees more of them.</summary>
internal static class Augmentation
{
    /// <summary>Copies an image, perhaps shifted by one pixel in one of the eight directions; paper comes in at the edge.</summary>
    internal static void Copy(ReadOnlySpan<byte> from, Span<byte> to, int side, double share, SplitMix64 random)
    {
        int right = 0, down = 0;
        if (random.NextUnit() < share)
        {
            right = random.Below(3) - 1;
            down = random.Below(3) - 1;
        }
        for (int at = 0; at < to.Length; at++)
        {
            int column = (at % side) - right, row = (at / side) - down;
            bool inside = column >= 0 && column < side && row >= 0 && row < side;
            to[at] = inside ? from[(row * side) + column] : (byte)0;
        }
    }
}
