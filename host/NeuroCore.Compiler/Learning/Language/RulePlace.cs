// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler.Learning.Language;

/// <summary>A character of a rule.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct RulePlace(int Line, int Column);
