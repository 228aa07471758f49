// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>
/// Finds the scale of a population with which the board comes nearest to the description. Weights use as much of
/// -127..127 as the accumulators, currents and membranes have room for at worst; where all numbers are multiples of
/// a common unit, a scale that hits them all is found.
/// </summary>
internal sealed class ScaleSearch
{
    // Ticks over which a wrong bias adds up if nothing leaks.
    private const double LongestMemory = 100;
    private const int PowersToTry = 8;

    private readonly NeuronParameters _parameters;
    private readonly InputLoad _load;
    private readonly double _keepU;
    private readonly double _memory;
    private readonly double _leakRounding;
    private readonly Configuration _target;
    private readonly int _mostExponent;
    private readonly double _reach;
    private readonly double _mostLevelUnits;
    private readonly (bool IsBias, double Value)[] _levels;
    private readonly double[] _units;

    /// <param name="parameters">The population.</param>
    /// <param name="load">What arrives at it.</param>
    /// <param name="keepU">Fraction of u that a tick keeps.</param>
    /// <param name="keepV">Fraction of v that a tick keeps.</param>
    /// <param name="mostExponent">Largest exponent of a projection.</param>
    /// <param name="target">The build.</param>
    public ScaleSearch(
        NeuronParameters parameters, InputLoad load, double keepU, double keepV, int mostExponent, Configuration target)
    {
        _mostExponent = mostExponent;
        _parameters = parameters;
        _load = load;
        _keepU = keepU;
        _memory = Math.Min(LongestMemory, 1 / Math.Max(1 - keepV, 1 / LongestMemory));
        _leakRounding = keepV < 1 ? _memory / (1 << Ranges.FractionBits) : 0;
        _target = target;
        _reach = MembraneReach();
        _mostLevelUnits = Math.Min(
            Ranges.LargestLevel(target) / _reach,
            parameters.Noise?.Amplitude is > 0 and var noise ? NoiseCode.Largest / noise : double.PositiveInfinity);
        _levels = [.. Ranges.Levels(parameters).Select(level => (level.Name == "bias", level.Value)).Distinct()];
        var levels = _levels.Select(level => level.Value);
        _units = [.. new[]
        {
            CommonUnit.Of(load.Weights.Concat(levels), Ranges.LargestLevel(target)),
            CommonUnit.Of(load.Weights, WeightCodes.Most << mostExponent),
        }.OfType<double>()];
    }

    /// <summary>The best scale.</summary>
    public Scale Find() => Best(Candidates());

    /// <summary>The best of some scales.</summary>
    public Scale Best(IEnumerable<Scale> candidates)
    {
        Scale? best = null;
        (double Excess, double Error, int Exponents, int AccumulatorShift, double LevelUnits, double WeightUnits) least = default;
        foreach (var scale in candidates)
        {
            var excess = Excess(scale);
            if (best is not null && excess > least.Excess)
                continue;
            var error = Error(scale, best is not null && excess == least.Excess ? least.Error : double.PositiveInfinity);
            var rank = (excess, error, _load.Groups.Sum(group => scale.Exponent(group.Largest)), scale.AccumulatorShift, scale.LevelUnits, scale.WeightUnits);
            if (best is null || rank.CompareTo(least) < 0)
                (best, least) = (scale, rank);
        }

        return best!;
    }

    private IEnumerable<Scale> Candidates()
    {
        for (var a = _parameters.AccumulatorShift ?? 0; a <= (_parameters.AccumulatorShift ?? _target.MostAccumulatorShift); a++)
        {
            for (var b = 0; b <= _target.MostCurrentShift; b++)
            {
                var most = MostWeightUnits(a, b);
                yield return new Scale(most, a, b);
                foreach (var unit in _units)
                {
                    var power = Math.ILogB(most * unit * (1 + 1e-12));
                    for (var i = 0; i < PowersToTry; i++)
                        yield return new Scale(Math.ScaleB(1 / unit, power - i), a, b);
                }
            }
        }
    }

