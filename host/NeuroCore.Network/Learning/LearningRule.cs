// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A rule by which weights change: a text, which means something to the compiler alone.</summary>
public sealed record LearningRule
{
    private LearningRule(string name, string text, string file)
    {
        Name = Names.Check(name, "a rule");
        Text = text;
        File = file;
    }

    /// <summary>What projections call it.</summary>
    public string Name { get; }

    /// <summary>The rule.</summary>
    public string Text { get; }

    /// <summary>Where the text is from, for messages about it.</summary>
    public string File { get; }

    /// <summary>A rule given as a text.</summary>
    /// <param name="name">What projections call it.</param>
    /// <param name="text">The rule.</param>
    /// <exception cref="DescriptionException">The name is none.</exception>
    public static LearningRule Of(string name, string text) => new(name, text, $"rule '{name}'");

    /// <summary>A rule from a file, read now.</summary>
    /// <param name="name">What projections call it.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="DescriptionException">The name is none, or the file cannot be read.</exception>
    public static LearningRule FromFile(string name, string path)
    {
        try
        {
            return new LearningRule(name, System.IO.File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DescriptionException(
                System.IO.File.Exists(path)
                    ? $"the rule '{name}' cannot be read from {path}: {error.Message}"
                    : $"the rule '{name}' is to be read from {path}, which does not exist: check the name.",
                error);
        }
    }

    /// <summary>A rule that comes with the project.</summary>
    /// <param name="name">What projections call it.</param>
    /// <param name="rule">Its name among the project's rules; null is the same.</param>
    /// <exception cref="DescriptionException">There is no such rule.</exception>
    public static LearningRule OfProject(string name, string? rule = null) => ProjectRules.Find(rule ?? name) is { } text
        ? new LearningRule(name, text, $"{rule ?? name}{ProjectRules.Extension}")
        : throw new DescriptionException($"no rule of the project is called '{rule ?? name}': {Nearest.Hint(rule ?? name, ProjectRules.All)}");
}
