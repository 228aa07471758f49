// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Compiler.Learning.Language;

/// <summary>A variable where it stands in the text.</summary>
internal readonly record struct RuleFactor(RuleVariable Variable, RulePlace Place)
{
    /// <summary>Name of the variable.</summary>
    public string Name => Variable.Name();
}

/// <summary>A number times variables.</summary>
/// <param name="Coefficient">The number: finite.</param>
/// <param name="Factors">The variables, as they were written.</param>
/// <param name="Place">Where the term begins.</param>
internal sealed record RuleTerm(double Coefficient, ImmutableArray<RuleFactor> Factors, RulePlace Place);
