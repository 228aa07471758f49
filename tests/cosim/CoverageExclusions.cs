// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>
/// Points that need not be reached, each with the reason: lines of <c>coverage.exclusions</c>, a reason after <c>#</c> above the
/// points that it is for, each <c>file kind pattern</c>. The pattern is a regular expression for the whole of a point's name or,
/// for lines and branches, of its source line without what surrounds it.
/// </summary>
internal sealed class CoverageExclusions
{
    private readonly List<(string File, CoverageKind Kind, Regex Pattern, string Text)> _rules = [];
    private readonly HashSet<string> _used = [];
    private readonly Dictionary<string, string[]> _sources = [];
    private readonly string _root;

    /// <summary>Reads them.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="lines">The lines.</param>
    /// <exception cref="NeuroCoreException">A line cannot be read, or has no reason above it.</exception>
    public CoverageExclusions(string root, IEnumerable<string> lines)
    {
        _root = root;
        var reason = false;
        foreach (var line in lines)
        {
            if (line.Length == 0 || line.StartsWith('#'))
            {
                reason = line.Length > 1;
                continue;
            }

            var words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
            if (!reason || words.Length != 3 || !Enum.TryParse<CoverageKind>(words[1], ignoreCase: true, out var kind))
                throw new NeuroCoreException($"coverage.exclusions: '{line}' is not 'file line|branch|toggle pattern' below a reason.");
            _rules.Add((words[0], kind, new Regex($"^(?:{words[2]})$", RegexOptions.CultureInvariant), line));
        }
    }

    /// <summary>True if a point need not be reached.</summary>
    public bool Has(CoveragePoint point)
    {
        foreach (var (file, kind, pattern, text) in _rules)
        {
            if (file != point.File || kind != point.Kind || !pattern.IsMatch(kind == CoverageKind.Toggle ? point.Name : Source(point)))
                continue;
            _used.Add(text);
            return true;
        }

        return false;
    }

    /// <summary>Rules that excluded nothing that would be missed: the reason has gone.</summary>
    public IEnumerable<string> Idle => _rules.Select(rule => rule.Text).Where(text => !_used.Contains(text));

    private string Source(CoveragePoint point)
    {
        if (!_sources.TryGetValue(point.File, out var lines))
            lines = _sources[point.File] = File.ReadAllLines(Path.Combine(_root, point.File));
        return lines[point.Line - 1].Trim();
    }
}
