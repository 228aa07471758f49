// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>A board does not answer, or not any more.</summary>
/// <param name="sentence">What is wrong, where, and what to do.</param>
public sealed class BoardSilentException(string sentence) : NeuroCoreException(sentence);
