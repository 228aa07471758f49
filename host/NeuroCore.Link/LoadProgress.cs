// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>How far loading an image is.</summary>
/// <param name="WordsDone">Words that the board has taken.</param>
/// <param name="Words">Words altogether.</param>
public readonly record struct LoadProgress(long WordsDone, long Words);
