// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning.Language;

namespace NeuroCore.Compiler.Learning.Assembling;

/// <summary>What the steps of assembling share: for what, where mistakes are, and what is noted on the way.</summary>
/// <param name="target">What the rule is assembled for.</param>
/// <param name="file">File of the rule.</param>
internal sealed class AssemblyContext(RuleTarget target, string file)
{
    private readonly List<string> _notes = [];

    /// <summary>What the rule is assembled for.</summary>
    public RuleTarget Target => target;

    /// <summary>Notes so far.</summary>
    public ImmutableArray<string> Notes => [.. _notes];

    /// <summary>A mistake at a place.</summary>
    public RuleException Mistake(RulePlace place, string sentence) => new(sentence, file, place.Line, place.Column);

    /// <summary>Notes something: a sentence without its full stop.</summary>
    public void Note(string sentence) => _notes.Add(sentence + ".");
}
