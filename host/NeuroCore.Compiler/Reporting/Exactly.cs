// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>Keeps the last bits of a floating-point number out of reports.</summary>
internal static class Exactly
{
    /// <summary>The wanted value itself, if the value differs from it by rounding of the arithmetic alone.</summary>
    public static double Nearly(double got, double wanted) =>
        Math.Abs(got - wanted) <= 1e-9 * Math.Abs(wanted) ? wanted : got;
}
