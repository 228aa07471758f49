// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Wires;

/// <summary>What a bad cable does to bytes: one in so many has a bit flipped, is lost, comes twice, or has another before it.</summary>
/// <param name="random">Where the noise comes from.</param>
/// <param name="perByte">Probability that something happens to a byte.</param>
internal sealed class Damage(Random random, double perByte)
{
    private const int Kinds = 4;

    /// <summary>Bytes to which something happened.</summary>
    public long Errors { get; private set; }

    /// <summary>Bytes that came in.</summary>
    public long Bytes { get; private set; }

    /// <summary>A byte that is lost whatever the noise does.</summary>
    public void Lose()
    {
        Bytes++;
        Errors++;
    }

    /// <summary>Passes a byte on.</summary>
    /// <param name="value">The byte.</param>
    /// <param name="give">Takes what comes out at the other end.</param>
    public void Pass(byte value, Action<byte> give)
    {
        Bytes++;
        if (random.NextDouble() >= perByte)
        {
            give(value);
            return;
        }

        Errors++;
        switch (random.Next(Kinds))
        {
            case 0:
                give((byte)(value ^ (1 << random.Next(8))));
                break;
            case 1:
                break;
            case 2:
                give(value);
                give(value);
                break;
            default:
                give((byte)random.Next(256));
                give(value);
                break;
        }
    }
}
