// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace NeuroCore.Cosim;

/// <summary>The lockstep libraries of all builds, loaded when first asked for.</summary>
internal sealed class Libraries(string folder)
{
    private readonly ConcurrentDictionary<string, Lazy<LockstepLibrary>> _loaded = new();

    /// <summary>The core of a build.</summary>
    /// <param name="configuration">Name of the build.</param>
    /// <param name="trace">With waveforms.</param>
    public LockstepLibrary Core(string configuration, bool trace = false) =>
        Loaded(configuration, trace ? "core_trace.so" : "core.so", CoreInputWords.Words, CoreRecord.Words);

    private LockstepLibrary Loaded(string configuration, string file, int inputWords, int recordWords)
    {
        var path = Path.Combine(folder, configuration, file);
        return _loaded.GetOrAdd(path, name => new(() => new LockstepLibrary(name, inputWords, recordWords))).Value;
    }
}
