// SPDX-License-Identifier: Apache-2.0
using System.Text;
using NeuroCore.Figures;
using NeuroCore.Hardware;

const string Usage = """
    Draws the figures of the guide and of the learning rules from the cycle-accurate model, and writes the numbers
    behind each beside it.

      [<name>...]     only these; without a name all of them
      -o <folder>     where to; host/guide/figures and firmware/figures by default
    """;

string? folder = null;
var names = new List<string>();
string[] known = [.. AllFigures.ByName.Keys, .. AllFigures.OfRules.Keys];
for (int at = 0; at < args.Length; at++)
{
    if (args[at] is "-o" && at + 1 < args.Length)
    {
        folder = args[++at];
    }
    else if (known.Contains(args[at]))
    {
        names.Add(args[at]);
    }
    else
    {
        Console.Error.WriteLine($"'{args[at]}' is no figure: there are {string.Join(", ", known)}.\n{Usage}");
        return 2;
    }
}

foreach (string name in names.Count > 0 ? names : [.. known])
{
    bool ofGuide = AllFigures.ByName.TryGetValue(name, out Func<Figure>? make);
    string place = folder ?? (ofGuide ? AllFigures.Folder : AllFigures.FolderOfRules);
    Figure figure = (make ?? AllFigures.OfRules[name])();
    figure.Plot.Save(Path.Combine(place, figure.Name + ".png"));
    byte[] data = Encoding.UTF8.GetBytes(figure.Data());
    AtomicFile.Write(Path.Combine(place, figure.Name + ".csv"), stream => stream.Write(data));
    Console.WriteLine($"wrote {figure.Name}.png and {figure.Name}.csv to {place}");
}

return 0;
