// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Learning;

/// <summary>A mistake in the text of a learning rule: one sentence, with <c>file:line:column:</c> before it.</summary>
public sealed class RuleException : NeuroCoreException
{
    /// <summary>A mistake and its place.</summary>
    /// <param name="sentence">What is wrong, and what to do.</param>
    /// <param name="file">File of the rule.</param>
    /// <param name="line">Line of the character that is meant, from 1.</param>
    /// <param name="column">Its column, from 1.</param>
    public RuleException(string sentence, string file, int line, int column)
        : base($"{file}:{line}:{column}: {sentence}")
    {
        Sentence = sentence;
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Sentence { get; }

    /// <summary>File of the rule.</summary>
    public string File { get; }

    /// <summary>Line, from 1.</summary>
    public int Line { get; }

    /// <summary>Column, from 1.</summary>
    public int Column { get; }
}
