// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Plot;

/// <summary>How a course is drawn.</summary>
public enum LineKind
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>A thin line, for what was expected.</summary>
    Thin,

    /// <summary>A dot for each value.</summary>
    Dots,

    /// <summary>A line that stays at a value until the next.</summary>
    Steps,
}
