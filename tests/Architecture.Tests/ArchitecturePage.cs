using System.Text.RegularExpressions;

namespace HealthNeeds.Architecture.Tests;

/// <summary>ARCHITECTURE.md as tests read it.</summary>
internal sealed partial class ArchitecturePage(string text)
{
    private const string TouchHeading = "What to touch";

    /// <summary>Every step of every numbered list, with the lines that go on with it.</summary>
    public IReadOnlyList<WalkStep> Steps { get; } = [.. Step().Matches(Plain(text)).Select(m => new WalkStep(m.Value.Trim(), [.. Names(m.Value)]))];

    /// <summary>Paths in backticks below the heading on what to touch: names that hold a slash and no address.</summary>
    public IReadOnlyList<string> PathsToTouch => [.. Names(Below(TouchHeading)).Where(n => n.Contains('/'))];

    /// <summary>First cells of a project's table, from the top; none where it has no heading.</summary>
    public IReadOnlyList<string> Rooms(string project) => [.. Room().Matches(Below(project)).Select(m => m.Groups["room"].Value)];

    /// <summary>What stands between a heading and the next.</summary>
    private string Below(string heading) => string.Join('\n', Plain(text).Split('\n').SkipWhile(l => l.TrimStart('#', ' ') != heading || !l.StartsWith('#')).Skip(1).TakeWhile(l => !l.StartsWith('#')));

    private static string Plain(string text) => text.ReplaceLineEndings("\n");

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(m => m.Groups["name"].Value);

    [GeneratedRegex(@"^\d+\. .*(?:\n[ ]+\S.*)*", RegexOptions.Multiline, 60_000)]
    private static partial Regex Step();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\| `(?<room>\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Room();
}

/// <summary>One step of the walk, and the names it has in backticks.</summary>
internal sealed record WalkStep(string Text, IReadOnlyList<string> Names);
