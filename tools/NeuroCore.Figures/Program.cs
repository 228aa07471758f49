// SPDX-License-Identifier: Apache-2.0
using System.Text;
using NeuroCore.Figures;
using NeuroCore.Hardware;

const string Usage = """
    Draws the figures of the guide from the cycle-accurate model, and writes the numbers behind each beside it.

      [<name>...]     only these; without a name all of them
      -o <folder>     host/guide/figures by default
    """;

string folder = "host/guide/figures";
var names = new List<string>();
for (int at = 0; at < args.Length; at++)
{
    if (args[at] is "-o" && at + 1 < args.Length)
    {
        folder = args[++at];
    }
    else if (AllFigures.ByName.ContainsKey(args[at]))
    {
        names.Add(args[at]);
    }
    else
    {
        Console.Error.WriteLine($"'{args[at]}' is no figure: there are {string.Join(", ", AllFigures.ByName.Keys)}.\n{Usage}");
        return 2;
    }
}

foreach (string name in names.Count > 0 ? names : AllFigures.ByName.Keys)
{
    Figure figure = AllFigures.ByName[name]();
    figure.Plot.Save(Path.Combine(folder, figure.Name + ".png"));
    byte[] data = Encoding.UTF8.GetBytes(figure.Data());
    AtomicFile.Write(Path.Combine(folder, figure.Name + ".csv"), stream => stream.Write(data));
    Console.WriteLine($"wrote {figure.Name}.png and {figure.Name}.csv to {folder}");
}

return 0;
