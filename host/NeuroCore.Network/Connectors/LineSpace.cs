// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A line, or a ring.</summary>
/// <param name="Wrap">True for a ring: the last is beside the first.</param>
public sealed record LineSpace(bool Wrap) : Space
{
    internal override double Distance(ProjectionEnds ends, int pre, int post) =>
        Along(pre, ends.SourceSize, post, ends.TargetSize, Wrap);

    internal override void Check(ProjectionEnds ends)
    {
    }
}
