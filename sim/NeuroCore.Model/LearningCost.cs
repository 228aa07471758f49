// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>What learning has to do with the clocks of a tick. Products are 0 while the gate is shut.</summary>
/// <param name="Lanes">L of a build that learns; 0: the build does not.</param>
/// <param name="Plastic">A class of the image is plastic: without one nothing of learning takes time.</param>
/// <param name="Pre">Products that the event of a source executes.</param>
/// <param name="Post">Products that a spike executes.</param>
/// <param name="Epoch">Products at the end of an epoch; 0 in ticks with which none ends.</param>
/// <param name="DualPort">The synapse memory has a port to read and one to write.</param>
public readonly record struct LearningCost(int Lanes, bool Plastic = false, int Pre = 0, int Post = 0, int Epoch = 0, bool DualPort = false)
{
    /// <summary>The build learns.</summary>
    public bool Learns => Lanes != 0;
}
