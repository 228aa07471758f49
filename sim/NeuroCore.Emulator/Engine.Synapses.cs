// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <content>The bank of synapses: in neuron order here, skewed over lanes there.</content>
internal sealed unsafe partial class Engine
{
    private const ulong NoSynapses = 0x8080_8080_8080_8080;

    private byte[]? _turned;    // a row that is being written

    /// <summary>Word of a synapse, 8 or 16 bits.</summary>
    public int Synapse(int source, int neuron) => Arrays.Sparse is { } sparse ? (byte)sparse[source, neuron]
        : Shape.SynapseBytes == 1 ? *Arrays.Synapse(source, neuron)
        : *(ushort*)Arrays.Synapse(source, neuron);

    /// <summary>Puts it.</summary>
    public void PutSynapse(int source, int neuron, int word)
    {
        if (Arrays.Sparse is { } sparse)
            sparse[source, neuron] = (sbyte)word;
        else if (Shape.SynapseBytes == 1)
            *Arrays.Synapse(source, neuron) = (byte)word;
        else
            *(ushort*)Arrays.Synapse(source, neuron) = (ushort)word;
    }

    /// <summary>What a synapse delivers; -128: there is none.</summary>
    public sbyte WeightOf(int source, int neuron) => (sbyte)(Shape.Fine ? Synapse(source, neuron) >> 8 : Synapse(source, neuron));

    /// <summary>The first neuron from one on that a source has a synapse to; the end if there is none.</summary>
    public int NextSynapse(int source, int neuron, int end)
    {
        if (Arrays.Sparse is { } sparse)
            return sparse.Next(source, neuron, end);
        if (Shape.SynapseBytes == 1 && !Arrays.Layout.IsTiled)
            return new ReadOnlySpan<sbyte>(Arrays.Synapse(source, neuron), end - neuron).IndexOfAnyExcept((sbyte)WeightCodes.NoSynapse) is var far and >= 0 ? neuron + far : end;
        while (neuron < end)
        {
            if (Arrays.Layout.IsTiled && neuron % SynapseTiles.Neurons == 0 && *(ulong*)Arrays.Synapse(source, neuron) == NoSynapses)
                neuron += SynapseTiles.Neurons;
            else if (WeightOf(source, neuron) == WeightCodes.NoSynapse)
                neuron++;
            else
                return neuron;
        }

        return end;
    }

    /// <summary>The synapses of a source to neurons from one on, before another; ascending.</summary>
    public SynapseWalk SynapsesOf(int source, int first, int end) => new(this, source, first, end);

    /// <summary>Writes words of the bank that are whole blocks, all at once.</summary>
    /// <returns>False: nothing was done, since they are none.</returns>
    public bool WriteRows(int address, ReadOnlySpan<ushort> words)
    {
        if (Shape.SynapseBytes != 1 || Build.Lanes % SynapseTiles.Neurons != 0 || address % Build.Pairs != 0 || words.Length % Build.Pairs != 0)
            return false;
        DropLists();
        Forget();
        var lanes = MemoryMarshal.AsBytes(words);
        var neurons = _turned ??= new byte[Build.Blocks * Build.Lanes];
        for (var row = address / Build.Pairs; !lanes.IsEmpty && row / Build.Blocks < Build.Sources;)
        {
            // As much of it as belongs to one source.
            var (source, block) = (row / Build.Blocks, row % Build.Blocks);
            var blocks = Math.Min(Build.Blocks - block, lanes.Length / Build.Lanes);
            var turned = neurons.AsSpan(0, blocks * Build.Lanes);
            SynapseLayout.ToNeurons(lanes[..turned.Length], Build.Lanes, source, turned);
            if (Arrays.Sparse is { } sparse)
                sparse.Put(source, block * Build.Lanes, MemoryMarshal.Cast<byte, sbyte>(turned));
            for (var i = 0; Arrays.Sparse is null && i < turned.Length; i += SynapseTiles.Neurons)
                turned.Slice(i, SynapseTiles.Neurons).CopyTo(new Span<byte>(Arrays.Synapse(source, (block * Build.Lanes) + i), SynapseTiles.Neurons));
            lanes = lanes[turned.Length..];
            row += blocks;
        }

        return true;
    }

    private ushort ReadSynapses(int address)
    {
        if (!Locate(address, out var source, out var block, out var lane))
            return 0;
        Settle();
        var word = Synapse(source, SynapseLayout.Neuron(Build, source, block, lane));
        return (ushort)(Shape.SynapseBytes == 1 && Build.Lanes > 1
            ? word | (Synapse(source, SynapseLayout.Neuron(Build, source, block, lane + 1)) << 8)
            : word);
    }

    private void WriteSynapses(int address, ushort word)
    {
        if (!Locate(address, out var source, out var block, out var lane))
            return;
        var same = ReadSynapses(address) == word;
        Require(same);
        if (same)
            return;
        DropLists();
        PutSynapse(source, SynapseLayout.Neuron(Build, source, block, lane), Shape.SynapseBytes == 1 ? word & 255 : word);
        if (Shape.SynapseBytes == 1 && Build.Lanes > 1)
            PutSynapse(source, SynapseLayout.Neuron(Build, source, block, lane + 1), word >> 8);
    }

    // The lane that the low byte of a word of the bank belongs to, or all of it.
    private bool Locate(int address, out int source, out int block, out int lane)
    {
        var row = address / Build.Pairs;
        (source, block) = (row / Build.Blocks, row % Build.Blocks);
        lane = address % Build.Pairs * (Shape.SynapseBytes == 1 ? 2 : 1);
        return source < Build.Sources;
    }
}
