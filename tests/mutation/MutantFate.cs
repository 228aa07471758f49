// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Mutation;

/// <summary>What became of a mutant.</summary>
internal enum MutantFate
{
    /// <summary>A test noticed it.</summary>
    Killed,

    /// <summary>No test did, and it is argued in writing that none can.</summary>
    Argued,

    /// <summary>No test did.</summary>
    Alive,

    /// <summary>It is none: by proof it is the same circuit.</summary>
    None,
}
