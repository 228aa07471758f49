// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Experiments;

/// <summary>Where experiments run.</summary>
internal enum Place
{
    /// <summary>On the cycle-accurate model.</summary>
    Model,

    /// <summary>On the emulator.</summary>
    Emulator,

    /// <summary>On the virtual board: the Verilated hardware behind a serial port.</summary>
    Virtual,

    /// <summary>On both; what came of it must be the same.</summary>
    Both,
}
