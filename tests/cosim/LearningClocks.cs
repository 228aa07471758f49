// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>
/// Measures what learning costs in a build that learns: rows and columns of one to four products, the end of an epoch,
/// the decay of all traces, a gate that is shut.
/// </summary>
/// <remarks>
/// All sources are of one plastic class, whose rule has bounds of 0 and whose projections deliver nothing, so no neuron
/// fires but those whose threshold says so.
/// </remarks>
internal sealed class LearningClocks(Configuration build, LockstepLibrary library)
{
    private const int Rule = 1;
    private const int PlasticClass = 1;
    private const int MostProducts = LearningLayout.MostProducts;
    private const int RowBudget = 8;
    private const int ColumnBudget = 16;
    private const int LeastOfColumn = 4;
    private const int StaticRowBudget = 6;    // the walk, and the growth of the source's traces
    private const int GrowthBudget = 4;

    private int Most => Math.Min(build.Sources, 24);

    /// <summary>Everything that has a budget.</summary>
    public IEnumerable<ClockFigure> Measure()
    {
        using var design = new RtlDesign(library, seed: 1);
        Session[] cores = [new(new RtlCoreSide(design)), new(new ModelCoreSide(build))];
        foreach (var core in cores)
            Prepare(core);
        foreach (var (neurons, sources) in new[] { (build.Lanes, build.Sources), (build.Neurons, build.Sources) })
            yield return Figure($"idle tick, plastic class, N {neurons}, S {sources}", IdleBudget(neurons, sources), core => Idle(core, neurons, sources));
        foreach (var blocks in new[] { 1, 2, build.Blocks / 2, build.Blocks }.Where(count => count > 0).Distinct().Order())
        {
            foreach (var core in cores)
                Occupy(core, blocks);
            for (var products = 0; products <= MostProducts; products++)
                yield return Figure($"plastic row, {Counted(products, "product")}, {Counted(blocks, "block")}", Row(products, blocks), core => Event(core, products, gate: 1));
            yield return Figure($"plastic row, gate shut, {Counted(blocks, "block")}", blocks + StaticRowBudget, core => Event(core, MostProducts, gate: 0));
        }

        var swept = Math.Min(2, build.Blocks);
        for (var products = 1; products <= MostProducts; products++)
            yield return Figure($"column, {Counted(products, "product")}, S {build.Sources}", Column(products), core => Spike(core, products, gate: 1));
        yield return Figure($"spike, no column, S {build.Sources}", GrowthBudget, core => Spike(core, 0, gate: 1));
        yield return Figure($"spike, gate shut, S {build.Sources}", GrowthBudget, core => Spike(core, MostProducts, gate: 0));
        foreach (var core in cores)
            Occupy(core, swept);
        for (var products = 1; products <= MostProducts; products++)
            yield return Figure($"epoch, {Counted(products, "product")}, {Counted(swept, "block")} each, S {build.Sources}", build.Sources * Row(products, swept), core => Epoch(core, products));

        ClockFigure Figure(string what, int budget, Func<Session, int> measured) =>
            new(build.Name, what, measured(cores[0]), measured(cores[1]), budget);
    }

    private static int Row(int products, int blocks) => (2 * Math.Max(1, products) * blocks) + RowBudget;

    private int Column(int products) =>
        (build.Sources / build.Lanes * Math.Max(build.Has(Capabilities.DualPort) ? 0 : LeastOfColumn, 2 * products)) + ColumnBudget;

