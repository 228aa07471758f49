// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator;

/// <summary>Walks over the synapses of a source: neurons, ascending, and weights.</summary>
internal unsafe ref struct SynapseWalk
{
    private readonly Engine _core;
    private readonly int _source;
    private readonly int _end;
    private readonly ushort* _targets;     // of a packed row
    private readonly sbyte* _weights;
    private readonly int _lastPlace;
    private int _next;                     // a place of the packed row, or a neuron

    /// <param name="core">The core; rows that are not packed are read as they are.</param>
    /// <param name="source">The source.</param>
    /// <param name="first">First neuron.</param>
    /// <param name="end">The neuron behind the last.</param>
    public SynapseWalk(Engine core, int source, int first, int end)
    {
        (_core, _source, _end, _next) = (core, source, end, first);
        if (core.Arrays.Sparse is not { } sparse || sparse.IsLoose(source))
            return;
        _targets = sparse.Targets(source);
        _weights = sparse.Weights(source);
        (_next, _lastPlace) = (sparse.Before(source, first), sparse.Before(source, end));
        IsPacked = true;
    }

    /// <summary>The synapse that the walk is at.</summary>
    public (int Neuron, sbyte Weight) Current { readonly get; private set; }

    private readonly bool IsPacked { get; }

    /// <summary>Itself, for <c>foreach</c>.</summary>
    public readonly SynapseWalk GetEnumerator() => this;

    /// <summary>Goes to the next.</summary>
    /// <returns>False: there is none.</returns>
    public bool MoveNext()
    {
        if (IsPacked)
        {
            if (_next >= _lastPlace)
                return false;
            Current = (_targets[_next], _weights[_next]);
            _next++;
            return true;
        }

        var neuron = _core.NextSynapse(_source, _next, _end);
        if (neuron >= _end)
            return false;
        Current = (neuron, _core.WeightOf(_source, neuron));
        _next = neuron + 1;
        return true;
    }
}
