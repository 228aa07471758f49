// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>How fast a network is.</summary>
/// <param name="Workload">The network.</param>
/// <param name="Ticks">Ticks that were measured.</param>
/// <param name="Rtl">Clocks of all of them in RTL.</param>
/// <param name="Model">Clocks of all of them in the model.</param>
internal sealed record WorkloadFigure(Workload Workload, int Ticks, long Rtl, long Model)
{
    private const double Mega = 1e6;

    /// <summary>Clocks of a tick, in the mean.</summary>
    public double Clocks => (double)Rtl / Ticks;

    /// <summary>Ticks a second at the clock of the build.</summary>
    public double TicksPerSecond => Workload.Build.ClockHertz / Clocks;

    /// <summary>Synapses delivered in a clock, in the mean over whole ticks.</summary>
    public double Synapses => Workload.Synapses / Clocks;

    /// <summary>The same in a second at the clock of the build.</summary>
    public double SynapsesPerSecond => Workload.Synapses * TicksPerSecond;

    /// <summary>The same on both sides, and as fast as it is to be.</summary>
    public bool Good => Rtl == Model && TicksPerSecond >= Workload.TicksWanted && SynapsesPerSecond >= Workload.SynapsesWanted;

    /// <summary>A line about it.</summary>
    public override string ToString()
    {
        var verdict = Rtl != Model ? $"; the model has {(double)Model / Ticks:F1}" : Good ? "" : "; too slow";
        return $"{Workload.Build.Name,-20} {Workload.Neurons} neurons and {Workload.Inputs} inputs, all to all, {(Workload.Plastic ? "pair STDP" : "static")}, " +
            $"{Workload.NeuronPercent} and {Workload.InputPercent} % fire: " +
            $"{Clocks:F1} clocks a tick, {TicksPerSecond:F0} ticks a second at {Workload.Build.ClockHertz / Mega:F0} MHz " +
            $"({TicksPerSecond / Peers.NeuroCoreXTicks:F1} times NeuroCoreX); {Synapses:F2} of {Workload.MostSynapses} synapses a clock, " +
            $"{SynapsesPerSecond / Mega:F1} million a second ({SynapsesPerSecond / Peers.TinyOdinSynapses:F1} times tinyODIN){verdict}";
    }
}
