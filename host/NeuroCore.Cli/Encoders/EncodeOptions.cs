// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NeuroCore.Formats.Events;
using NeuroCore.Network;

namespace NeuroCore.Cli.Encoders;

/// <summary>What was asked of an encoding.</summary>
/// <param name="Encoder">even, chance, latency, delta or population.</param>
/// <param name="Ticks">Ticks; null: 20 for values, all of a recording.</param>
/// <param name="TickSeconds">Time of a tick, seconds.</param>
/// <param name="Population">Name of the input.</param>
/// <param name="File">What the file does not say.</param>
/// <param name="Least">Smallest value of a table.</param>
/// <param name="Most">Largest value of a table.</param>
/// <param name="Neurons">Neurons of a value.</param>
/// <param name="Threshold">Change that is told.</param>
/// <param name="Seed">Seed of chance.</param>
internal sealed record EncodeRequest(
    string Encoder, int? Ticks, double TickSeconds, string Population, EventFileOptions File, double Least, double Most, int Neurons, double Threshold, ulong Seed);

/// <summary>Options of <c>neurocore encode</c>.</summary>
internal sealed class EncodeOptions
{
    private const int UsualNeurons = 8;
    private const double UsualThreshold = 0.1;

    private readonly Option<string?> _encoder = new Option<string?>("--as") { Description = "Encoder of values: even (default: evenly spaced spikes), chance, latency, delta, or population (latencies of receptive fields).", HelpName = "encoder" }.AcceptOnlyFromAmong("even", "chance", "latency", "delta", "population");
    private readonly Option<int?> _ticks = new("--ticks") { Description = "Ticks; 20 for values unless given, all of a recording. Delta has a tick for each row.", HelpName = "n", CustomParser = CountParser.From(1) };
    private readonly Option<Duration?> _tick = new("--dt") { Description = "Time of a tick, such as 100us; 1ms unless given.", HelpName = "time", CustomParser = TimeParser.ParseClock };
    private readonly Option<string?> _population = new("--population") { Description = "Name of the input that spikes; input unless given.", HelpName = "name" };
    private readonly Option<int?> _entry = new("--entry") { Description = "Which image, recording or row of several, from 0; the first unless given.", HelpName = "k", CustomParser = CountParser.From(0) };
    private readonly Option<int?> _pool = new("--pool") { Description = "Take means of squares of so many pixels a side; 1 unless given.", HelpName = "pixels", CustomParser = CountParser.From(1) };
    private readonly Option<(int, int)?> _size = new("--size") { Description = "Pixels of a camera, such as 34x34.", HelpName = "WxH", CustomParser = Size };
    private readonly Option<double?> _least = new("--least") { Description = "Smallest value of a table; 0 unless given.", HelpName = "value", CustomParser = Number };
    private readonly Option<double?> _most = new("--most") { Description = "Largest value of a table; 1 unless given.", HelpName = "value", CustomParser = Number };
    private readonly Option<int?> _neurons = new("--neurons") { Description = $"Neurons of each value with --as population; {UsualNeurons} unless given.", HelpName = "n", CustomParser = CountParser.From(PopulationEncoder.Fewest) };
    private readonly Option<double?> _threshold = new("--threshold") { Description = $"Change that is told with --as delta; {UsualThreshold.ToString(CultureInfo.InvariantCulture)} unless given.", HelpName = "change", CustomParser = Number };
    private readonly Option<int?> _seed = new("--seed") { Description = "Seed of chance; 1 unless given.", HelpName = "number", CustomParser = CountParser.From(0) };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _encoder, _ticks, _tick, _population, _entry, _pool, _size, _least, _most, _neurons, _threshold, _seed })
            command.Add(option);
    }

    public EncodeRequest Of(ParseResult parsed) => new(
        parsed.GetValue(_encoder) ?? "even",
        parsed.GetValue(_ticks),
        parsed.GetValue(_tick)?.Value ?? 1e-3,
        parsed.GetValue(_population) ?? "input",
        new EventFileOptions { Entry = parsed.GetValue(_entry) ?? 0, Pool = parsed.GetValue(_pool) ?? 1, Size = parsed.GetValue(_size) },
        parsed.GetValue(_least) ?? 0,
        parsed.GetValue(_most) ?? 1,
        parsed.GetValue(_neurons) ?? UsualNeurons,
        parsed.GetValue(_threshold) ?? UsualThreshold,
        (ulong)(parsed.GetValue(_seed) ?? 1));

    private static double? Number(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            return value;
        result.AddError($"'{text}' is no number.");
        return null;
    }

    private static (int, int)? Size(ArgumentResult result)
    {
        const int Most = 240;
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (text.Split('x') is [var across, var down] &&
            int.TryParse(across, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && int.TryParse(down, NumberStyles.None, CultureInfo.InvariantCulture, out var height) &&
            width is > 0 and <= short.MaxValue && height is > 0 and <= short.MaxValue)
            return (width, height);
        result.AddError($"'{text}' is no size of a camera: write pixels of a row, x, and rows, such as {Most}x180.");
        return null;
    }
}
