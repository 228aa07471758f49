// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>Synapses that hold something else, once rows or columns have learnt.</summary>
/// <param name="phase">In which phase they learn.</param>
internal abstract class WeightFault(Phase phase) : LearningFault
{
    private readonly SortedSet<int> _numbers = [];    // of sources with an event, or of neurons that fired
    private bool _learnt;

    /// <inheritdoc/>
    public override void After(CoreModel core, Phase before, Phase now, in CoreObservation seen)
    {
        if (before == phase)
        {
            _learnt |= seen.SynapseWriteBytes != 0;
            if (seen.EventValid)
                _numbers.Add(seen.EventSource);
        }

        if (before == now || now == phase)
            return;
        if (_learnt)
            Change(core, _numbers);
        _learnt = false;
        _numbers.Clear();
    }

    /// <summary>Changes what is wrong.</summary>
    /// <param name="core">The model.</param>
    /// <param name="numbers">Sources with an event, in deliver; neurons that fired, in post; none in an epoch.</param>
    protected abstract void Change(CoreModel core, IReadOnlySet<int> numbers);

    /// <summary>The lane of a synapse: its word, or a byte of it.</summary>
    protected static int Get(CoreModel core, int source, int neuron)
    {
        var word = core.Read(Bank.Synapse, SynapseLayout.Address(core.Configuration, source, neuron));
        return core.Configuration.SynapseBits != 8 ? word : (word >> Low(core, source, neuron)) & 0xFF;
    }

    /// <summary>Writes it.</summary>
    protected static void Set(CoreModel core, int source, int neuron, int value)
    {
        var address = SynapseLayout.Address(core.Configuration, source, neuron);
        if (core.Configuration.SynapseBits == 8)
        {
            var low = Low(core, source, neuron);
            value = (core.Read(Bank.Synapse, address) & ~(0xFF << low)) | (value << low);
        }

        core.Write(Bank.Synapse, address, (ushort)value);
    }

    private static int Low(CoreModel core, int source, int neuron) => SynapseLayout.HighByte(core.Configuration, source, neuron) ? 8 : 0;
}

/// <summary>A row's change goes to the neuron beside.</summary>
/// <param name="bits">Bits of the synapse that do.</param>
internal sealed class RowBeside(int bits) : WeightFault(Phase.Deliver)
{
    /// <inheritdoc/>
    protected override void Change(CoreModel core, IReadOnlySet<int> numbers)
    {
        foreach (var source in numbers)
        {
            for (var neuron = 0; neuron < core.Configuration.Neurons; neuron += 2)
            {
                var (one, other) = (Get(core, source, neuron), Get(core, source, neuron + 1));
                Set(core, source, neuron, (one & ~bits) | (other & bits));
                Set(core, source, neuron + 1, (other & ~bits) | (one & bits));
            }
        }
    }
}

/// <summary>The two halves of a column are exchanged.</summary>
internal sealed class ColumnHalves() : WeightFault(Phase.Post)
{
    /// <inheritdoc/>
    protected override void Change(CoreModel core, IReadOnlySet<int> numbers)
    {
        foreach (var neuron in numbers)
        {
            for (var source = 0; source < core.Configuration.Sources; source += 2)
            {
                var (even, odd) = (Get(core, source, neuron), Get(core, source + 1, neuron));
                Set(core, source, neuron, odd);
                Set(core, source + 1, neuron, even);
            }
        }
    }
}

/// <summary>Of the synapses that have a code, one gets another.</summary>
/// <param name="phase">In which phase they learn.</param>
/// <param name="code">The code, 0..255.</param>
/// <param name="becomes">What it becomes.</param>
internal sealed class CodeChanged(Phase phase, int code, int becomes) : WeightFault(phase)
{
    /// <inheritdoc/>
    protected override void Change(CoreModel core, IReadOnlySet<int> numbers)
    {
        for (var source = 0; source < core.Configuration.Sources; source++)
        {
            for (var neuron = 0; neuron < core.Configuration.Neurons; neuron++)
            {
                if (Get(core, source, neuron) != code)
                    continue;
                Set(core, source, neuron, becomes);
                return;
            }
        }
    }
}
