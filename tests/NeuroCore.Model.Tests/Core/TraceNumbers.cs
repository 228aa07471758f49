// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model.Tests.Core;

/// <summary>How a trace decays and grows.</summary>
internal readonly record struct TraceNumbers(int Mantissa, int Shift, int Impulse);
