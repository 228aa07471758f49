// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>What a lockstep library can do besides stepping.</summary>
internal enum LibraryKind
{
    /// <summary>Nothing; it is the fastest.</summary>
    Plain,

    /// <summary>It writes waveforms.</summary>
    Trace,

    /// <summary>It counts which lines, branches and bits of the design are reached.</summary>
    Coverage,
}
