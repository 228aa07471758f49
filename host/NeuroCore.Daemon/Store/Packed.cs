// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Collections.Immutable;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Store;

/// <summary>Lists as bytes of the database; numbers least significant byte first.</summary>
internal static class Packed
{
    private const int SpikeBytes = 11;
    private const int SampleBytes = 15;
    private const int EventBytes = 7;
    private const int DriveHeaderBytes = 12;

    /// <summary>Spikes, each as tick (64 bits), neuron (16) and sign (8).</summary>
    public static byte[] Of(IReadOnlyCollection<Spike> spikes)
    {
        var bytes = new byte[spikes.Count * SpikeBytes];
        var at = bytes.AsSpan();
        foreach (var spike in spikes)
        {
            BinaryPrimitives.WriteInt64LittleEndian(at, spike.Tick);
            BinaryPrimitives.WriteUInt16LittleEndian(at[8..], (ushort)spike.Neuron);
            at[10] = unchecked((byte)spike.Sign);
            at = at[SpikeBytes..];
        }

        return bytes;
    }

    /// <summary>The spikes again.</summary>
    public static IEnumerable<Spike> Spikes(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length; at += SpikeBytes)
            yield return new Spike(
                BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)), BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 8)), bytes[at + 10] != 1);
    }

    /// <summary>Samples, each as tick (64 bits), bank (8), address (32) and value (16).</summary>
    public static byte[] Of(IReadOnlyCollection<ProbeSample> samples)
    {
        var bytes = new byte[samples.Count * SampleBytes];
        var at = bytes.AsSpan();
        foreach (var sample in samples)
        {
            BinaryPrimitives.WriteInt64LittleEndian(at, sample.Tick);
            at[8] = (byte)sample.Bank;
            BinaryPrimitives.WriteInt32LittleEndian(at[9..], sample.Address);
            BinaryPrimitives.WriteUInt16LittleEndian(at[13..], sample.Value);
            at = at[SampleBytes..];
        }

        return bytes;
    }

    /// <summary>The samples again.</summary>
    public static IEnumerable<ProbeSample> Samples(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length; at += SampleBytes)
            yield return new ProbeSample(
                BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)), (Bank)bytes[at + 8],
                BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 9)), BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 13)));
    }

    /// <summary>Events, each as tick (32 bits), source (16) and sign (8).</summary>
    public static byte[] Of(ImmutableArray<SourceEvent> events)
    {
        var bytes = new byte[events.Length * EventBytes];
        var at = bytes.AsSpan();
        foreach (var item in events)
        {
            BinaryPrimitives.WriteInt32LittleEndian(at, item.Tick);
            BinaryPrimitives.WriteUInt16LittleEndian(at[4..], (ushort)item.Source);
            at[6] = item.IsNegative ? (byte)1 : (byte)0;
            at = at[EventBytes..];
        }

        return bytes;
    }

    /// <summary>The events again.</summary>
    public static ImmutableArray<SourceEvent> Events(byte[] bytes)
    {
        var events = ImmutableArray.CreateBuilder<SourceEvent>(bytes.Length / EventBytes);
        for (var at = 0; at < bytes.Length; at += EventBytes)
            events.Add(new SourceEvent(
                BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)), BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 4)), bytes[at + 6] != 0));
        return events.MoveToImmutable();
    }

    /// <summary>Changes of drives, each as tick, address and number of words (32 bits each) and words.</summary>
    public static byte[] Of(ImmutableArray<DriveWords> drives)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        foreach (var drive in drives)
        {
            writer.Write(drive.Tick);
            writer.Write(drive.Address);
            writer.Write(drive.Words.Length);
            foreach (var word in drive.Words)
                writer.Write(word);
        }

        writer.Flush();
        return memory.ToArray();
    }

    /// <summary>The changes again.</summary>
    public static ImmutableArray<DriveWords> Drives(byte[] bytes)
    {
        var drives = ImmutableArray.CreateBuilder<DriveWords>();
        for (var at = 0; at < bytes.Length;)
        {
            var header = bytes.AsSpan(at, DriveHeaderBytes);
            var (tick, address, count) = (
                BinaryPrimitives.ReadInt32LittleEndian(header), BinaryPrimitives.ReadInt32LittleEndian(header[4..]), BinaryPrimitives.ReadInt32LittleEndian(header[8..]));
            var words = ImmutableArray.CreateBuilder<ushort>(count);
            for (var word = 0; word < count; word++)
                words.Add(BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + DriveHeaderBytes + (2 * word))));
            drives.Add(new DriveWords(tick, address, words.MoveToImmutable()));
            at += DriveHeaderBytes + (2 * count);
        }

        return drives.ToImmutable();
    }
}
