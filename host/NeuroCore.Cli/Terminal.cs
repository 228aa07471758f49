// SPDX-License-Identifier: Apache-2.0
using Spectre.Console;

namespace NeuroCore.Cli;

/// <summary>Where a command writes: results to one side, everything else to the other.</summary>
public sealed class Terminal
{
    // Where output goes to a file or a pipe there is no width: nothing is to be wrapped.
    private const int UnlimitedWidth = 1000;

    private Terminal(TextWriter output, TextWriter error, IAnsiConsole tables, IAnsiConsole? progress)
    {
        Out = output;
        Error = error;
        Tables = tables;
        Progress = progress;
    }

    /// <summary>Results.</summary>
    public TextWriter Out { get; }

    /// <summary>Sentences about what went wrong, and remarks.</summary>
    public TextWriter Error { get; }

    /// <summary>Tables among the results.</summary>
    public IAnsiConsole Tables { get; }

    /// <summary>Progress bars; null where nobody watches.</summary>
    public IAnsiConsole? Progress { get; }

    /// <summary>The terminal that the process was started from.</summary>
    public static Terminal OfProcess()
    {
        var tables = Console.IsOutputRedirected ? Plain(Console.Out) : AnsiConsole.Create(new AnsiConsoleSettings());
        var progress = Console.IsErrorRedirected
            ? null
            : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return new Terminal(Console.Out, Console.Error, tables, progress);
    }

    /// <summary>Writes text into the given writers.</summary>
    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes everything else.</param>
    public static Terminal Of(TextWriter output, TextWriter error) => new(output, error, Plain(output), progress: null);

    private static IAnsiConsole Plain(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = UnlimitedWidth;
        return console;
    }
}
