// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Synthesis;

namespace NeuroCore.Netlists;

/// <summary>Turns a bitstream back into a netlist, with flipped bits that can be chosen.</summary>
/// <param name="root">Root of the repository.</param>
/// <param name="pins">Its pin file, from the root.</param>
/// <param name="work">Folder for what lies between.</param>
internal sealed class BitstreamNetlist(string root, string pins, string work)
{
    // Some drawn entries of truth tables cannot be reached, since the LUT has an input that nothing drives.
    private const int DrawnForEach = 3;

    /// <summary>Unpacks a bitstream.</summary>
    /// <param name="bitstream">The .bin file.</param>
    /// <param name="faults">How many faults to put in, at most.</param>
    /// <param name="random">What chooses LUTs and bits.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">A program failed.</exception>
    public async Task<FaultyNetlist> UnpackAsync(string bitstream, int faults, Random random, CancellationToken cancellation)
    {
        var asc = Path.Combine(work, "unpacked.asc");
        await Tool.RunAsync(root, Path.Combine(work, "iceunpack.log"), "iceunpack", [bitstream, asc], cancellation).ConfigureAwait(false);
        var good = await VerilogAsync(asc, "unpacked.v", cancellation).ConfigureAwait(false);
        if (faults == 0)
            return new FaultyNetlist(good.Verilog(), []);

        // Each LUT's text depends on its own bits alone, so one bitstream with all drawn bits flipped shows every fault.
        var drawn = good.Luts.OrderBy(_ => random.Next()).Take(faults * DrawnForEach)
            .Select(lut => (Lut: lut, Entry: random.Next(AscBitstream.TableBits))).ToList();
        var flipped = new AscBitstream(await File.ReadAllTextAsync(asc, cancellation).ConfigureAwait(false));
        foreach (var (lut, entry) in drawn)
            flipped.Flip(lut, entry);
        var other = Path.Combine(work, "flipped.asc");
        await File.WriteAllTextAsync(other, flipped.ToString(), cancellation).ConfigureAwait(false);
        var bad = await VerilogAsync(other, "flipped.v", cancellation).ConfigureAwait(false);
        var chosen = drawn.Where(fault => bad.ValueOf(fault.Lut) != good.ValueOf(fault.Lut)).Take(faults)
            .Select((fault, index) => (Number: index + 1, fault.Lut, fault.Entry)).ToList();
        return new FaultyNetlist(
            good.WithChoices(chosen.Select(fault => (fault.Number, fault.Lut, bad.ValueOf(fault.Lut)))),
            [.. chosen.Select(fault => new Fault(fault.Number, $"LUT {fault.Lut.X}/{fault.Lut.Y}/{fault.Lut.Cell}, entry {fault.Entry}"))]);
    }

    private async Task<UnpackedVerilog> VerilogAsync(string asc, string name, CancellationToken cancellation)
    {
        var verilog = Path.Combine(work, name);
        await Tool.RunAsync(
            root, verilog, "icebox_vlog", ["-S", "-s", "-n", "top", "-p", pins, "-c", "-l", asc], cancellation).ConfigureAwait(false);
        return new UnpackedVerilog(await File.ReadAllTextAsync(verilog, cancellation).ConfigureAwait(false));
    }
}
