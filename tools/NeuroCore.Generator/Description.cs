// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Generator;

/// <summary>All that <c>hdl/registers/registers.yaml</c> says, checked.</summary>
public sealed record Description(
    ImmutableArray<Item> Versions,
    int BoardMagic,
    string ImageMagic,
    ImmutableArray<BankItem> Banks,
    ImmutableArray<Item> Control,
    ImmutableArray<Item> Identity,
    ImmutableArray<Item> Capabilities,
    ImmutableArray<WordItem> Class,
    ImmutableArray<WordItem> ClassMore,
    ImmutableArray<Item> ResetModes,
    ImmutableArray<FieldItem> Projection,
    ImmutableArray<FieldItem> Encoder,
    ImmutableArray<Item> Encodings,
    ImmutableArray<FieldItem> Probe,
    ImmutableArray<FieldItem> Range,
    ImmutableArray<Item> Weight,
    ImmutableArray<OpcodeItem> Opcodes,
    ImmutableArray<Item> Replies,
    ImmutableArray<Item> StreamWords,
    ImmutableArray<Item> EventBytes,
    ImmutableArray<Item> Conditions,
    ImmutableArray<Item> Link,
    ImmutableArray<TypedItem> ImageHeader,
    ImmutableArray<TypedItem> ImageSection,
    ImmutableArray<TypedItem> ImageTrailer,
    ImmutableArray<Item> Learning,
    ImmutableArray<Item> NeuronTrace,
    ImmutableArray<Item> TraceParameters,
    ImmutableArray<Item> Triggers,
    ImmutableArray<WordItem> Product,
    ImmutableArray<Item> Vectors,
    ImmutableArray<Item> Scalars)
{
    /// <summary>Words that a block takes of the class bank, and of the bank of further class words.</summary>
    public const int ClassWordsPerBlock = 8;

    /// <summary>The value of a named number of the link section.</summary>
    public int LinkValue(string name) => Link.Single(item => item.Name == name).Number;
}

/// <summary>Something with a name and a number.</summary>
/// <param name="Name">Lower-case words joined by underscores.</param>
/// <param name="Number">Number, code, bit or value.</param>
/// <param name="About">What it is, in a sentence.</param>
/// <param name="Access">How the host may use it; empty where that says nothing.</param>
public sealed record Item(string Name, int Number, string About, string Access = "");

/// <summary>A register bank.</summary>
public sealed record BankItem(string Name, int Number, string About, string Access, DepthExpression Depth);

/// <summary>A field of a word.</summary>
public sealed record FieldItem(string Name, int Low, int Width, string About);

/// <summary>A word made of fields.</summary>
public sealed record WordItem(string Name, int Number, ImmutableArray<FieldItem> Fields);

/// <summary>A command of the host.</summary>
public sealed record OpcodeItem(string Name, int Number, string About, bool Numbered);

/// <summary>A number of the image file.</summary>
public sealed record TypedItem(string Name, string Type, string About)
{
    /// <summary>Bytes that it takes in the file.</summary>
    public int Bytes => Type switch { "bytes8" => 8, "u16" => 2, _ => 4 };
}
