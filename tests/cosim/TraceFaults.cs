// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>A phase that leaves the traces of sources or neurons as they were before it.</summary>
/// <param name="phase">Phase.</param>
/// <param name="bank">Traces.</param>
internal sealed class TracesLeft(Phase phase, Bank bank) : LearningFault
{
    private ushort[] _words = [];

    /// <inheritdoc/>
    public override void After(CoreModel core, Phase before, Phase now, in CoreObservation seen)
    {
        if (now == phase && before != phase)
            _words = Take(core, bank);
        else if (before == phase && now != phase)
            Put(core, bank, _words);
    }
}

/// <summary>A gate that also holds traces while it is shut.</summary>
internal sealed class TracesGated : LearningFault
{
    private ushort[] _sources = [];
    private ushort[] _neurons = [];

    /// <inheritdoc/>
    public override void After(CoreModel core, Phase before, Phase now, in CoreObservation seen)
    {
        if (core.Read(Bank.Learning, (int)LearningRegister.Gate) != 0)
            return;
        if (before == Phase.Rest && now != Phase.Rest)
            (_sources, _neurons) = (Take(core, Bank.SourceTrace), Take(core, Bank.NeuronTrace));
        if (before == Phase.Rest || now != Phase.Rest)
            return;
        Put(core, Bank.SourceTrace, _sources);
        Put(core, Bank.NeuronTrace, _neurons);
    }
}

/// <summary>Events that have grown the traces of their sources before neurons that fire in the same tick learn.</summary>
internal sealed class PreBeforePost : LearningFault
{
    private readonly HashSet<int> _delivered = [];
    private ushort[] _words = [];

    /// <inheritdoc/>
    public override void After(CoreModel core, Phase before, Phase now, in CoreObservation seen)
    {
        if (before == Phase.Rest)
            _delivered.Clear();
        if (before == Phase.Deliver && seen.EventValid)
            _delivered.Add(seen.EventSource);
        if (now == Phase.Post && before != Phase.Post)
        {
            _words = Take(core, Bank.SourceTrace);
            var impulse = core.Read(Bank.NeuronTrace, LearningLayout.Parameter(core.Configuration, Trace.X1, TraceParameter.Impulse));
            foreach (var source in _delivered)
                core.Write(Bank.SourceTrace, source, TraceArithmetic.Raised(_words[source], impulse));
        }
        else if (before == Phase.Post && now != Phase.Post)
        {
            Put(core, Bank.SourceTrace, _words);
        }
    }
}

/// <summary>An epoch that finds the traces as they were before the events of its tick.</summary>
internal sealed class EpochFirst : LearningFault
{
    private readonly ushort[][] _early = [[], []];
    private readonly ushort[][] _late = [[], []];

    /// <inheritdoc/>
    public override void After(CoreModel core, Phase before, Phase now, in CoreObservation seen)
    {
        if (before == Phase.Update && now != Phase.Update)
            Note(core, _early);
        if (now == Phase.Epoch && before != Phase.Epoch)
        {
            Note(core, _late);
            Back(core, _early);
        }
        else if (before == Phase.Epoch && now != Phase.Epoch)
        {
            Back(core, _late);
        }
    }

    private static void Note(CoreModel core, ushort[][] words) =>
        (words[0], words[1]) = (Take(core, Bank.SourceTrace), Take(core, Bank.NeuronTrace));

    private static void Back(CoreModel core, ushort[][] words)
    {
        Put(core, Bank.SourceTrace, words[0]);
        Put(core, Bank.NeuronTrace, words[1]);
    }
}

/// <summary>Rounding by the noise of a state that neurons and encoders do not have.</summary>
internal sealed class OtherNoise : LearningFault
{
    private const ulong Flipped = 1UL << 40;
    private const int Words = 4;

    private ulong? _right;

    /// <inheritdoc/>
    public override void Before(CoreModel core, in CoreInputs inputs)
    {
        if (core.Phase != Phase.Rest || !inputs.TickStart || inputs.Reset)
            return;
        _right = State(core);
        Set(core, _right.Value ^ Flipped);
    }

    /// <inheritdoc/>
    public override void After(CoreModel core, Phase before, Phase now, in CoreObservation seen)
    {
        if (_right is not { } right)
            return;
        // Unless the tick began while the state of one before it was still on its way.
        Set(core, State(core) == (right ^ Flipped) ? right : NoiseGenerator.Step(right));
        _right = null;
    }

    private static ulong State(CoreModel core) =>
        Enumerable.Range(0, Words).Aggregate(0UL, (state, word) => state | ((ulong)core.Read(Bank.Noise, word) << (16 * word)));

    private static void Set(CoreModel core, ulong state)
    {
        for (var word = 0; word < Words; word++)
            core.Write(Bank.Noise, word, (ushort)(state >> (16 * word)));
    }
}
