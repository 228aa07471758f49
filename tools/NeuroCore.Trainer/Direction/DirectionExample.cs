// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NeuroCore.Network;

namespace NeuroCore.Trainer.Direction;

/// <summary>Learns the delays of the example and writes them, with bars to try them on.</summary>
public static class DirectionExample
{
    /// <summary>Bars of each direction that delays are learned from.</summary>
    public const int Examples = 100;

    /// <summary>Bars in the stimulus.</summary>
    public const int Shown = 20;

    /// <summary>Seed of the bars in the stimulus, none of which was learned from.</summary>
    public const ulong ShownSeed = 20;

    /// <summary>Names of the files that are written.</summary>
    public static ImmutableArray<string> FileNames { get; } = ["right-delays.csv", "left-delays.csv", "stimulus.csv", "bars.csv"];

    /// <summary>Learns the delays of both detectors.</summary>
    /// <param name="seed">Seed of the examples.</param>
    public static (ImmutableArray<int> Right, ImmutableArray<int> Left) Learn(ulong seed)
    {
        var random = new SplitMix64(seed);
        MovingBar[] right = [.. Enumerable.Range(0, Examples).Select(_ => MovingBar.Draw(random, toTheRight: true))];
        MovingBar[] left = [.. Enumerable.Range(0, Examples).Select(_ => MovingBar.Draw(random, toTheRight: false))];
        return (DelayLearning.Learn(right), DelayLearning.Learn(left));
    }

    /// <summary>Writes the files of the example.</summary>
    public static void Write(string folder, ulong seed, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (right, left) = Learn(seed);
        ImmutableArray<MovingBar> bars = MovingBar.Several(ShownSeed, Shown);
        string[] texts = [Column(right), Column(left), Stimulus(bars), Directions(bars)];
        for (int number = 0; number < texts.Length; number++)
            ExampleFile.Write(folder, FileNames[number], texts[number]);
        output.WriteLine($"delays to the right: {string.Join(' ', right)}");
        output.WriteLine($"delays to the left: {string.Join(' ', left)}");
        output.WriteLine($"wrote {string.Join(", ", FileNames)} to {folder}");
    }

    private static string Column(ImmutableArray<int> delays) => string.Concat(delays.Select(delay => $"{delay}\n"));

    private static string Stimulus(ImmutableArray<MovingBar> bars)
    {
        var text = new StringBuilder("tick,index\n");
        for (int number = 0; number < bars.Length; number++)
        {
            for (int tick = 0; tick < MovingBar.Length; tick++)
            {
                foreach (int input in bars[number].Ticks[tick])
                    text.Append(CultureInfo.InvariantCulture, $"{(number * MovingBar.Length) + tick},{input}\n");
            }
        }
        return text.ToString();
    }

    private static string Directions(ImmutableArray<MovingBar> bars) =>
        "bar,direction\n" + string.Concat(bars.Select((bar, number) => $"{number},{(bar.ToTheRight ? "right" : "left")}\n"));
}
