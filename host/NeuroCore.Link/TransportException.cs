// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>A port is not there, not allowed, busy, or went away.</summary>
/// <param name="sentence">What is wrong, where, and what to do.</param>
/// <param name="inner">What was caught on the way, if anything.</param>
public sealed class TransportException(string sentence, Exception? inner = null) : NeuroCoreException(sentence, inner);
