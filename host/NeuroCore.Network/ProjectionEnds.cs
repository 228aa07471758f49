// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>The two populations that a projection joins.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="SourceSize">Members of the source.</param>
/// <param name="Target">Name of the target.</param>
/// <param name="TargetSize">Members of the target.</param>
public sealed record ProjectionEnds(string Source, int SourceSize, string Target, int TargetSize)
{
    /// <summary>True if the weights change: integer ones may then have a fraction, which fine synapses learn.</summary>
    public bool Learns { get; init; }

    /// <summary>True if the population projects onto itself.</summary>
    public bool Recurrent => Source == Target;

    /// <summary>Refuses a pair that does not exist.</summary>
    /// <exception cref="DescriptionException">One of the indices is out of range.</exception>
    internal void Require(int pre, int post)
    {
        RequireIndex(pre, Source, SourceSize);
        RequireIndex(post, Target, TargetSize);
    }

    private void RequireIndex(int index, string population, int size)
    {
        if (index < 0 || index >= size)
        {
            throw new DescriptionException(
                $"the projection from '{Source}' to '{Target}' names index {index} of '{population}', which has {size} members: use 0..{size - 1}.");
        }
    }
}
