// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>A parameter of the neurons of a population: what the board's words for it may hold.</summary>
internal sealed class ParameterRules
{
    private const int WordBits = 16;

    private readonly RegisterImage _image;
    private readonly PopulationPlace _place;
    private readonly NeuronParameter _parameter;

    /// <param name="image">The image.</param>
    /// <param name="population">Name of one of its populations.</param>
    /// <param name="parameter">The parameter.</param>
    /// <exception cref="NeuroCoreException">There is no such population, or its neurons do not have the parameter.</exception>
    public ParameterRules(RegisterImage image, string population, NeuronParameter parameter)
    {
        (_image, _parameter) = (image, parameter);
        var neurons = image.Metadata.Populations.Where(place => !place.IsInput).ToList();
        _place = neurons.Find(place => place.Name == population) ?? throw new NeuroCoreException(
            $"The {Name} of '{population}' is to change, but '{image.Metadata.Name}' has no such population of neurons: it has {string.Join(", ", neurons.Select(place => place.Name))}.");
        if (Feature is var feature && !image.Target.Has(feature))
            throw new NeuroCoreException(
                $"The {Name} of '{population}' is to change, but the build '{image.Target.Name}' has no {FeatureNames.Of(feature)[0]}: use one that has it.");
        if (parameter != NeuronParameter.Silenced && _place.LevelUnits is null)
            throw new NeuroCoreException(
                $"The {Name} of '{population}' is to change, but the image '{image.Metadata.Name}' does not say what that is in the board's integers, because a normalisation went into it or an older compiler made it: change the description, and compile it again.");
    }

    /// <summary>What messages call the parameter.</summary>
    public string Name => NameOf(_parameter);

    /// <summary>Name of a parameter, as options and files have it.</summary>
    public static string NameOf(NeuronParameter parameter) => parameter switch
    {
        NeuronParameter.Threshold => "threshold",
        NeuronParameter.Bias => "bias",
        NeuronParameter.Silenced => "silenced",
        NeuronParameter.Membrane => "v",
        NeuronParameter.Theta => "theta",
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter, "no parameter"),
    };

    /// <summary>The neuron of the image.</summary>
    /// <exception cref="NeuroCoreException">The population has no such member.</exception>
    public int Neuron(int index) => index >= 0 && index < _place.Count
        ? _place.Position(index)
        : throw new NeuroCoreException(
            $"The {Name} of {_place.Name}[{index}] is to change, but there are {_place.Count} of them: use 0..{_place.Count - 1}.");

    /// <summary>The board's integer for a value, rounded as the compiler rounds; of the membrane in 256ths.</summary>
    /// <exception cref="NeuroCoreException">There is no such member, or the board cannot hold the value.</exception>
    public int Code(int index, double value)
    {
        var neuron = Neuron(index);
        if (_parameter == NeuronParameter.Silenced)
            return value is 0 or 1 ? (int)value : throw Refused(index, value, "is neither 0 nor 1", "1 silences a neuron, 0 ends that");
        var bits = _parameter == NeuronParameter.Membrane ? _image.Target.MembraneWidth : WordBits;
        var units = _place.LevelUnits!.Value * (_parameter == NeuronParameter.Membrane ? ResidueWord.Fractions : 1);
        var code = Math.Round(value * units, MidpointRounding.AwayFromZero);
        var most = (1 << (bits - 1)) - 1;
        if (!(code >= -most - 1 && code <= most))
            throw Refused(index, value, "is beyond the board's integers", FormattableString.Invariant($"use {(-most - 1) / units:G6} to {most / units:G6}"));
        if (_parameter == NeuronParameter.Threshold)
            CheckThreshold(index, value, (int)code, Class(neuron));
        return (int)code;
    }

    /// <summary>The value of an integer.</summary>
    public double Value(int code) => _parameter switch
    {
        NeuronParameter.Silenced => code,
        NeuronParameter.Membrane => code / (_place.LevelUnits!.Value * ResidueWord.Fractions),
        _ => code / _place.LevelUnits!.Value,
    };

    // As for the threshold of a description.
    private void CheckThreshold(int index, double value, int code, ClassParameters shared)
    {
        if (code <= shared.VMin)
            throw Refused(index, value, "does not lie above v_min", "with it the neuron would always spike, so use a higher one");
        if (code <= 0 && shared.Reset == ResetMode.Subtract)
            throw Refused(index, value, "is not above 0", "'reset: subtract' needs that");
        if (code <= 0 && shared.Bipolar)
            throw Refused(index, value, "is not above 0", "'bipolar: true' needs that");
    }

    private ClassParameters Class(int neuron) => ClassParameters.FromWords(
        [.. Enumerable.Range(neuron / _image.Target.Lanes * ClassParameters.WordsPerBlock, ClassParameters.WordsPerBlock)
            .Select(address => _image.WordAt(Bank.Class, address))]);

    private Capabilities Feature => _parameter switch
    {
        NeuronParameter.Bias => Capabilities.Bias,
        NeuronParameter.Silenced => Capabilities.Silencing,
        NeuronParameter.Theta => Capabilities.Adaptation,
        _ => Capabilities.None,
    };

    private NeuroCoreException Refused(int index, double value, string why, string instead) => new(FormattableString.Invariant(
        $"The {Name} of {_place.Name}[{index}] is to become {value}, which {why}: {instead}."));
}
