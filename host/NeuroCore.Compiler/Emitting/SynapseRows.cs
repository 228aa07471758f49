// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>Lends what makes rows of words to one reader at a time, and the same to the next: an image may have thousands of sections.</summary>
/// <param name="weights">All weights.</param>
/// <param name="neurons">Neurons of the image.</param>
/// <param name="target">The build.</param>
internal sealed class SynapseRows(SynapseWeights weights, int neurons, Configuration target)
{
    private SynapseRow? _free;

    /// <summary>Takes one; a second reader gets another.</summary>
    public SynapseRow Take() => Interlocked.Exchange(ref _free, null) ?? new SynapseRow(weights, neurons, target);

    /// <summary>Gives it back.</summary>
    public void Return(SynapseRow row) => _free = row;
}
