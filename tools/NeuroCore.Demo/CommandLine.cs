// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;
using Spectre.Console;

namespace NeuroCore.Demo;

/// <summary>The demo as a program.</summary>
public static class CommandLine
{
    private const string Usage = """
        Classifies handwritten digits on the emulator and on the virtual board, and compares every spike.

          --on-model <images>        images shown to the model, all held-out ones by default
          --on-board <images>        images shown to the virtual board too, 60 by default
          --for <build>              build of the hardware, icebreaker by default
          --encoded-for <build>      build for the part with encoders and counters, icebreaker-inference by default; none leaves it out
          --mnist <folder>           show the test images of MNIST's idx files, made smaller, instead of the example's own
          --example <folder>         host/examples/digits by default
          --virtual-boards <folder>  build/verilator by default
          -o <folder>                takes the picture, build/demo by default
        """;

    /// <summary>Runs the demo.</summary>
    /// <param name="arguments">As given by the user.</param>
    /// <param name="console">Takes results and progress.</param>
    /// <param name="errors">Takes complaints.</param>
    /// <returns>Exit code: 0 the boards agree, 1 they do not or something is missing, 2 bad arguments.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IAnsiConsole console, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(errors);
        if (arguments is ["--help" or "-h"])
        {
            console.WriteLine(Usage);
            return 0;
        }
        if (Parse(arguments) is not { } options)
        {
            await errors.WriteLineAsync($"'{string.Join(' ', arguments)}' cannot be understood.\n{Usage}").ConfigureAwait(false);
            return 2;
        }
        try
        {
            return await new DigitsDemo(options, console).RunAsync().ConfigureAwait(false) ? 0 : 1;
        }
        catch (NeuroCoreException error)
        {
            await errors.WriteLineAsync(error.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static DemoOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new DemoOptions();
        for (int at = 0; at < arguments.Count; at += 2)
        {
            if (at + 1 == arguments.Count)
                return null;
            string value = arguments[at + 1];
            bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            DemoOptions? next = arguments[at] switch
            {
                "--on-model" when isNumber && number > 0 => options with { OnModel = number },
                "--on-board" when isNumber => options with { OnBoard = number },
                "--for" => options with { Configuration = value },
                "--encoded-for" => options with { Encoded = value == "none" ? null : value },
                "--mnist" => options with { Mnist = value },
                "--example" => options with { Example = value },
                "--virtual-boards" => options with { VirtualBoards = value },
                "-o" or "--output" => options with { Output = value },
                _ => null,
            };
            if (next is null)
                return null;
            options = next;
        }
        return options;
    }
}
