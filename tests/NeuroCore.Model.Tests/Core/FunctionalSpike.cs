// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model.Tests.Core;

/// <summary>A spike of a neuron, or an event of any source, and its sign.</summary>
internal readonly record struct FunctionalSpike(int Source, bool Negative);
