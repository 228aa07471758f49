// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>Temporary: RTL and model tick by tick.</summary>
internal sealed class ResultsCompare(Libraries libraries, TextWriter output)
{
    public bool Run(Options options)
    {
        var good = true;
        for (var i = 0; i < options.Cases; i++)
            good &= Case(options.Seed + (ulong)i);
        return good;
    }

    private bool Case(ulong seed)
    {
        var builds = Configurations.All.Where(b => b.Has(Capabilities.Learning) && (Only is null || b.Name == Only)).ToList();
        var build = builds[(int)(seed % (ulong)builds.Count)];
        var random = new CaseRandom(seed);
        var image = new RandomImage(build, random);
        using var design = new RtlDesign(libraries.Core(build.Name), seed);
        var rtl = new RtlCoreSide(design);
        var model = new CoreModel(build);
        var seen = new ulong[CoreRecord.Words];
        rtl.Clock(new CoreInputs { Reset = true }, seen);
        foreach (var word in image.Words)
            Write(word);
        var addresses = image.Words.Where(w => w.Bank is not (Bank.Control or Bank.Report)).Select(w => (w.Bank, w.Address)).Distinct().ToList();
        var clocks = 0L;
        for (var tick = 0; tick < 12; tick++)
        {
            var words = (image.Sources + 15) / 16;
            var dense = random.Below(3);
            for (var word = 0; word < words; word++)
            {
                var present = Math.Min(16, image.Sources - (word * 16));
                var bits = dense == 0 ? random.Bits() & random.Bits() & random.Bits() & random.Bits() : dense == 1 ? random.Bits() : random.OneIn(4) ? 0xFFFFUL : 0UL;
                Write(new MemoryWord(Bank.Event, word, (ushort)(bits & ((1UL << present) - 1))));
            }

            rtl.Clock(new CoreInputs { TickStart = true }, seen);
            var n = 0;
            do
            {
                rtl.Clock(new CoreInputs { SpikeReady = true }, seen);
                clocks++;
                if (n++ > 5_000_000)
                {
                    output.WriteLine($"{build.Name} seed {seed} tick {tick}: RTL does not end, phase {CoreRecord.PhaseOf(seen)}");
                    return false;
                }
            }
            while (!CoreRecord.TickEnd(seen));
            model.Clock(new CoreInputs { TickStart = true });
            while (model.TickBusy)
                model.Clock(new CoreInputs { SpikeReady = true });
            while (model.Active)
                model.Clock(default);
            for (var i = 0; i < 12; i++)
                rtl.Clock(default, seen);
            var bad = new Dictionary<Bank, int>();
            var first = new List<string>();
            foreach (var (bank, address) in addresses)
            {
                var (theirs, ours) = (Read(bank, address), model.Read(bank, address));
                if (theirs == ours)
                    continue;
                bad[bank] = bad.GetValueOrDefault(bank) + 1;
                if (bad[bank] <= 4)
                    first.Add($"{bank}[{address}] rtl {theirs:X4} model {ours:X4}");
            }

            for (var word = 0; word < words; word++)
            {
                if (Read(Bank.Event, word) != model.Read(Bank.Event, word))
                    bad[Bank.Event] = bad.GetValueOrDefault(Bank.Event) + 1;
            }

            if (bad.Count == 0)
                continue;
            output.WriteLine($"{build.Name} seed {seed} tick {tick}: N {image.Neurons} S {image.Sources} products {model.Read(Bank.Learning, 2):X3} gate {model.Read(Bank.Learning, 0)} epoch {model.Read(Bank.Learning, 3)} plastic {model.Read(Bank.Learning, 4):X2}: {string.Join(", ", bad)}");
            foreach (var line in first)
                output.WriteLine("    " + line);
            return false;
        }

        output.WriteLine($"{build.Name} seed {seed}: ok, {clocks} clocks in ticks");
        return true;

        void Write(MemoryWord word)
        {
            Access(word, true);
            model.Write(word.Bank, word.Address, word.Value);
        }

        ushort Read(Bank bank, int address) => Access(new MemoryWord(bank, address, 0), false);

        ushort Access(MemoryWord word, bool write)
        {
            do
            {
                rtl.Clock(new CoreInputs { MemoryValid = true, MemoryWrite = write, MemoryBank = (byte)word.Bank, MemoryAddress = word.Address, MemoryWriteData = word.Value }, seen);
            }
            while (!CoreRecord.MemoryReady(seen));
            var value = CoreRecord.MemoryReadData(seen);
            rtl.Clock(default, seen);
            return value;
        }
    }

    private static string? Only => Environment.GetEnvironmentVariable("ONLY");
}
