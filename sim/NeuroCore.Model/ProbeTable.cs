// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>What probes sample: 16 entries of bank and address. The core itself does not look at them.</summary>
public sealed class ProbeTable
{
    private const int Mask = 15;

    private readonly ushort[] _entries = new ushort[Mask + 1];
    private readonly bool _present;

    /// <summary>The table of a build; empty for good where the build has no probes.</summary>
    public ProbeTable(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _present = configuration.Has(Capabilities.Probes);
    }

    /// <summary>Reads an entry. Only the low four bits of the address count.</summary>
    public ushort Read(int address) => _entries[address & Mask];

    /// <summary>Writes an entry.</summary>
    public void Write(int address, ushort word)
    {
        if (_present)
            _entries[address & Mask] = word;
    }
}
