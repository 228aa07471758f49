// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using NeuroCore.Formats.Tests.Results;
using PureHDF;

namespace NeuroCore.Formats.Tests.Nir;

public sealed class Hostile_files
{
    private static readonly float[] s_row = [1.5f, 2.5f];
    private static readonly float[] s_rows = [.. s_row, .. s_row];

    [Fact]
    public async Task A_file_that_was_cut_off_anywhere_is_told_in_a_sentence()
    {
        using var folder = new Folder();
        var whole = await File.ReadAllBytesAsync(Good(folder).Write(folder.At("whole.nir")));
        const int Seed = 20;
        var random = new Random(Seed);
        for (var i = 0; i < 200; i++)
        {
            var length = random.Next(whole.Length);
            await File.WriteAllBytesAsync(folder.At("cut.nir"), whole[..length]);
            var (code, output, error) = await Command.RunAsync("import", folder.At("cut.nir"), "-o", folder.At("network.yaml"));
            Assert.True(code == 1 && output.Length == 0 && error.TrimEnd('\n').Split('\n').Length == 1 && !error.Contains("   at ", StringComparison.Ordinal), $"Cut at {length} (seed {Seed}): exit code {code}, {error}");
        }
    }

    [Fact]
    public async Task A_file_with_bytes_changed_is_read_or_told_of_but_never_crashes()
    {
        using var folder = new Folder();
        var whole = await File.ReadAllBytesAsync(Good(folder).Write(folder.At("whole.nir")));
        const int Seed = 21;
        var random = new Random(Seed);
        for (var i = 0; i < 200; i++)
        {
            var damaged = whole.ToArray();
            for (var count = random.Next(1, 8); count > 0; count--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            await File.WriteAllBytesAsync(folder.At("damaged.nir"), damaged);
            var (code, _, error) = await Command.RunAsync("import", folder.At("damaged.nir"), "-o", folder.At("network.yaml"));
            Assert.True(code == 0 || (code == 1 && error.TrimEnd('\n').Split('\n').Length == 1), $"Seed {Seed}, file {i}: exit code {code}, {error}");
        }
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("other.bin")]
    [InlineData("fifo")]
    public async Task Values_in_another_file_are_not_read(string other)
    {
        using var folder = new Folder();
        Consumers.Tool("/usr/bin/python3", "-c", """
            import h5py, os, sys
            os.chdir(sys.argv[1])
            open('other.bin', 'wb').write(bytes(range(64)))
            os.mkfifo('fifo')
            text = h5py.string_dtype()
            with h5py.File('n.nir', 'w') as f:
                f.create_dataset('version', data='1', dtype=text)
                g = f.create_group('node')
                g.create_dataset('type', data='NIRGraph', dtype=text)
                g.create_dataset('edges', data=[['i', 'w'], ['w', 'l']], dtype=text)
                n = g.create_group('nodes')
                for name, kind in (('i', 'Input'), ('w', 'Linear'), ('l', 'IF')):
                    n.create_group(name).create_dataset('type', data=kind, dtype=text)
                n['i'].create_dataset('shape', data=[3])
                n['w'].create_dataset('weight', (4, 3), dtype='u1', external=[(sys.argv[2], 0, 12)])
                n['l'].create_dataset('r', data=1.0)
                n['l'].create_dataset('v_threshold', data=1.0)
            """, folder.At(""), other);
        var sentence = await Command.FailsAsync("import", folder.At("n.nir"), "-o", folder.At("n.yaml"));
        Assert.Contains("/node/nodes/w/weight has its values in another file", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_lacks_its_last_byte_is_cut_off_although_nobody_would_read_it()
    {
        using var folder = new Folder();
        var whole = await File.ReadAllBytesAsync(Good(folder).Write(folder.At("whole.nir")));
        await File.WriteAllBytesAsync(folder.At("cut.nir"), whole[..^1]);
        Assert.Contains("is cut off: it has", await Command.FailsAsync("import", folder.At("cut.nir"), "-o", folder.At("network.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_that_are_none_are_named_with_their_node()
    {
        using var folder = new Folder();
        var file = Good(folder).Node("w", "Linear", ("weight", NirBuilder.Array([1f, float.NaN, 1f, 1f], 2, 2))).Write(folder.At("nan.nir"));
        Assert.Contains("'w' (Linear) has weight[1] = NaN", await Command.FailsAsync("import", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shapes_that_disagree_are_named_with_their_node()
    {
        using var folder = new Folder();
        var file = Good(folder).Node("w", "Linear", ("weight", NirBuilder.Array(new float[6], 2, 3))).Write(folder.At("shape.nir"));
        Assert.Contains("'w' (Linear) has weights of the shape [2, 3], but [2] comes in", await Command.FailsAsync("import", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_gigabytes_that_are_declared_are_not_taken()
    {
        using var folder = new Folder();
        var weight = new H5Dataset<float[]>(fileDims: [50_000, 50_000], chunks: [1000, 1000]);
        var file = Good(folder).Node("w", "Linear", ("weight", weight)).Write(folder.At("large.nir"));
        Assert.Contains("declares 2,500,000,000 values", await Command.FailsAsync("import", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunk_that_unpacks_to_more_than_its_size_is_refused()
    {
        using var folder = new Folder();
        var file = Good(folder).Node("w", "Linear", ("weight", NirBuilder.Array(s_rows, 2, 2))).Write(folder.At("bomb.nir"));
        var bytes = await File.ReadAllBytesAsync(file);
        // The packed chunk is found by its own bytes, and replaced by one that unpacks to more.
        byte[] values = [.. s_rows.SelectMany(BitConverter.GetBytes)];
        var packed = Packed(values);
        var at = bytes.AsSpan().IndexOf(packed);
        Assert.True(at > 0, "The chunk is not where the test looks for it.");
        var bomb = Packed(new byte[1000]);
        Assert.True(bomb.Length <= packed.Length, "The bomb does not fit.");
        bomb.CopyTo(bytes, at);
        await File.WriteAllBytesAsync(file, bytes);
        Assert.Contains("unpacks to more than its size", await Command.FailsAsync("import", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circle_without_a_neuron_is_named()
    {
        using var folder = new Folder();
        var file = Good(folder).Node("loop", "Scale", ("scale", new[] { 1.0, 1 })).Chain("w", "loop", "w").Write(folder.At("circle.nir"));
        Assert.Contains("circle without a neuron (w -> loop -> w)", (await Command.FailsAsync("import", file)).Replace("loop -> w -> loop", "w -> loop -> w", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_lead_to_each_other_are_told_of()
    {
        using var folder = new Folder();
        var nodes = new H5Group { ["a"] = new H5SoftLink("/node/nodes/b"), ["b"] = new H5SoftLink("/node/nodes/a") };
        var file = folder.At("links.nir");
        new H5File { ["node"] = new H5Group { ["type"] = "NIRGraph", ["nodes"] = nodes } }.Write(file);
        Assert.Contains(file, await Command.FailsAsync("import", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_graph_that_holds_itself_is_told_of()
    {
        using var folder = new Folder();
        var file = folder.At("self.nir");
        new H5File { ["node"] = new H5Group { ["type"] = "NIRGraph", ["nodes"] = new H5Group { ["inner"] = new H5SoftLink("/node") } } }.Write(file);
        Assert.Contains("as if one held itself", await Command.FailsAsync("import", file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Conv3d", "only convolutions in one and two dimensions")]
    [InlineData("Izhikevich", "leaky integrators with spikes")]
    public async Task What_cannot_be_expressed_is_named_with_its_reason(string type, string why)
    {
        using var folder = new Folder();
        var file = Good(folder).Node("other", type).Chain("input", "other").Write(folder.At("type.nir"));
        var sentence = await Command.FailsAsync("import", file);
        Assert.Contains($"'other' ({type}) cannot be expressed", sentence, StringComparison.Ordinal);
        Assert.Contains(why, sentence, StringComparison.Ordinal);
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(bytes);
        return packed.ToArray();
    }

    private static NirBuilder Good(Folder folder)
    {
        Assert.True(Directory.Exists(Path.GetDirectoryName(folder.At("x"))));
        return new NirBuilder()
            .Node("input", "Input", ("shape", new long[] { 2 }))
            .Node("w", "Linear", ("weight", NirBuilder.Array([1f, 2, 3, 4], 2, 2)))
            .Node("lif", "LIF", ("tau", NirBuilder.Array([0.01, 0.01], 2)), ("r", 1f), ("v_leak", 0.0), ("v_threshold", NirBuilder.Array([1f, 1f], 2)))
            .Node("output", "Output", ("shape", new long[] { 2 }))
            .Chain("input", "w", "lif", "output");
    }
}