    private int IdleBudget(int neurons, int sources) =>
        64 + Math.Max(2 * neurons, 4 * (neurons + sources) / build.Lanes);

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    // Memories hold anything at first.
    private void Prepare(Session core)
    {
        var classes = new ClassParameters(0, 0, 0, 0, short.MinValue, 0, 0, ResetMode.Value).ToWords();
        for (var block = 0; block < build.Blocks; block++)
        {
            for (var word = 0; word < classes.Length; word++)
                core.Write(Bank.Class, (block * ClassParameters.WordsPerBlock) + word, classes[word]);
            core.Write(Bank.ClassMore, block * ClassParameters.WordsPerBlock, 0);
            core.Write(Bank.Projection, ProjectionWord.Address(build, PlasticClass, block), new ProjectionWord(Enable: false, Rule: Rule).ToWord());
        }

        foreach (var bank in new[] { Bank.Bias, Bank.Current, Bank.SecondCurrent, Bank.Membrane, Bank.Residue, Bank.Adaptation, Bank.NeuronDecay })
        {
            for (var word = 0; word < BankDepth.Of(build, bank); word++)
                core.Write(bank, word, 0);
        }

        for (var neuron = 0; neuron < build.Neurons; neuron++)
            core.Write(Bank.Threshold, neuron, short.MaxValue);
        for (var word = 0; word < BankDepth.Of(build, Bank.Event); word++)
            core.Write(Bank.Event, word, 0);
        foreach (var trigger in Enum.GetValues<LearningTrigger>())
        {
            for (var index = 0; index < MostProducts; index++)
            {
                var product = LearningLayout.Product(Rule, trigger, index);
                core.Write(Bank.Program, product + (int)ProductWord.Operation, 1 << Fields.LastLow);
                core.Write(Bank.Program, product + (int)ProductWord.Amount, 0);
            }
        }

        core.Write(Bank.Learning, (int)LearningRegister.Epoch, 0);
        core.Write(Bank.Learning, (int)LearningRegister.PlasticClasses, 1 << PlasticClass);
        Occupy(core, 0);
        Learn(core, 1, 0, 0, 0);
        core.Write(Bank.Control, (int)ControlRegister.ImageNeurons, build.Neurons);
        core.Write(Bank.Control, (int)ControlRegister.ImageSources, build.Sources);
        // What the accumulators hold of all slots is consumed.
        for (var slot = 0; slot < 1 << build.DelayBits; slot++)
            core.Tick([]);
    }

    private static void Learn(Session core, int gate, int pre, int post, int epoch)
    {
        core.Write(Bank.Learning, (int)LearningRegister.Gate, gate);
        core.Write(Bank.Learning, (int)LearningRegister.Products, LearningLayout.Products(pre, post, epoch));
    }

    private void Occupy(Session core, int blocks)
    {
        var range = RangeWord.Encode(blocks == 0 ? null : new OccupiedRange(0, blocks - 1), PlasticClass);
        for (var source = 0; source < build.Sources; source++)
            core.Write(Bank.Range, source, range);
    }

    private static int Idle(Session core, int neurons, int sources)
    {
        core.Write(Bank.Control, (int)ControlRegister.ImageNeurons, neurons);
        core.Write(Bank.Control, (int)ControlRegister.ImageSources, sources);
        return core.Tick([]);
    }

    private int Event(Session core, int products, int gate)
    {
        Learn(core, gate, products, 0, 0);
        return OneMore(Most, count => core.Tick(Enumerable.Range(0, count)));
    }

    private int Spike(Session core, int products, int gate)
    {
        Learn(core, gate, 0, products, 0);
        return OneMore(Math.Min(build.Neurons, Most), count =>
        {
            Thresholds(count, short.MinValue);
            core.Tick([]);
            var (spikes, clocks) = (core.Spikes, core.ClocksOf(Phase.Post));
            if (spikes != count)
                throw new NeuroCoreException($"Of {build.Name}, {spikes} neurons fired in a tick in which {count} should have: the clocks of columns would mean nothing.");
            Thresholds(count, short.MaxValue);
            // What they sent is delivered.
            core.Tick([]);
            return clocks;
        });

        void Thresholds(int count, short threshold)
        {
            for (var neuron = 0; neuron < count; neuron++)
                core.Write(Bank.Threshold, neuron, threshold);
        }
    }

    private static int Epoch(Session core, int products)
    {
        Learn(core, 1, 0, 0, products);
        core.Tick([]);
        return core.ClocksOf(Phase.Epoch);
    }

    // Of one more, where there are many: a few are done before the scan has walked through all words.
    private static int OneMore(int many, Func<int, int> clocks)
    {
        var some = many / 2;
        return (clocks(many) - clocks(some) + many - some - 1) / (many - some);
    }
}
