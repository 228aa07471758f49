// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Network;

/// <summary>
/// A mistake in the description of a network. <see cref="Exception.Message"/> is one sentence, with
/// <c>file:line:column:</c> before it where the description came from a file.
/// </summary>
public sealed class DescriptionException : NeuroCoreException
{
    /// <summary>A mistake whose place is not known (yet).</summary>
    /// <param name="sentence">What is wrong, where, and what to do.</param>
    /// <param name="inner">What was caught on the way, if anything.</param>
    public DescriptionException(string sentence, Exception? inner = null) : this(sentence, null, null, null, inner)
    {
    }

    private DescriptionException(string sentence, string? file, long? line, long? column, Exception? inner)
        : base(file is null ? Begin(sentence) : Place(file, line, column) + sentence, inner)
    {
        Sentence = sentence;
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Sentence { get; }

    /// <summary>File that holds the mistake; null if the network was described in code.</summary>
    public string? File { get; }

    /// <summary>Line of the file, from 1; null if not known.</summary>
    public long? Line { get; }

    /// <summary>Column of the line, from 1; null if not known.</summary>
    public long? Column { get; }

    /// <summary>The same mistake with its place; a place that is known already stays.</summary>
    /// <param name="file">File that holds the mistake.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Column, from 1, or null.</param>
    public DescriptionException At(string file, long line, long? column = null) =>
        File is null ? new DescriptionException(Sentence, file, line, column, this) : this;

    private static string Place(string file, long? line, long? column) =>
        column is null ? $"{file}:{line}: " : $"{file}:{line}:{column}: ";

    /// <summary>A sentence begins with a capital, unless its first word is a key such as v_min.</summary>
    private static string Begin(string sentence) =>
        sentence.AsSpan(0, Math.Max(0, sentence.IndexOf(' ', StringComparison.Ordinal))).Contains('_')
            ? sentence
            : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
