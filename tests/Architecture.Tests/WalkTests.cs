using System.Text.RegularExpressions;
using Mono.Cecil;

namespace HealthNeeds.Architecture.Tests;

/// <summary>ARCHITECTURE.md says what is so: its rooms are the folders in the order they use each other, and its walk names types that exist.</summary>
public sealed class WalkTests
{
    public static TheoryData<string> Projects => new(Repository.Projects);

    private static readonly Lazy<ArchitecturePage> LazyPage = new(() => new ArchitecturePage(File.ReadAllText(Path.Combine(Repository.Root.FullName, "ARCHITECTURE.md"))));
    private static readonly Lazy<IReadOnlySet<string>> LazyTypes = new(TypesOfTheHouse);

    private static ArchitecturePage Page => LazyPage.Value;

    [Fact]
    public void Walk_Names_AreTypesThatExist() =>
        Page.Steps.SelectMany(s => s.Names.Except(LazyTypes.Value).Select(n => $"'{n}' in step \"{s.Text}\"")).Should().BeEmpty("a name in backticks in a numbered list of ARCHITECTURE.md is a type of one of the five assemblies");

    [Fact]
    public void Walk_Steps_EachNameAType()
    {
        Page.Steps.Count.Should().BeGreaterThan(10, "ARCHITECTURE.md walks one figure and one rank");
        Page.Steps.Where(s => s.Names.Count == 0).Select(s => s.Text).Should().BeEmpty("every step says which type does it");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_AreTheFolders(string project) =>
        Page.Rooms(project).Should().BeEquivalentTo(Rooms(project), $"the table of {project} in ARCHITECTURE.md names every room once, and no other");

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_StandBelowWhatTheyUse(string project) => OutOfOrder(Page.Rooms(project), RoomGraph.Of(project).Uses).Should().BeEmpty($"the table of {project} in ARCHITECTURE.md begins with the lowest room");

    [Fact]
    public void Paths_OfWhatToTouch_AreThere()
    {
        var paths = Page.PathsToTouch;
        paths.Should().NotBeEmpty();
        paths.Where(p => !Path.Exists(Path.Combine(Repository.Root.FullName, p))).Should().BeEmpty();
    }

    [Fact]
    public void Page_WithStaleNames_IsRead()
    {
        var page = new ArchitecturePage("""
            ### Core
            | room | what is there |
            |---|---|
            | `Attic` | `Roof` |
            | `Areas` | codes |
            ## Walk
            1. `NoSuchType` does it,
               and `AreaCode` helps.
            2. Nobody does it.

            After `NotInAList`.
            """);

        page.Rooms("Core").Should().Equal("Attic", "Areas");
        page.Steps.Select(s => string.Join(' ', s.Names)).Should().Equal("NoSuchType AreaCode", string.Empty);
        page.Steps.SelectMany(s => s.Names).Except(LazyTypes.Value).Should().Equal("NoSuchType");
        OutOfOrder(page.Rooms("Core"), [new RoomUse("Attic", "Areas", "Roof", "AreaCode"), new RoomUse("Areas", "Attic", "AreaCode", "Roof")])
            .Should().Equal("Attic -> Areas because Roof uses AreaCode");
    }

    private static IEnumerable<string> OutOfOrder(IReadOnlyList<string> rooms, IEnumerable<RoomUse> uses)
    {
        var place = rooms.Index().ToDictionary(r => r.Item, r => r.Index, StringComparer.Ordinal);
        return uses.Where(u => place.TryGetValue(u.From, out var from) && place.TryGetValue(u.To, out var to) && to > from).Select(u => u.ToString());
    }

    /// <summary>First folders that hold code.</summary>
    private static IEnumerable<string> Rooms(string project) => Repository.Sources(project)
        .Select(f => Repository.Relative(f).Split(Path.DirectorySeparatorChar)).Where(parts => parts.Length > 2).Select(parts => parts[1]).Distinct(StringComparer.Ordinal);

    private static HashSet<string> TypesOfTheHouse() => [.. Repository.Projects.SelectMany(TypesOf)];

    private static IEnumerable<string> TypesOf(string project)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, $"HealthNeeds.{project}.dll"));
        return [.. assembly.MainModule.GetTypes().Where(t => !t.IsNested && t.Namespace.StartsWith("HealthNeeds.", StringComparison.Ordinal)).Select(t => t.Name.Split('`')[0])];
    }
}

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
