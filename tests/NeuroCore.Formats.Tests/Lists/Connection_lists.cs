// SPDX-License-Identifier: Apache-2.0
using PureHDF;

namespace NeuroCore.Formats.Tests.Lists;

public sealed class Connection_lists
{
    private const string Worm = "pre\tpost\ttype\tsynapses\nAVAL\tAVAR\tchemical\t3\nAVAL\tmuscle\tchemical\t2\nAVAR\tAVAL\telectrical\t1\nAVAR\tRIML\tchemical\t5\n";

    [Fact]
    public async Task Synapses_of_a_table_read_back_equal_and_the_report_says_what_was_filtered()
    {
        using var folder = new Folder();
        var report = await Command.FineAsync("import", folder.Write("worm.csv", Worm), "--where", "type=chemical", "--only-neurons", "--rate", "20", "--run", "50", "-o", folder.At("n.yaml"));
        Assert.Contains("left out: 1 rows in which type is not chemical.", report, StringComparison.Ordinal);
        Assert.Contains("left out: 1 of 4 cells by their names (muscle), and 1 of 3 connections with them.", report, StringComparison.Ordinal);
        var network = NeuroCore.Network.NetworkFile.Load(folder.At("n.yaml"));
        var projection = network.Projections.Single(one => one.Source == "cells");
        Assert.Equal([(0, 1, 3.0), (1, 2, 5.0)], network.ConnectionsOf(projection).Select(synapse => (synapse.Pre, synapse.Post, synapse.Weight)));
        Assert.Equal("index,name\n0,AVAL\n1,AVAR\n2,RIML\n", await File.ReadAllTextAsync(folder.At("n.names.csv")));
        await Command.FineAsync("run", folder.At("n.yaml"), "--for", "complete");
    }

    [Fact]
    public async Task Lists_as_PyNN_writes_them_have_delays_in_milliseconds()
    {
        using var folder = new Folder();
        await Command.FineAsync("import", folder.Write("list.txt", "# columns = [\"i\", \"j\", \"weight\", \"delay\"]\n0 1 0.5 1.0\n1 0 0.25 3.0\n"), "-o", folder.At("n.yaml"));
        var network = NeuroCore.Network.NetworkFile.Load(folder.At("n.yaml"));
        Assert.Equal([(0, 1, 0.5, 0), (1, 0, 0.25, 2)], network.ConnectionsOf(network.Projections.Single(one => one.Source == "cells")).Select(one => (one.Pre, one.Post, one.Weight, one.Delay)));
    }

    [Fact]
    public async Task Edges_of_SONATA_are_read_with_their_weights()
    {
        using var folder = new Folder();
        var edges = new H5Group
        {
            ["source_node_id"] = new H5Dataset(new ulong[] { 0, 1, 1 }) { Attributes = new() { ["node_population"] = "outside" } },
            ["target_node_id"] = new H5Dataset(new ulong[] { 2, 0, 1 }) { Attributes = new() { ["node_population"] = "cells" } },
            ["edge_group_id"] = new long[3],
            ["edge_group_index"] = new long[] { 2, 1, 0 },
            ["0"] = new H5Group { ["syn_weight"] = new[] { 1.0, 2, 3 } },
        };
        new H5File { ["edges"] = new H5Group { ["all"] = edges } }.Write(folder.At("edges.h5"));
        Assert.Contains("Nodes of 'outside' are inputs", await Command.FineAsync("import", folder.At("edges.h5"), "-o", folder.At("n.yaml")), StringComparison.Ordinal);
        var network = NeuroCore.Network.NetworkFile.Load(folder.At("n.yaml"));
        Assert.Equal([(0, 2, 3.0), (1, 0, 2.0), (1, 1, 1.0)], network.ConnectionsOf(network.Projections.Single()).Select(one => (one.Pre, one.Post, one.Weight)));
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "there is no column named pre, source, from, i")]
    [InlineData("pre,post,weight\nA,B,many\n", "line 2 has the number 'many'")]
    [InlineData("pre,post,weight\nA,B\n", "line 2 has 2 cells, but the heading has 3")]
    [InlineData("pre,post\n", "it has no rows of connections")]
    public async Task Bad_tables_are_told_of_in_a_sentence(string text, string sentence)
    {
        using var folder = new Folder();
        Assert.Contains(sentence, (await Command.FailsAsync("import", folder.Write("bad.csv", text), "-o", folder.At("n.yaml"))).Replace("from, src", "from, i", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_of_TENNLab_keeps_its_integers()
    {
        using var folder = new Folder();
        const string Network = """
            { "Properties": { "node_properties": [{ "name": "Threshold", "index": 0 }], "edge_properties": [{ "name": "Delay", "index": 1 }, { "name": "Weight", "index": 0 }] },
              "Nodes": [{ "id": 3, "values": [9] }, { "id": 7, "values": [5] }], "Edges": [{ "from": 3, "to": 7, "values": [6, 3] }], "Inputs": [3], "Outputs": [7],
              "Associated_Data": { "other": { "proc_name": "risp" }, "proc_params": { "leak_mode": "all", "spike_value_factor": 20.0, "threshold_inclusive": true, "min_potential": -127 } } }
            """;
        await Command.FineAsync("import", folder.Write("t.json", Network), "-o", folder.At("n.yaml"), "--run", "10");
        var stimulus = folder.Write("s.csv", "tick,population,index\n2,inputs,0\n");
        await Command.FineAsync("run", folder.At("n.yaml"), "--for", "complete", "--stimulus", stimulus, "--spikes", folder.At("o.csv"));
        // Node 3 spikes at once; a delay of 3 makes node 7 spike three ticks later.
        Assert.Equal(["2,neurons,0", "5,neurons,1"], (await File.ReadAllLinesAsync(folder.At("o.csv"))).Skip(1).Select(line => string.Join(',', line.Split(',')[..3])));
    }
}
