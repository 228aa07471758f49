// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Demo.Encoded;

/// <summary>Pixels as words of the encoder bank.</summary>
internal static class PixelDrives
{
    // What a frame costs beside its words, in words: shorter stretches of zeros are cheaper written than left out.
    private const int FrameWords = 6;

    /// <summary>What a pixel does: it spikes evenly, as often in 16 ticks as its value says.</summary>
    internal static Drive Of(DigitImage digit) =>
        Drive.Regular(Rates.PerTick(NeuronValues.Each(digit.Pixels.Select(pixel => pixel / (double)DigitImage.Ink))));

    /// <summary>Commands that write the drives of an image into a bank of zeros.</summary>
    internal static IEnumerable<LinkCommand> Write(DigitImage digit, RegisterImage image)
    {
        (int address, ImmutableArray<ushort> words) =
            StimulusPlacement.Encoders(new DriveChange(0, DigitClassifier.Pixels, Of(digit)), image);
        int[] inked = [.. Enumerable.Range(0, words.Length).Where(index => digit.Pixels[index] != 0)];
        for (int first = 0, next; first < inked.Length; first = next)
        {
            for (next = first + 1; next < inked.Length && inked[next] - inked[next - 1] <= FrameWords; next++)
            {
            }
            int start = inked[first];
            yield return LinkCommand.Write(Bank.Encoder, address + start, words.AsSpan()[start..(inked[next - 1] + 1)]);
        }
    }
}