    /// <summary>The largest weight scale with which nothing overflows.</summary>
    private double MostWeightUnits(int a, int b)
    {
        var most = Math.ScaleB(_mostLevelUnits, Ranges.FractionBits - a - b);
        if (_load.Largest == 0)
            return most;

        // Exponents are there for weights that differ in size; the smallest need none.
        var smallest = _load.Groups.Select(group => group.Largest).Where(largest => largest > 0).Min();
        most = Math.Min(most, Math.Min((WeightCodes.Most << _mostExponent) / _load.Largest, WeightCodes.Most / smallest));

        // Rounding may lift every weight by half a step.
        var room = Math.Min(Ranges.LargestAccumulator, Ranges.LargestCurrent(_target) / Needed(a));
        var rounding = _load.IsSeen ? 0 : _load.FanIn / 2.0;
        var units = Math.Min(most, Volley(rounding));
        var exponent = new Scale(units, a, b).Exponent(_load.Largest);
        return exponent == 0 ? units : Math.Min(units, Volley(Math.ScaleB(rounding, exponent)));

        double Volley(double lifted) => Math.Max(room - lifted, room / 2) / _load.Volley;
    }

    /// <summary>Units of u for each unit of the largest volley.</summary>
    private double Needed(int a) => _load.Current is { } current && _load.Volley > 0
        ? current / _load.Volley * (1 << a)
        : CurrentRoom.Needed(a, _keepU);

    /// <summary>How many times too large the worst sums are; 1 if they fit. Scales that the search itself chooses make them fit.</summary>
    private double Excess(Scale scale)
    {
        if (_load.Fixed.IsEmpty)
            return 1;
        var volley = _load.Volley * scale.WeightUnits;
        return Math.Max(
            Math.Max(1, scale.LevelUnits / _mostLevelUnits),
            Math.Max(volley / Ranges.LargestAccumulator, volley * Needed(scale.AccumulatorShift) / Ranges.LargestCurrent(_target)));
    }

    /// <summary>The largest membrane that the board must be able to tell apart from a larger one.</summary>
    private double MembraneReach()
    {
        var reach = Ranges.Levels(_parameters).Max(level => Math.Abs(level.Value));
        var least = _parameters.Bias.Distinct.Min();
        if (_parameters.VMin is null)
            reach = Math.Max(reach, _load.NegativeVolley + Math.Max(0, -least) * _memory);

        // What is left after a subtraction counts, so nothing above the threshold may be lost.
        if (_parameters.Reset == ResetMode.Subtract)
            reach = Math.Max(reach, _parameters.Threshold.Distinct.Max() + _load.Volley + Math.Max(0, _parameters.Bias.Distinct.Max()));
        return reach > 0 ? reach : Math.Max(_load.Volley, 1);
    }

    // Of a group's weights; beyond the most that matters, anything beyond it.
    private double WorstError(Scale scale, WeightGroup group, double most)
    {
        var exponent = Math.Min(scale.Exponent(group.Largest), _mostExponent);
        var worst = 0.0;
        foreach (var value in group.Weights)
        {
            worst = Math.Max(worst, Math.Abs(scale.WeightOf(scale.Weight(value, exponent), exponent) - value));
            if (worst > most)
                break;
        }

        return worst;
    }

    // Of thresholds, biases and other membrane values; the same.
    private double WorstLevelError(Scale scale, double most)
    {
        var worst = 0.0;
        foreach (var (isBias, value) in _levels)
        {
            var error = Math.Abs(scale.LevelOf(scale.Level(value)) - value);
            worst = Math.Max(worst, isBias ? error * _memory : error);
            if (worst > most)
                break;
        }

        return worst;
    }

    /// <summary>How far the board is from the description, on the network's scale; more than the limit where it is known to be beyond that.</summary>
    private double Error(Scale scale, double limit)
    {
        var current = _keepU == 0 || (_load.Largest == 0 && _load.Fixed.IsEmpty) ? 0 : 1 / Math.ScaleB(scale.WeightUnits, scale.AccumulatorShift) / Math.Max(1 - _keepU, 1 / LongestMemory);
        var always = (current + (_leakRounding / scale.LevelUnits)) / 4;
        var noise = 1e-12 * Math.Max(_load.Largest, _reach);

        // With many weights and levels most scales are out long before the last of them; a little more than the limit, since sums are rounded.
        var room = ((limit - always) * (1 + 1e-9)) + (2 * noise);
        var sum = 0.0;
        foreach (var group in _load.Groups)
            sum += WorstError(scale, group, (room * _load.Groups.Length) - sum);
        var weight = _load.Groups.IsEmpty ? 0 : sum / _load.Groups.Length;
        var level = WorstLevelError(scale, room - weight);
        return (weight > noise ? weight : 0) + (level > noise ? level : 0) + always;
    }
}
