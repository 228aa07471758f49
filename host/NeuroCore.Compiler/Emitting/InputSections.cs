// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>What drives the encoded inputs, and where the board's chance starts.</summary>
internal static class InputSections
{
    private const int WordBits = 16;

    /// <summary>A word for each encoder, and the state of the generator.</summary>
    public static IEnumerable<ImageSection> Of(NetworkDescription network, Placement placement, Configuration target)
    {
        if (placement.Encoders > 0)
        {
            var words = new ushort[placement.Encoders];
            foreach (var input in network.Inputs.Where(input => InputPlaces.IsDriven(network, input)))
            {
                var first = placement.Places.First(place => place.Name == input.Name).First - placement.FirstEncoded;
                for (var i = 0; i < input.Size; i++)
                    words[first + i] = DriveEncoding.Of(input.Drive, i, network.TickSeconds).ToWord();
            }

            yield return new ImageSection(Bank.Encoder, 0, [.. words]);
        }

        if (target.Has(Capabilities.Encoders) || target.Has(Capabilities.Noise) || target.Has(Capabilities.Learning))
        {
            var state = new SplitMix64(network.Seed).Next();
            state = state == 0 ? 1 : state;
            yield return new ImageSection(Bank.Noise, 0, [.. Enumerable.Range(0, 4).Select(word => (ushort)(state >> (WordBits * word)))]);
        }
    }
}
