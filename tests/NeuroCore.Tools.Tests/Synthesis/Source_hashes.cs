// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Synthesis;

namespace NeuroCore.Tools.Tests.Synthesis;

public class Source_hashes
{
    private static readonly ToolVersions s_versions = new("0.23", "0.4");

    [Fact]
    public void All_that_a_bitstream_is_made_from_changes_its_hash()
    {
        var target = Target.Named("hx8k");
        var hashes = new[]
        {
            Hash(target.Build, target.Board, s_versions),
            Hash(target.Build with { Neurons = 68 }, target.Board, s_versions),
            Hash(target.Build with { ClockHertz = 12_000_000 }, target.Board, s_versions),
            Hash(target.Build, BoardTable.Named("icebreaker"), s_versions),
            Hash(target.Build, target.Board with { YosysOptions = "-device hx -dff" }, s_versions),
            Hash(target.Build, target.Board with { PlaceOptions = "--hx8k --package cm225" }, s_versions),
            Hash(target.Build, target.Board, s_versions with { Yosys = "0.24" }),
            Hash(target.Build, target.Board, s_versions with { Nextpnr = "0.5" }),
        };
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.Equal(hashes[0], Hash(target.Build, target.Board, s_versions));
    }

    private static uint Hash(Configuration build, Board board, ToolVersions versions) =>
        DesignFiles.Of(Generator.Repository.Root, build, board, versions).SourceHash;
}
