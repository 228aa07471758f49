// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Emulator.Plan;

/// <summary>The parameters of each neuron, as the update takes them, from the words of its class.</summary>
internal static unsafe class NeuronPlan
{
    /// <summary>Fills the arrays of parameters of all neurons.</summary>
    /// <exception cref="NeuroCoreException">A class keeps more than all.</exception>
    public static void Fill(Engine core)
    {
        var features = new AbsentFeatures(core.Build);
        for (var block = 0; block < core.Build.Blocks; block++)
        {
            var words = core.Memory.Classes.AsSpan(block * ClassParameters.WordsPerBlock, ClassParameters.WordsPerBlock);
            for (var neuron = block * core.Build.Lanes; neuron < (block + 1) * core.Build.Lanes; neuron++)
            {
                FillDecays(core, features, words, neuron);
                FillRest(core, features, words, neuron);
            }
        }
    }

    /// <summary>Thresholds adapt: something is added to one, now or by a spike.</summary>
    public static bool Adapts(Engine core) =>
        core.Build.Has(Capabilities.Adaptation) &&
        (Any(core, core.Arrays[NeuronWords.ThetaStep]) || Any(core, core.Arrays[NeuronHalves.Theta]));

    /// <summary>A neuron is or may become refractory, or is silenced.</summary>
    public static bool Holds(Engine core)
    {
        var mask = (core.Build.Has(Capabilities.Refractory) ? 127 : 0) | (core.Build.Has(Capabilities.Silencing) ? 128 : 0);
        var any = Any(core, core.Arrays[NeuronWords.Refractory]);
        for (var neuron = 0; neuron < core.Build.Neurons; neuron++)
            any |= (core.Arrays.Held[neuron] & mask) != 0;
        return any;
    }

    private static bool Any(Engine core, int* words) => new ReadOnlySpan<int>(words, core.Build.Neurons).ContainsAnyExcept(0);

    private static bool Any(Engine core, short* halves) => new ReadOnlySpan<short>(halves, core.Build.Neurons).ContainsAnyExcept((short)0);

    private static void FillDecays(Engine core, AbsentFeatures features, ReadOnlySpan<ushort> words, int neuron)
    {
        var build = core.Build;
        var own = build.Has(Capabilities.NeuronDecay);
        var current = own ? core.Memory.OwnDecays[2 * neuron] : words[(int)ClassWord.CurrentDecay];
        var membrane = own ? core.Memory.OwnDecays[(2 * neuron) + 1] : words[(int)ClassWord.MembraneDecay];
        var second = core.Memory.SecondDecays[neuron / build.Lanes];
        var arrays = core.Arrays;
        arrays[NeuronWords.KeepU][neuron] = features.KeepU(Keep(current, "keep_u", neuron));
        arrays[NeuronWords.AccumulatorShift][neuron] = (current >> Fields.AccumulatorShiftLow) & build.MostAccumulatorShift;
        arrays[NeuronWords.KeepV][neuron] = features.KeepV(Keep(membrane, "keep_v", neuron));
        arrays[NeuronWords.CurrentShift][neuron] = (membrane >> Fields.CurrentShiftLow) & build.MostCurrentShift;
        arrays[NeuronWords.KeepSecond][neuron] = features.KeepU(Keep(second, "keep_second", neuron));
        arrays[NeuronWords.SecondShift][neuron] = (second >> Fields.SecondShiftLow) & build.MostAccumulatorShift;
    }

    private static void FillRest(Engine core, AbsentFeatures features, ReadOnlySpan<ushort> words, int neuron)
    {
        var (build, arrays) = (core.Build, core.Arrays);
        var firing = words[(int)ClassWord.Firing];
        var adaptation = words[(int)ClassWord.AdaptationDecay];
        var level = build.MembraneWidth - LifArithmetic.FractionBits;
        var adapts = build.Has(Capabilities.Adaptation);
        arrays[NeuronWords.Floor][neuron] =
            (int)LifArithmetic.Saturate(features.VMin((short)words[(int)ClassWord.VMin]), level) << LifArithmetic.FractionBits;
        arrays[NeuronWords.ResetValue][neuron] =
            (int)LifArithmetic.Wrap((short)words[(int)ClassWord.VReset] << LifArithmetic.FractionBits, build.MembraneWidth);
        arrays[NeuronWords.Bias][neuron] =
            build.Has(Capabilities.Bias) ? arrays[NeuronHalves.Bias][neuron] << LifArithmetic.FractionBits : 0;
        arrays[NeuronWords.Refractory][neuron] = features.Refractory(Field(firing, Fields.RefractoryTicksLow, Fields.RefractoryTicksWidth));
        arrays[NeuronWords.Bipolar][neuron] = features.Bipolar(Field(firing, Fields.BipolarLow, 1) != 0) ? -1 : 0;
        arrays[NeuronWords.Reset][neuron] = (int)features.Reset((ResetMode)Field(firing, Fields.ResetModeLow, Fields.ResetModeWidth));
        arrays[NeuronWords.Noise][neuron] = features.NoiseAmplitude(Field(firing, Fields.NoiseAmplitudeLow, Fields.NoiseAmplitudeWidth));
        arrays[NeuronWords.Competes][neuron] = features.Competes(Field(firing, Fields.CompetesLow, 1) != 0) ? -1 : 0;
        arrays[NeuronWords.KeepReset][neuron] = features.KeepReset(Keep(words[(int)ClassWord.ResetKeep], "keep_reset", neuron));
        arrays[NeuronWords.KeepTheta][neuron] = adapts ? Keep(adaptation, "keep_theta", neuron) : ClassParameters.KeepAll;
        arrays[NeuronWords.ThetaMask][neuron] = (1 << Field(adaptation, Fields.ThetaPeriodLow, Fields.ThetaPeriodWidth)) - 1;
        arrays[NeuronWords.ThetaStep][neuron] = adapts ? (short)words[(int)ClassWord.AdaptationStep] : 0;
    }

    private static int Keep(ushort word, string name, int neuron)
    {
        var keep = Field(word, Fields.KeepULow, Fields.KeepUWidth);
        return keep <= ClassParameters.KeepAll
            ? keep
            : throw new NeuroCoreException($"{name} of neuron {neuron} is {keep}, but {ClassParameters.KeepAll} keeps all: the emulator takes 0 to {ClassParameters.KeepAll}.");
    }

    private static int Field(ushort word, int low, int width) => (word >> low) & ((1 << width) - 1);
}
