// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>What the compiler makes of a description.</summary>
/// <param name="Image">What the board's memories hold before the first tick.</param>
/// <param name="Report">What every number became on the way.</param>
public sealed record CompiledNetwork(RegisterImage Image, QuantisationReport Report);
