// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Plot;

/// <summary>A part of the time that is marked, such as that of learning.</summary>
/// <param name="Name">What it is.</param>
/// <param name="From">Its start.</param>
/// <param name="To">Its end.</param>
public sealed record TimeMark(string Name, double From, double To);
