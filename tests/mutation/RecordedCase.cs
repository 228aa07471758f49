// SPDX-License-Identifier: Apache-2.0
using System.IO.Hashing;
using System.Runtime.InteropServices;
using NeuroCore.Cosim;
using NeuroCore.Hardware;

namespace NeuroCore.Mutation;

/// <summary>A random case of the lockstep as it went on the model, and what a design without a mutant showed in each of its clocks.</summary>
internal sealed class RecordedCase
{
    // The number of a mutant lies in bits of the inputs that the design has no use for.
    private const int MutantShift = 48;
    private const int ChunkClocks = 256;

    private readonly LockstepLibrary _library;
    private readonly ulong _seed;
    private readonly ulong[] _inputs;
    private readonly ulong[] _seen;

    /// <summary>Runs the case on the model, and gives a design without a mutant the same inputs.</summary>
    /// <param name="case">The case, at its beginning.</param>
    /// <param name="modelWords">Words of its record.</param>
    /// <param name="library">The design.</param>
    /// <param name="seed">Seed of the case.</param>
    /// <exception cref="NeuroCoreException">The design does something else than the model.</exception>
    public RecordedCase(ILockstepCase @case, int modelWords, LockstepLibrary library, ulong seed)
    {
        (_library, _seed) = (library, seed);
        var inputs = new List<ulong>();
        var ports = new List<ulong>();
        var input = new ulong[library.InputWords];
        var record = new ulong[modelWords];
        while (!@case.Done)
        {
            @case.Clock(input, record);
            inputs.AddRange(input);
            ports.Add(record[0]);
        }

        _inputs = [.. inputs];
        _seen = new ulong[ports.Count];
        var ownPorts = new List<ulong>();
        Run(0, (clock, records) =>
        {
            ownPorts.Add(records[0]);
            _seen[clock] = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(records));
            return true;
        });
        var different = Enumerable.Range(0, ports.Count).FirstOrDefault(clock => ports[clock] != ownPorts[clock], -1);
        if (different >= 0)
            throw new NeuroCoreException($"'{library.File}' without a mutant differs from the model: case {seed}, clock {different}, {ownPorts[different]:X16} where the model has {ports[different]:X16}.");
    }

    /// <summary>Seed of the case.</summary>
    public ulong Seed => _seed;

    /// <summary>Clocks of the case.</summary>
    public int Clocks => _seen.Length;

    /// <summary>The first clock in which a mutant shows something else; null: none.</summary>
    /// <param name="mutant">Number of the mutant.</param>
    public int? Difference(int mutant)
    {
        int? difference = null;
        Run(mutant, (clock, record) =>
        {
            if (XxHash3.HashToUInt64(MemoryMarshal.AsBytes(record)) == _seen[clock])
                return true;
            difference = clock;
            return false;
        });
        return difference;
    }

    private delegate bool Look(int clock, ReadOnlySpan<ulong> record);

    private void Run(int mutant, Look look)
    {
        using var design = new RtlDesign(_library, _seed);
        var inputs = new ulong[ChunkClocks * _library.InputWords];
        var records = new ulong[ChunkClocks * _library.RecordWords];
        for (var first = 0; first < Clocks; first += ChunkClocks)
        {
            var clocks = Math.Min(ChunkClocks, Clocks - first);
            var chunk = inputs.AsSpan(0, clocks * _library.InputWords);
            _inputs.AsSpan(first * _library.InputWords, chunk.Length).CopyTo(chunk);
            for (var last = _library.InputWords - 1; last < chunk.Length; last += _library.InputWords)
                chunk[last] |= (ulong)mutant << MutantShift;
            var seen = records.AsSpan(0, clocks * _library.RecordWords);
            design.Step(chunk, seen);
            for (var i = 0; i < clocks; i++)
            {
                if (!look(first + i, seen.Slice(i * _library.RecordWords, _library.RecordWords)))
                    return;
            }
        }
    }
}
