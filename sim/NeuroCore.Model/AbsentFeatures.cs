// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>What the parameters of a neuron act as where the build lacks the feature: RTL leaves their logic out.</summary>
/// <param name="build">The build.</param>
public sealed class AbsentFeatures(Configuration build)
{
    private readonly bool _leak = build.Has(Capabilities.Leak);
    private readonly bool _synapticDecay = build.Has(Capabilities.SynapticDecay);
    private readonly bool _bias = build.Has(Capabilities.Bias);
    private readonly bool _refractory = build.Has(Capabilities.Refractory);
    private readonly bool _floor = build.Has(Capabilities.Floor);
    private readonly bool _keepReset = build.Has(Capabilities.KeepReset);
    private readonly bool _adaptation = build.Has(Capabilities.Adaptation);
    private readonly bool _noise = build.Has(Capabilities.Noise);
    private readonly bool _bipolar = build.Has(Capabilities.Bipolar);
    private readonly bool _silencing = build.Has(Capabilities.Silencing);
    private readonly ResetMode[] _modes = [.. Enumerable.Range(0, 4).Select(mode => ActsAs(build, (ResetMode)mode))];

    /// <summary>The build has refractory periods.</summary>
    public bool HasRefractory => _refractory;

    /// <summary>The build has adaptive thresholds.</summary>
    public bool HasAdaptation => _adaptation;

    /// <summary>The build has a second current.</summary>
    public bool HasTwoReceptors => build.Has(Capabilities.TwoReceptors);

    /// <summary>Whether a neuron belongs to a winner-take-all group.</summary>
    public bool Competes(bool competes) => build.Has(Capabilities.Winners) && competes;

    /// <summary>The build has biases.</summary>
    public bool HasBias => _bias;

    /// <summary>keep_u; 0 without synaptic decay.</summary>
    public int KeepU(int keep) => _synapticDecay ? keep : 0;

    /// <summary>keep_v; 4096 without leak.</summary>
    public int KeepV(int keep) => _leak ? keep : ClassParameters.KeepAll;

    /// <summary>v_min; without a floor the least that v can hold.</summary>
    public short VMin(short vMin) => _floor ? vMin : short.MinValue;

    /// <summary>keep_reset; 4096 where all of the overshoot is kept.</summary>
    public int KeepReset(int keep) => _keepReset ? keep : ClassParameters.KeepAll;

    /// <summary>c; 0 without noise.</summary>
    public int NoiseAmplitude(int amplitude) => _noise ? amplitude : 0;

    /// <summary>Whether a neuron also fires with negative sign.</summary>
    public bool Bipolar(bool bipolar) => _bipolar && bipolar;

    /// <summary>Whether a neuron is silenced.</summary>
    public bool Silenced(bool silenced) => _silencing && silenced;

    /// <summary>Refractory ticks; 0 without refractory periods.</summary>
    public int Refractory(int ticks) => _refractory ? ticks : 0;

    /// <summary>The reset mode; one that the build lacks acts as the lowest-numbered one that it has.</summary>
    public ResetMode Reset(ResetMode mode) => _modes[(int)mode];

    private static ResetMode ActsAs(Configuration build, ResetMode mode)
    {
        ResetMode[] present =
        [
            .. build.Has(Capabilities.ResetValue) ? [ResetMode.Value] : Array.Empty<ResetMode>(),
            .. build.Has(Capabilities.ResetSubtract) ? [ResetMode.Subtract] : Array.Empty<ResetMode>(),
            .. build.Has(Capabilities.ResetNone) ? [ResetMode.None] : Array.Empty<ResetMode>(),
        ];
        return present.Contains(mode) ? mode : present.FirstOrDefault(ResetMode.None);
    }
}
