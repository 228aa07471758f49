// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Synthesis;

namespace NeuroCore.Tools.Tests.Synthesis;

public sealed class Errors_of_the_flow : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-flow");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_program_that_is_missing_is_named_with_how_to_get_it() => Assert.Equal(
        "The program 'nextpnr-of-nobody' could not be started: run `make setup` to install it.",
        (await Assert.ThrowsAsync<NeuroCoreException>(() => Tool.OutputAsync(_folder.FullName, "nextpnr-of-nobody", ["-V"], default))).Message);

    [Fact]
    public void A_program_that_is_too_old_is_told_with_its_version_and_the_one_needed()
    {
        Assert.Equal("0.23", ToolVersions.Of("yosys", "Yosys 0.23 (git sha1 7ce5011c24b)", ToolVersions.LeastYosys));
        Assert.Equal("0.4", ToolVersions.Of("nextpnr-ice40", "\"nextpnr-ice40\" -- Next Generation Place and Route (Version 0.4-1+b1)", ToolVersions.LeastNextpnr));
        Assert.Equal(
            "yosys is version 0.9, but this flow needs 0.23 or later: install that, from OSS CAD Suite or your distribution.",
            Assert.Throws<NeuroCoreException>(() => ToolVersions.Of("yosys", "Yosys 0.9 (git sha1 1979e0b)", ToolVersions.LeastYosys)).Message);
        Assert.Equal(
            "yosys does not say its version ('what?'): install yosys 0.23 or later.",
            Assert.Throws<NeuroCoreException>(() => ToolVersions.Of("yosys", "what?\n", ToolVersions.LeastYosys)).Message);
    }

    [Fact]
    public void A_design_that_is_too_large_is_told_with_what_it_needs_and_what_there_is()
    {
        const string Log = """
            Info: Device utilisation:
            Info: 	         ICESTORM_LC:  9120/ 7680   118%
            Info: 	        ICESTORM_RAM:    33/   32   103%
            Info: 	               SB_IO:     5/  256     1%
            ERROR: Unable to place cell 'x', no BELs remaining to implement cell type 'ICESTORM_LC'
            """;
        Assert.Equal(
            "The build 'hx8k' does not fit the iCE40HX8K-CT256 of 'hx8k', it needs 9120 of 7680 logic cells and 33 of 32 block RAMs: leave out features (`make features BOARD=hx8k` says what each costs) or neurons in hdl/configurations.yaml, or take a larger board.",
            Fitting.Problem(Target.Named("hx8k"), Log));
        Assert.Null(Fitting.Problem(Target.Named("hx8k"), Log.Replace("9120", "7680", StringComparison.Ordinal).Replace("33/", "32/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_missed_clock_is_told_with_both_figures_and_what_to_change()
    {
        var sentence = Flow.TimingMissed(Target.Named("hx8k"), new Placement(3, 21.5, new Resources(1, 2, 0, 0), null));
        Assert.Equal(
            "No seed meets the clock of 24.00 MHz, the best makes 21.50 MHz: try more seeds with SEEDS=<n>, leave out features of 'hx8k' in hdl/configurations.yaml, or lower its clock_hertz together with the PLL in hdl/boards/hx8k/top.v.",
            sentence);
    }

    [Fact]
    public async Task A_program_that_fails_is_told_with_its_own_last_error_and_its_log()
    {
        var log = Path.Combine(_folder.FullName, "x.log");
        var error = await Assert.ThrowsAsync<NeuroCoreException>(
            () => Tool.RunAsync(_folder.FullName, log, "sh", ["-c", "echo ERROR: no such thing; exit 3"], default));
        Assert.Equal($"sh failed (ERROR: no such thing): its whole output is in {log}.", error.Message);
        Assert.Equal("ERROR: no such thing\n", await File.ReadAllTextAsync(log));
    }

    [Fact]
    public async Task Flashing_without_a_bitstream_says_how_to_make_it() => Assert.Equal(
        "There is no bitstream build/upduino-icebreaker-inference/neurocore.bin yet: make it with `make bitstream BOARD=upduino BUILD=icebreaker-inference`.",
        (await FlashAsync(Target.Named("upduino", "icebreaker-inference"))).Message);

    [Fact]
    public async Task Flashing_without_a_program_says_which_would_do() => Assert.Equal(
        "None of the programs that load 'one' is installed (prog-of-nobody): install one, on Debian with `tools/setup.sh flash`.",
        (await FlashAsync(With("prog-of-nobody {file}"))).Message);

    [Fact]
    public async Task Flashing_without_a_board_says_what_the_program_says()
    {
        var error = await FlashAsync(With("cp {file}"));
        Assert.StartsWith("cp could not load build/one/neurocore.bin into the One (it says: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("): check that the board is plugged in and that you may use its USB device.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flashing_calls_the_first_program_that_is_there()
    {
        var target = With("prog-of-nobody {file}", "cp {file} loaded");
        Put(target);
        Assert.Equal("cp build/one/neurocore.bin loaded", await new Flasher(_folder.FullName, target).RunAsync(default));
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "loaded")));
    }

    private async Task<NeuroCoreException> FlashAsync(Target target)
    {
        if (target.Folder == "one")
            Put(target);
        return await Assert.ThrowsAsync<NeuroCoreException>(() => new Flasher(_folder.FullName, target).RunAsync(default));
    }

    private void Put(Target target)
    {
        var folder = _folder.CreateSubdirectory(Path.Combine("build", target.Folder));
        File.WriteAllText(Path.Combine(folder.FullName, "neurocore.bin"), "bits");
    }

    private static Target With(params string[] flash)
    {
        var board = BoardTable.Named("hx8k") with { Name = "one", About = "One (of them)", Flash = [.. flash] };
        return new Target(board, Configurations.Named("hx8k"), "one");
    }
}
