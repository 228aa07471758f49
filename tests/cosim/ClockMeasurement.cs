// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>Measures a build: idle ticks of images of several sizes, and what one more event costs.</summary>
internal sealed class ClockMeasurement(Configuration build, LockstepLibrary library)
{
    /// <summary>Everything that has a budget.</summary>
    public IEnumerable<ClockFigure> Measure()
    {
        using var design = new RtlDesign(library, seed: 1);
        var rtl = new Session(new RtlCoreSide(design));
        var model = new Session(new ModelCoreSide(build));
        Quiet(rtl);
        Quiet(model);
        foreach (var (neurons, sources) in Sizes())
        {
            yield return new ClockFigure(
                build.Name, $"idle tick, N {neurons}, S {sources}",
                IdleTick(rtl, neurons, sources), IdleTick(model, neurons, sources),
                IdleBudget(neurons, sources));
        }

        if (build.Has(Capabilities.Encoders))
        {
            // As many encoders as neurons, none of which fires; then all that an image of half the neurons may have.
            yield return Encoded(rtl, model, build.Neurons, Math.Min(build.Encoders, build.Neurons));
            yield return Encoded(rtl, model, build.Neurons / 2 / build.Lanes * build.Lanes, build.Encoders);
            rtl.Write(Bank.Control, (int)ControlRegister.ImageEncoders, 0);
            model.Write(Bank.Control, (int)ControlRegister.ImageEncoders, 0);
            IdleTick(rtl, build.Neurons, build.Sources);
            IdleTick(model, build.Neurons, build.Sources);
        }

        foreach (var blocks in new[] { 0, 1, 2, build.Blocks / 2, build.Blocks }.Where(count => count <= build.Blocks).Distinct().Order())
        {
            var what = $"event, {blocks} occupied block{(blocks == 1 ? "" : "s")}";
            var (rtlFirst, rtlMore) = Event(rtl, blocks);
            var (modelFirst, modelMore) = Event(model, blocks);
            yield return new ClockFigure(build.Name, what, rtlMore, modelMore, blocks + 4);
            // Where there is learning, a tick with events walks them once more: the traces of their sources grow.
            var walk = build.Has(Capabilities.Learning) ? ((build.Sources + build.EventWidth - 1) / build.EventWidth) + 8 : 0;
            yield return new ClockFigure(build.Name, "first " + what, rtlFirst, modelFirst, blocks + 4 + walk);
        }
    }

    // Images of the smallest, half and full size, and full size with as few inputs as there can be.
    private IEnumerable<(int Neurons, int Sources)> Sizes()
    {
        var lanes = build.Lanes;
        return new[]
        {
            (lanes, lanes),
            (build.Neurons / 2 / lanes * lanes, build.Sources / 2 / lanes * lanes),
            (build.Neurons, build.Neurons),
            (build.Neurons, build.Sources),
        }.Where(size => size.Item1 > 0 && size.Item2 >= size.Item1).Distinct();
    }

    // No neuron can fire.
    private void Quiet(Session core)
    {
        for (var neuron = 0; neuron < build.Neurons; neuron++)
            core.Write(Bank.Threshold, neuron, short.MaxValue);
    }

    private ClockFigure Encoded(Session rtl, Session model, int neurons, int encoders)
    {
        foreach (var core in new[] { rtl, model })
            core.Write(Bank.Control, (int)ControlRegister.ImageEncoders, encoders);
        return new ClockFigure(
            build.Name, $"idle tick, N {neurons}, S {build.Sources}, E {encoders}",
            IdleTick(rtl, neurons, build.Sources), IdleTick(model, neurons, build.Sources),
            IdleBudget(neurons, build.Sources));
    }

    private static int IdleBudget(int neurons, int sources) => 64 + Math.Max(2 * neurons, sources);

    private static int IdleTick(Session core, int neurons, int sources)
    {
        core.Write(Bank.Control, (int)ControlRegister.ImageNeurons, neurons);
        core.Write(Bank.Control, (int)ControlRegister.ImageSources, sources);
        return core.Tick([]);
    }

    // The first event of a tick; and the dearer of one more and one of many.
    private (int First, int More) Event(Session core, int blocks)
    {
        var many = Math.Min(build.Sources, 24);
        var range = RangeWord.Encode(blocks == 0 ? null : new OccupiedRange(0, blocks - 1));
        for (var source = 0; source < many; source++)
        {
            core.Write(Bank.Range, source, range);
            for (var word = 0; word < blocks * build.Pairs; word++)
                core.Write(Bank.Synapse, (source * build.Blocks * build.Pairs) + word, 0);
        }

        var none = core.Tick([]);
        var one = core.Tick([0]);
        var two = core.Tick([0, 1]);
        var all = core.Tick(Enumerable.Range(0, many));
        var each = (all - two + many - 3) / (many - 2);
        return (one - none, Math.Max(two - one, each));
    }
}
