// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator.Memory;

/// <summary>What may be done with pages; as <c>mprotect</c> counts. Nothing allows to write and to execute.</summary>
internal enum PageAccess
{
    /// <summary>Nothing: whoever touches them ends.</summary>
    None = 0,

    /// <summary>To read.</summary>
    Read = 1,

    /// <summary>To read and to write.</summary>
    ReadWrite = 3,

    /// <summary>To read and to execute.</summary>
    ReadExecute = 5,
}
