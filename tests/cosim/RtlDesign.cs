// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>A running instance of a Verilated design.</summary>
internal sealed class RtlDesign : IDisposable
{
    private readonly LockstepLibrary _library;
    private nint _instance;

    /// <summary>Starts an instance.</summary>
    /// <param name="library">The design.</param>
    /// <param name="seed">Contents of memories that start with anything.</param>
    public RtlDesign(LockstepLibrary library, ulong seed)
    {
        _library = library;
        _instance = library.Open((int)(seed & 0x3FFFFFFF) + 1);
    }

    /// <summary>Writes a waveform from a clock on.</summary>
    /// <exception cref="NeuroCoreException">The library was built without waveforms, or the file cannot be written.</exception>
    public void Trace(string file, long from)
    {
        if (!_library.Trace(_instance, file, (ulong)from))
            throw new NeuroCoreException($"{_library.File} cannot write the waveform {file}: build it with --trace.");
    }

    /// <summary>Writes how often each point of the design was reached so far.</summary>
    /// <exception cref="NeuroCoreException">The library does not count.</exception>
    public void Coverage(string file)
    {
        if (!_library.Coverage(_instance, file))
            throw new NeuroCoreException($"{_library.File} does not count what is reached: build it with --coverage.");
    }

    /// <summary>Runs as many clocks as the spans hold.</summary>
    public void Step(ReadOnlySpan<ulong> inputs, Span<ulong> records) => _library.Step(_instance, inputs, records);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_instance != 0)
            _library.Close(_instance);
        _instance = 0;
    }
}
