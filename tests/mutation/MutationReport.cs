// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using NeuroCore.Hardware;

namespace NeuroCore.Mutation;

/// <summary>What became of the mutants.</summary>
internal sealed class MutationReport
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };
    private readonly List<(string Part, Configuration Build, Mutant Mutant, MutantFate Fate)> _all = [];

    /// <summary>Mutants that change something.</summary>
    public int Mutants => _all.Count - None;

    /// <summary>Those that are none: by proof they change nothing.</summary>
    public int None => Count(MutantFate.None);

    /// <summary>Those that were noticed.</summary>
    public int Killed => Count(MutantFate.Killed);

    /// <summary>Those that were not, and of which it is argued that they cannot be.</summary>
    public int Argued => Count(MutantFate.Argued);

    /// <summary>Adds one.</summary>
    public void Add(string part, Configuration build, Mutant mutant, MutantFate fate) => _all.Add((part, build, mutant, fate));

    /// <summary>Lines of a table: mutants, killed, argued and alive of each module.</summary>
    public IEnumerable<string> Table()
    {
        yield return $"{"module",-24} {"mutants",8} {"killed",8} {"argued",8} {"alive",8}";
        foreach (var module in Real.GroupBy(one => one.Mutant.File).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            int Of(MutantFate fate) => module.Count(one => one.Fate == fate);
            yield return $"{Path.GetFileNameWithoutExtension(module.Key),-24} {module.Count(),8} {Of(MutantFate.Killed),8} {Of(MutantFate.Argued),8} {Of(MutantFate.Alive),8}";
        }
    }

    /// <summary>Writes it as JSON.</summary>
    /// <param name="path">The file.</param>
    /// <param name="seed">Seed of the mutants.</param>
    public void Write(string path, int seed) => File.WriteAllText(path, JsonSerializer.Serialize(
        new
        {
            seed,
            mutants = Mutants,
            killed = Killed,
            argued = Argued,
            changeNothing = None,
            modules = Real.GroupBy(one => one.Mutant.Module).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(
                group => group.Key,
                group => new { mutants = group.Count(), killed = group.Count(one => one.Fate == MutantFate.Killed), argued = group.Count(one => one.Fate == MutantFate.Argued) }),
            alive = _all.Where(one => one.Fate == MutantFate.Alive).Select(one => new { build = one.Build.Name, mutant = $"{one.Part}-{one.Mutant.Number}", where = one.Mutant.Where }),
        },
        s_indented) + "\n");

    private IEnumerable<(string Part, Configuration Build, Mutant Mutant, MutantFate Fate)> Real => _all.Where(one => one.Fate != MutantFate.None);

    private int Count(MutantFate fate) => _all.Count(one => one.Fate == fate);
}
