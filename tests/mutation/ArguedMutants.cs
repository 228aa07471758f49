// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Mutation;

/// <summary>
/// Mutants of which it is argued that nobody can see them: lines of <c>argued.txt</c>, the argument after <c>#</c> above those that
/// it is for, each the name of the build and what <see cref="Mutant.What"/> says of it.
/// </summary>
internal sealed class ArguedMutants
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    /// <param name="lines">The lines.</param>
    /// <exception cref="NeuroCoreException">One has no argument above it.</exception>
    public ArguedMutants(IEnumerable<string> lines)
    {
        var argument = false;
        foreach (var line in lines)
        {
            if (line.Length == 0 || line.StartsWith('#'))
            {
                argument = line.Length > 1;
                continue;
            }

            if (!argument)
                throw new NeuroCoreException($"argued.txt: '{line}' has no argument above it: write one after '#'.");
            _known.Add(line);
        }
    }

    /// <summary>True if it is argued that a mutant cannot be seen. Not safe for use by several threads at a time.</summary>
    public bool Has(Configuration build, Mutant mutant)
    {
        var key = $"{build.Name} {mutant.File} {mutant.What}";
        if (!_known.Contains(key))
            return false;
        _used.Add(key);
        return true;
    }

    /// <summary>Arguments for mutants that were noticed or not drawn.</summary>
    public IEnumerable<string> Idle => _known.Except(_used);
}
