// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>The lockstep libraries of all builds, loaded when first asked for.</summary>
internal sealed class Libraries(string folder)
{
    /// <summary>The core alone.</summary>
    public const string CorePart = "core";

    /// <summary>The whole board.</summary>
    public const string BoardPart = "board";

    private readonly ConcurrentDictionary<string, Lazy<LockstepLibrary>> _loaded = new();

    /// <summary>Where they are; waveforms go there too.</summary>
    public string Folder => folder;

    /// <summary>The core of a build.</summary>
    /// <param name="configuration">Name of the build.</param>
    public LockstepLibrary Core(string configuration) => Part(CorePart, configuration);

    /// <summary>A part of a build.</summary>
    /// <param name="part">Part, as <c>build.sh</c> names it.</param>
    /// <param name="configuration">Name of the build.</param>
    /// <param name="kind">What it can do besides.</param>
    public LockstepLibrary Part(string part, string configuration, LibraryKind kind = LibraryKind.Plain)
    {
        var path = Path.Combine(folder, configuration, kind switch
        {
            LibraryKind.Trace => $"{part}_trace.so",
            LibraryKind.Coverage => $"{part}_coverage.so",
            _ => $"{part}.so",
        });
        var (inputs, record) = part switch
        {
            CorePart => (CoreInputWords.Words, CoreRecord.Words),
            BoardPart => (BoardRecord.InputWords, BoardRecord.Words),
            _ => throw new NeuroCoreException($"There is no part '{part}' of a board to run in lockstep."),
        };
        return _loaded.GetOrAdd(path, name => new(() => new LockstepLibrary(name, inputs, record))).Value;
    }
}
