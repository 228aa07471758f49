// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>A step of a script.</summary>
/// <param name="Operation">What is done with the core.</param>
/// <param name="ResetIn">The core is reset so many clocks after it has begun; negative: not.</param>
internal readonly record struct ScriptStep(Operation Operation, int ResetIn = -1);

/// <summary>
/// What is done with a core, step by step: a random case as it went, or what is left of it when all is taken away that it does
/// not need in order to fail. As text a line is a step, and whoever reads it sees a network and some ticks.
/// </summary>
/// <param name="Build">The build.</param>
/// <param name="SpikePatience">Spikes are taken in one of so many clocks; 0: at once.</param>
/// <param name="Steps">The steps.</param>
internal sealed record CaseScript(Configuration Build, int SpikePatience, ImmutableArray<ScriptStep> Steps)
{
    /// <summary>How the names of files end that hold one.</summary>
    public const string Ending = ".script";

    private const string BuildWord = "build", SpikesWord = "spikes", ResetWord = "reset";
    private const int NegativeBit = 1 << 14;

    /// <summary>Where those lie that every run of the lockstep begins with, seen from the root of the repository.</summary>
    public static string VectorFolder { get; } = Path.Combine("tests", "cosim", "vectors");

    /// <summary>Reads those that every run begins with.</summary>
    /// <exception cref="NeuroCoreException">One of them cannot be read.</exception>
    public static IReadOnlyList<(string File, CaseScript Script)> Vectors() =>
        [.. Directory.GetFiles(VectorFolder, $"*{Ending}").Order(StringComparer.Ordinal).Select(file => (file, Read(File.ReadLines(file), file)))];

    /// <summary>The lines that say it.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"{BuildWord} {Build.Name}";
        if (SpikePatience > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{SpikesWord} {SpikePatience}");
        foreach (var step in Steps)
            yield return Line(step);
    }

    /// <summary>Reads a script.</summary>
    /// <param name="lines">Its lines; what follows a # says something to people.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="NeuroCoreException">A line says nothing that is known.</exception>
    public static CaseScript Read(IEnumerable<string> lines, string name)
    {
        Configuration? build = null;
        var patience = 0;
        var steps = ImmutableArray.CreateBuilder<ScriptStep>();
        foreach (var (index, line) in lines.Index())
        {
            var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            try
            {
                switch (words)
                {
                    case []:
                        break;
                    case [BuildWord, var of]:
                        build = Configurations.Named(of);
                        break;
                    case [SpikesWord, var clocks]:
                        patience = Number(clocks);
                        break;
                    default:
                        steps.Add(Step(words));
                        break;
                }
            }
            catch (Exception error) when (error is FormatException or ArgumentException or OverflowException)
            {
                throw new NeuroCoreException($"{name}, line {index + 1}: '{line}' is no step: write <bank> <address> <value>, read <bank> <address>, event <source> [-], tick, wait or idle <clocks>, and after it reset <clocks>.", error);
            }
        }

        return new CaseScript(build ?? throw new NeuroCoreException($"{name} does not say which build it is for: begin with '{BuildWord} <name>'."), patience, steps.ToImmutable());
    }

    private static string Line(ScriptStep step)
    {
        var operation = step.Operation;
        var parts = new List<string>();
        var word = operation.Word;
        if (operation.Memory)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{(operation.Write ? "write" : "read")} {word.Bank} {word.Address}"));
        if (operation.Write)
            parts.Add(word.Value.ToString(CultureInfo.InvariantCulture));
        if (operation.Kind is OperationKind.Tick)
            parts.Add("tick");
        if (operation.Kind is OperationKind.Wait)
            parts.Add("wait");
        if (operation.Kind is OperationKind.Idle)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"idle {operation.Clocks}"));
        if (operation.Source >= 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"event {operation.Source & ~NegativeBit}{((operation.Source & NegativeBit) != 0 ? " -" : "")}"));
        if (step.ResetIn >= 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{ResetWord} {step.ResetIn}"));
        return string.Join(' ', parts);
    }

    private static ScriptStep Step(ReadOnlySpan<string> words)
    {
        var operation = default(Operation) with { Source = -1 };
        var reset = -1;
        while (words.Length > 0)
        {
            var taken = 1;
            switch (words)
            {
                case ["write", var bank, var address, var value, ..]:
                    operation = operation with { Memory = true, Write = true, Word = new MemoryWord(Enum.Parse<Bank>(bank), Number(address), ushort.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)) };
                    taken = 4;
                    break;
                case ["read", var bank, var address, ..]:
                    operation = operation with { Memory = true, Word = new MemoryWord(Enum.Parse<Bank>(bank), Number(address), 0) };
                    taken = 3;
                    break;
                case ["event", var source, "-", ..]:
                    operation = operation with { Source = Number(source) | NegativeBit };
                    taken = 3;
                    break;
                case ["event", var source, ..]:
                    operation = operation with { Source = Number(source) };
                    taken = 2;
                    break;
                case ["tick", ..]:
                    operation = operation with { Kind = OperationKind.Tick };
                    break;
                case ["wait", ..]:
                    operation = operation with { Kind = OperationKind.Wait };
                    break;
                case ["idle", var clocks, ..]:
                    operation = operation with { Kind = OperationKind.Idle, Clocks = Number(clocks) };
                    taken = 2;
                    break;
                case [ResetWord, var clocks, ..]:
                    reset = Number(clocks);
                    taken = 2;
                    break;
                default:
                    throw new FormatException();
            }

            words = words[taken..];
        }

        return new ScriptStep(operation, reset);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
