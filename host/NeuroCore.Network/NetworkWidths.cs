// SPDX-License-Identifier: Apache-2.0

namespace NeuroCore.Network;

/// <summary>Numbers of bits that weights and decays of a network have.</summary>
/// <param name="Weights">Bits of a weight with its sign, 2..8.</param>
/// <param name="Decays">Bits of what a tick keeps, 1..12: so many of the share are left.</param>
public readonly record struct NetworkWidths(int Weights, int Decays)
{
    /// <summary>Fewest bits of a weight: -1, 0, 1.</summary>
    public const int FewestWeights = 2;

    /// <summary>Fewest bits of a decay: none, half or all is kept.</summary>
    public const int FewestDecays = 1;

    // Integers of 2^k lose less by clamping the largest by a step than by steps of twice the size.
    private const double Clamped = 1.5;

    /// <summary>What the hardware has.</summary>
    public static NetworkWidths Hardware { get; } = new(8, 12);

    /// <summary>
    /// The same network with coarser numbers. Weights of a projection become multiples of its largest over 2^(bits-1) - 1, or, if
    /// they are integers, of the least power of two with which they fit but for a step; shares that a tick keeps become multiples of 2^-bits.
    /// Widths of the hardware change nothing.
    /// </summary>
    /// <param name="network">The network.</param>
    public NetworkDescription Of(NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var (weights, decays) = (Weights, Decays);
        if (weights < Hardware.Weights)
            network = network with { Projections = [.. network.Projections.Select(projection => Rounded(network, projection, weights))] };
        if (decays < Hardware.Decays)
        {
            network = network with
            {
                Populations =
                [
                    .. network.Populations.Select(population => population with
                    {
                        Parameters = population.Parameters with
                        {
                            TauMembrane = Rounded(population.Parameters.TauMembrane, network.TickSeconds, decays),
                            TauSynapse = Rounded(population.Parameters.TauSynapse, network.TickSeconds, decays),
                        },
                    }),
                ],
            };
        }

        return network;
    }

    private static Projection Rounded(NetworkDescription network, Projection projection, int bits)
    {
        var synapses = network.ConnectionsOf(projection);
        var largest = synapses.Select(synapse => Math.Abs(synapse.Weight)).DefaultIfEmpty().Max();
        if (largest == 0)
            return projection;
        var most = (1 << (bits - 1)) - 1;
        var unit = network.Weights == WeightMode.Exact ? Math.ScaleB(1, Math.Max(0, (int)Math.Ceiling(Math.Log2(largest / (most + Clamped))))) : largest / most;
        return projection with
        {
            Connector = new ListConnector([.. synapses.Select(synapse => new ListedPair(
                synapse.Pre, synapse.Post, Math.Clamp(Math.Round(synapse.Weight / unit, MidpointRounding.AwayFromZero), -most, most) * unit, Duration.Ticks(synapse.Delay)))]),
            Weight = null,
            Options = projection.Options with { Delay = null },
        };
    }

    private static Decays Rounded(Decays decays, double tickSeconds, int bits)
    {
        Decay One(Decay decay) => Decay.Keep((int)Math.Round(decay.FractionKept(tickSeconds) * (1 << bits), MidpointRounding.AwayFromZero) << (Hardware.Decays - bits));
        return decays.IsShared ? One(decays.Distinct[0]) : Network.Decays.Each(decays.Distinct.Select(One));
    }
}
