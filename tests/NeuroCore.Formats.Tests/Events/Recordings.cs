// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using Google.FlatBuffers;
using K4os.Compression.LZ4.Streams;
using NeuroCore.Formats.Events;
using NeuroCore.Formats.Tests.Results;
using ZstdSharp;

namespace NeuroCore.Formats.Tests.Events;

/// <summary>Recordings of sensors, written from the definitions of their formats.</summary>
public sealed class Recordings
{
    private const string ShdWriter = """
        import h5py, numpy, sys
        with h5py.File(sys.argv[1], 'w') as file:
            spikes = file.create_group('spikes')
            times = spikes.create_dataset('times', (3,), dtype=h5py.vlen_dtype(numpy.float16))
            units = spikes.create_dataset('units', (3,), dtype=h5py.vlen_dtype(numpy.uint16))
            for i, (t, u) in enumerate([([0.0, 0.25], [0, 699]), ([0.5], [7]), ([0.125, 0.125, 1.0], [1, 2, 3])]):
                times[i] = numpy.array(t, dtype=numpy.float16)
                units[i] = numpy.array(u, dtype=numpy.uint16)
            file.create_dataset('labels', data=numpy.array([4, 19, 0], dtype=numpy.uint16))
        """;

    [Fact]
    public void Events_of_N_MNIST_carry_their_time_over_its_overflow()
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.At("a.bin"), [3, 2, 0x80, 0x01, 0x00, 0, 240, 0, 0, 0, 33, 33, 0x7f, 0xff, 0xff]);

        var recording = NMnistFile.Read(folder.At("a.bin"));

        Assert.Equal(2 * 34 * 34, recording.Channels);
        Assert.Equal([(256, (34 * 34) + (2 * 34) + 3), (8192 + 0x7fffff, (33 * 34) + 33)], recording.Events.Select(one => ((int)Math.Round(one.Seconds * 1e6), one.Channel)));
    }

    [Theory]
    [InlineData("", "has 0 bytes, but an event has 5")]
    [InlineData("0102030405060708", "has 8 bytes, but an event has 5")]
    [InlineData("2200000000", "has its event 0 at the pixel 34, 0, but there are 34 x 34")]
    public void Damaged_N_MNIST_is_told_in_a_sentence(string hex, string sentence)
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.At("a.bin"), Convert.FromHexString(hex));
        Assert.Contains(sentence, Assert.Throws<FormatException>(() => NMnistFile.Read(folder.At("a.bin"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recordings_of_SHD_are_read_one_by_one_with_their_labels()
    {
        using var folder = new Folder();
        Consumers.Tool("/usr/bin/python3", "-c", ShdWriter, folder.At("shd.h5"));

        var (first, third) = (ShdFile.Read(folder.At("shd.h5"), 0), ShdFile.Read(folder.At("shd.h5"), 2));

        Assert.Equal((700, 4, 0), (first.Channels, first.Label, third.Label));
        Assert.Equal([(0.0, 0), (0.25, 699)], first.Events.Select(one => (one.Seconds, one.Channel)));
        Assert.Equal([(0.125, 1), (0.125, 2), (1.0, 3)], third.Events.Select(one => (one.Seconds, one.Channel)));
        Assert.Contains("has 3 recordings, so the last one is 2; there is no 3", Assert.Throws<FormatException>(() => ShdFile.Read(folder.At("shd.h5"), 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SHD_cut_off_or_changed_anywhere_is_read_or_told_in_a_sentence()
    {
        using var folder = new Folder();
        Consumers.Tool("/usr/bin/python3", "-c", ShdWriter, folder.At("shd.h5"));
        Damage(folder, File.ReadAllBytes(folder.At("shd.h5")), 100, path => ShdFile.Read(path, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Events_of_AEDAT_4_are_unpacked_and_other_packets_passed_over(int compression)
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.At("a.aedat4"), Aedat(compression, Packet("FRME", []), Packet("EVTS", [(1000, 2, 1, true), (1500, 0, 0, false)]), Packet("EVTS", [(2000, 3, 2, false)])));

        var recording = Aedat4File.Read(folder.At("a.aedat4"));

        Assert.Equal(2 * 4 * 3, recording.Channels);
        Assert.Equal([(0, 12 + 4 + 2), (500, 0), (1000, 8 + 3)], recording.Events.Select(one => ((int)Math.Round(one.Seconds * 1e6), one.Channel)));
        Assert.Equal(2 * 346 * 260, Aedat4File.Read(folder.At("a.aedat4"), (346, 260)).Channels);
        Assert.Contains("at the pixel 3, 2, but there are 3 x 3", Assert.Throws<FormatException>(() => Aedat4File.Read(folder.At("a.aedat4"), (3, 3))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void AEDAT_4_cut_off_or_changed_anywhere_is_read_or_told_in_a_sentence(int compression)
    {
        using var folder = new Folder();
        var events = Enumerable.Range(0, 40).Select(i => ((long)i * 100, (short)(i % 7), (short)(i % 5), i % 2 == 0)).ToArray();
        Damage(folder, Aedat(compression, Packet("EVTS", events), Packet("EVTS", events)), 300, path => Aedat4File.Read(path));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_packet_that_unpacks_without_end_stops_at_its_bound(int compression)
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.At("bomb.aedat4"), Aedat(compression, new byte[100 << 20]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("more than 67108864 bytes", Assert.Throws<FormatException>(() => Aedat4File.Read(folder.At("bomb.aedat4"))).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400L << 20);
    }

    [Fact]
    public async Task A_recording_becomes_spikes_in_ticks_none_twice()
    {
        using var folder = new Folder();
        // 2 and 2.9 ms are one tick of 1 ms.
        File.WriteAllBytes(folder.At("a.bin"), [1, 0, 0x80, 0x07, 0xd0, 1, 0, 0x80, 0x0b, 0x54, 1, 0, 0x00, 0x0f, 0xa0]);
        var told = await Command.FineAsync("encode", folder.At("a.bin"), "--size", "2x1", "--population", "retina", "-o", folder.At("s.csv"));
        Assert.Contains("2 spikes of 4 inputs in 5 ticks", told, StringComparison.Ordinal);
        Assert.Equal(["tick,population,index", "2,retina,3", "4,retina,1"], await File.ReadAllLinesAsync(folder.At("s.csv")));
        await Command.FineAsync("encode", folder.At("a.bin"), "--size", "2x1", "--dt", "2ms", "--ticks", "2", "-o", folder.At("s.csv"));
        Assert.Equal(["tick,population,index", "1,input,3"], await File.ReadAllLinesAsync(folder.At("s.csv")));
    }

    private static void Damage(Folder folder, byte[] whole, int times, Action<string> read)
    {
        const int Seed = 31;
        var random = new Random(Seed);
        for (var i = 0; i < times; i++)
        {
            var bytes = i % 2 == 0 ? whole[..random.Next(whole.Length)] : whole.ToArray();
            for (var count = i % 2 == 0 ? 0 : random.Next(1, 5); count > 0; count--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(folder.At("damaged"), bytes);
            try
            {
                read(folder.At("damaged"));
            }
            catch (FormatException error)
            {
                Assert.True(error.Message.Split('\n').Length == 1, $"File {i} of seed {Seed}: {error.Message}");
            }
            catch (Exception error)
            {
                Assert.Fail($"File {i} of seed {Seed}: {error}");
            }
        }
    }

    private static byte[] Aedat(int compression, params byte[][] packets)
    {
        var header = new FlatBufferBuilder(64);
        header.StartTable(3);
        header.AddInt(0, compression, 0);
        header.AddLong(1, -1, 0);
        header.Finish(header.EndTable(), "IOHE");
        using var file = new MemoryStream();
        file.Write("#!AER-DAT4.0\r\n"u8);
        Write(header.SizedByteArray());
        foreach (var packet in packets)
        {
            file.Write([1, 0, 0, 0]);
            Write(Packed(packet, compression));
        }

        return file.ToArray();

        void Write(byte[] bytes)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            file.Write(length);
            file.Write(bytes);
        }
    }

    private static byte[] Packed(byte[] bytes, int compression)
    {
        if (compression == 0)
            return bytes;
        using var packed = new MemoryStream();
        using (Stream stream = compression == 1 ? LZ4Stream.Encode(packed, leaveOpen: true) : new CompressionStream(packed, leaveOpen: true))
            stream.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Packet(string name, (long Time, short X, short Y, bool IsBrighter)[] events)
    {
        var packet = new FlatBufferBuilder(64);
        packet.StartVector(16, events.Length, 8);
        foreach (var (time, x, y, isBrighter) in events.Reverse())
        {
            packet.Prep(8, 16);
            packet.Pad(3);
            packet.PutBool(isBrighter);
            packet.PutShort(y);
            packet.PutShort(x);
            packet.PutLong(time);
        }

        var elements = packet.EndVector();
        packet.StartTable(1);
        packet.AddOffset(0, elements.Value, 0);
        packet.FinishSizePrefixed(packet.EndTable(), name);
        return packet.SizedByteArray();
    }
}
