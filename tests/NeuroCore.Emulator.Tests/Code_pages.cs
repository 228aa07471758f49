// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Emulator.Machine;
using NeuroCore.Hardware;
using NeuroCore.Model.Tests.Core;

namespace NeuroCore.Emulator.Tests;

// Alone: what is counted here belongs to the whole process, and other tests make emulators too.
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Process
{
    public const string Name = "Process";
}

[Collection(Process.Name)]
public sealed class Code_pages
{
    private const string Maps = "/proc/self/maps";

    private static EmulatedCore Core(int seed, string build = "icebreaker")
    {
        var network = new RandomNetwork(Configurations.Named(build), new Random(seed));
        var core = new EmulatedCore(network.Build, new EmulatorOptions { PlainTicks = 0 });
        foreach (var (bank, address, word, _) in network.Words())
            core.Write(bank, address, word);
        return core;
    }

    // What may be done with the page of an address: as in "r-xp".
    private static string Access(nint address)
    {
        foreach (var line in File.ReadLines(Maps))
        {
            var bounds = line[..line.IndexOf(' ', StringComparison.Ordinal)].Split('-');
            if (Parse(bounds[0]) <= address && address < Parse(bounds[1]))
                return line.Split(' ')[1];
        }

        return "";

        static nint Parse(string text) => nint.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Are_never_writable_and_executable_at_once()
    {
        Assert.True(MachineCode.Possible, "These tests need a processor with AVX2 and a Unix.");
        using var core = Core(1);
        Assert.Equal("r-xp", Access(core.MachineCode().First));
        using var pages = new CodePages(100);
        Assert.Equal("rw-p", Access(pages.First));
        pages.Seal([0xC3]);
        Assert.Equal("r-xp", Access(pages.First));
    }

    [Fact]
    public void Are_given_back_with_the_memory_of_a_thousand_emulators()
    {
        for (var round = 0; round < 20; round++)
            MakeAndDrop(round);
        var (before, mappings) = (Environment.WorkingSet, Mappings());
        for (var round = 0; round < 1000; round++)
            MakeAndDrop(round);
        Assert.InRange(Mappings(), 0, mappings + 5);
        // One tiny core takes about 100 kB, a thousand that are not given back 100 MB.
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 50_000_000);

        static void MakeAndDrop(int round)
        {
            using var core = Core(round % 10, "tiny");
            core.Tick();
        }

        // Executable and of no file: the runtime keeps its own code in a file of memory, and its heap is not executable.
        static int Mappings() => File.ReadLines(Maps).Count(line =>
            line.Split(' ')[1].Contains('x', StringComparison.Ordinal) && !line.Contains('/', StringComparison.Ordinal));
    }

    [Fact]
    public void Have_as_much_code_for_few_synapses_as_for_many()
    {
        Assert.Equal(Length(sources: 8), Length(sources: 200));

        static int Length(int sources)
        {
            var build = Configurations.Named("icebreaker-inference");
            using var core = new EmulatedCore(build);
            for (var address = 0; address < BankDepth.Of(build, Bank.Projection); address++)
                core.Write(Bank.Projection, address, new ProjectionWord(Enable: true).ToWord());
            for (var source = 0; source < sources; source++)
            {
                core.Write(Bank.Range, source, RangeWord.Encode(new OccupiedRange(0, 31)));
                for (var word = 0; word < 128; word++)
                    core.Write(Bank.Synapse, (source * 128) + word, 0x0102);
            }

            return core.MachineCode().Length;
        }
    }
}
