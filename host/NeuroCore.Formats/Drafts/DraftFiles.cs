// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NeuroCore.Hardware;

namespace NeuroCore.Formats.Drafts;

/// <summary>Writes a network as a description: a YAML file, and beside it CSV files for what is long.</summary>
public static class DraftFiles
{
    private const int MostListed = 32;
    private const int MostPairsListed = 16;

    /// <summary>Writes the files.</summary>
    /// <param name="draft">The network.</param>
    /// <param name="path">The YAML file; CSV files get its name without extension, and what they hold.</param>
    /// <param name="comments">Lines for the head of the file.</param>
    /// <returns>All files that were written.</returns>
    /// <exception cref="NeuroCoreException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(Draft draft, string path, IEnumerable<string> comments)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var writer = new Writer(draft, path);
        writer.All(comments);
        return writer.Files;
    }

    private sealed class Writer(Draft draft, string path)
    {
        private readonly StringBuilder _yaml = new();

        public List<string> Files { get; } = [path];

        public void All(IEnumerable<string> comments)
        {
            foreach (var comment in comments)
                Line($"# {comment.ReplaceLineEndings(" ")}");
            Line($"name: {draft.Name}");
            if (draft.About is { } about)
                Line($"about: {Quoted(about)}");
            Line($"tick: {Number(draft.TickSeconds)} s");
            if (draft.IsInteger)
                Line("weights: integer");
            if (draft.RunTicks is { } ticks)
                Line($"run: {ticks} ticks");
            if (!draft.Inputs.IsEmpty)
                Line("inputs:");
            foreach (var input in draft.Inputs)
                Line($"  {Quoted(input.Name)}: {{ size: {input.Size}{(input.Drive is { } drive ? $", drive: {drive}" : "")} }}");
            Line("populations:");
            foreach (var population in draft.Populations)
                Population(population);
            if (!draft.Projections.IsEmpty)
                Line("projections:");
            foreach (var projection in draft.Projections)
                Projection(projection);
            if (!draft.Spikes.IsEmpty)
                Stimulus();
            AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(_yaml.ToString())));
        }

        private void Population(DraftPopulation population)
        {
            var columns = new List<(string Key, ImmutableArray<double> Values)>();
            Line($"  {Quoted(population.Name)}:");
            Line($"    size: {population.Size}");
            PerNeuron("threshold", population.Threshold, null);
            PerNeuron("bias", population.Bias, 0);
            PerNeuron("v_init", population.VInit, 0);
            if (columns.Count > 0)
                Csv($"{population.Name}.neurons", string.Join(',', columns.Select(column => column.Key)), Enumerable.Range(0, population.Size).Select(i => string.Join(',', columns.Select(column => Number(column.Values[i])))));
            Decay("membrane", population.KeepMembrane, 1);
            Decay("synapse", population.KeepSynapse, 0);
            if (population.Refractory > 0)
                Line($"    refractory: {population.Refractory} ticks");
            if (population.Reset != "value")
                Line($"    reset: {population.Reset}");
            if (population.Reset == "value" && population.VReset != 0)
                Line($"    v_reset: {Number(population.VReset)}");
            if (population.VMin is { } floor)
                Line($"    v_min: {Number(floor)}");

            void PerNeuron(string key, ImmutableArray<double> values, double? usual)
            {
                if (values.Distinct().Count() == 1 && values[0] is var one)
                {
                    if (one != usual)
                        Line($"    {key}: {Number(one)}");
                }
                else if (values.Length <= MostListed)
                {
                    Line($"    {key}: [{string.Join(", ", values.Select(Number))}]");
                }
                else
                {
                    columns.Add((key, values));
                    Line($"    {key}: {{ file: {Quoted(Path.GetFileName(FileOf($"{population.Name}.neurons")))}, column: {key} }}");
                }
            }
        }

        // A share that a tick keeps is written as the time constant that it is, which every tick can meet.
        private void Decay(string of, ImmutableArray<double> keeps, double usual)
        {
            if (keeps.All(keep => keep == usual))
                return;
            if (keeps.All(keep => keep is 0 or 1) || draft.IsInteger)
                Line($"    keep_{of}: {Listed(keeps.Select(keep => Number(Math.Round(keep * ClassParameters.KeepAll))))}");
            else if (keeps.All(keep => keep is > 0 and < 1))
                Line($"    tau_{of}: {Listed(keeps.Select(keep => $"{Number(-1 / Math.Log(keep))} ticks"))}");
            else
                Line($"    keep_{of}: {Listed(keeps.Select(keep => Number(Math.Round(keep * ClassParameters.KeepAll))))}");
        }

        private static string Listed(IEnumerable<string> values)
        {
            var list = values.ToList();
            return list.Distinct().Count() == 1 ? list[0] : $"[{string.Join(", ", list)}]";
        }

        private void Projection(DraftProjection projection)
        {
            var synapses = projection.Synapses;
            var delay = synapses.Length == 0 || synapses.All(synapse => synapse.Delay == synapses[0].Delay) ? synapses.FirstOrDefault().Delay : (int?)null;
            Line($"  - source: {Quoted(projection.Source)}");
            Line($"    target: {Quoted(projection.Target)}");
            if (synapses.Length <= MostPairsListed)
            {
                Line($"    connector: {{ from_list: [{string.Join(", ", synapses.Select(one => $"[{one.Pre}, {one.Post}, {Number(one.Weight)}{(delay is null ? $", {one.Delay} ticks" : "")}]"))}] }}");
            }
            else
            {
                var columns = delay is null ? "pre,post,weight,delay" : "pre,post,weight";
                var file = Csv($"{projection.Source}-{projection.Target}", columns, synapses.Select(one => $"{one.Pre},{one.Post},{Number(one.Weight)}{(delay is null ? $",{one.Delay}" : "")}"));
                Line($"    connector: {{ from_csv: {{ file: {Quoted(Path.GetFileName(file))}{(delay is null ? ", delay: delay" : "")} }} }}");
            }

            if (delay > 0)
                Line($"    delay: {delay} ticks");
        }

        private void Stimulus()
        {
            var file = Csv("stimulus", "tick,population,index", draft.Spikes.Select(spike => $"{spike.Tick},{spike.Input},{spike.Index}"));
            Line("stimulus:");
            Line($"  - {{ file: {Quoted(Path.GetFileName(file))} }}");
        }

        private string Csv(string what, string heading, IEnumerable<string> rows)
        {
            var file = FileOf(what);
            AtomicFile.Write(file, stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
                writer.WriteLine(heading);
                foreach (var row in rows)
                    writer.WriteLine(row);
            });
            Files.Add(file);
            return file;
        }

        private string FileOf(string what) => Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}.{what}.csv");

        private void Line(string line) => _yaml.Append(line).Append('\n');

        private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";

        // What is smaller than any number that a description takes is nothing.
        private static string Number(double value) => Math.Abs(value) < 1e-30 ? "0" : value.ToString("R", CultureInfo.InvariantCulture);
    }
}
