// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Demo;

/// <summary>Shows images to emulated boards, one for each processor. Images are independent, so the result does not depend on how many.</summary>
internal static class EmulatedBoards
{
    internal static async Task<ImmutableArray<ShownImage>> ShowAsync(
        RegisterImage image, ImmutableArray<DigitImage> digits, Action shown, CancellationToken cancellation)
    {
        var results = new ShownImage[digits.Length];
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Environment.ProcessorCount, digits.Length)).Select(number => Task.Run(
            async () =>
            {
                var transport = new InProcessTransport(new EmulatedBoard(image.Target), $"emulator {number + 1}");
                await using DeviceSession session = await DeviceSession.ConnectAsync(transport, cancellation: cancellation).ConfigureAwait(false);
                await session.LoadAsync(image, cancellation: cancellation).ConfigureAwait(false);
                var classifier = new DigitClassifier(session, image);
                for (int at = Interlocked.Increment(ref next); at < digits.Length; at = Interlocked.Increment(ref next))
                {
                    results[at] = await classifier.ShowAsync(digits[at], cancellation).ConfigureAwait(false);
                    shown();
                }
            },
            cancellation))).ConfigureAwait(false);
        return [.. results];
    }
}
