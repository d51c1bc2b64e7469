using System.Globalization;
using System.Text.RegularExpressions;

namespace HealthNeeds.Architecture.Tests;

/// <summary>Rules of the guide in CONTRIBUTING.md that a reader of the source can check.</summary>
public sealed partial class SourceTests
{
    private const int LongFile = 150;

    public static TheoryData<string> Projects => new(Repository.Projects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_Names_SayWhatIsInside(string project) =>
        Offenders(project, f => f.DirectoryName!.Split(Path.DirectorySeparatorChar).Any(p => p is "Helpers" or "Utils" or "Managers" or "Common"))
            .Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Projects))]
    public void Files_AreNamedAfterTheirFirstType(string project) =>
        Offenders(project, f => f.Extension == ".cs" && FirstType().Match(Text(f)) is { Success: true } first && !IsNamedAfter(f, first.Groups["name"].Value))
            .Should().BeEmpty("a file holds one idea: small types may stand beside the one it is named after, and come after it");

    [Fact]
    public void Files_OfOneName_AreNotFoundTwice() =>
        Repository.Projects.SelectMany(Repository.Sources).Where(f => f.Name is not "Program.cs" and not "_Imports.razor").GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1).Select(g => string.Join(" and ", g.Select(Repository.Relative))).Should().BeEmpty();

    [Fact]
    public void Types_OfOneName_AreNotFoundTwice() =>
        Repository.Projects.SelectMany(Repository.Sources).Where(f => f.Extension == ".cs").SelectMany(f => FirstType().Matches(Text(f)).Select(m => (Type: m.Groups["name"].Value, Place: Namespace().Match(Text(f)).Value)))
            .Distinct().GroupBy(t => t.Type, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{g.Key} in {string.Join(" and ", g.Select(t => t.Place))}").Should().BeEmpty();

    [Fact]
    public void Files_AreNeitherCrumbsNorBooks()
    {
        var lines = Repository.Projects.SelectMany(Repository.Sources).Where(f => f.Extension == ".cs").Select(f => Text(f).Count(c => c == '\n')).Order().ToList();
        lines[lines.Count / 2].Should().BeInRange(50, 120, "half of all files are shorter than this many lines");
    }

    [Theory]
    [InlineData("Core")]
    [InlineData("Analytics")]
    [InlineData("Ingest")]
    [InlineData("Dashboard")]
    public void Sql_StandsInStoreOnly(string project) =>
        Offenders(project, f => Sql().IsMatch(Text(f))).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Projects))]
    public void HashesInHexadecimal_AreWrittenInOnePlace(string project) =>
        Offenders(project, f => f.Name != "Sha256Text.cs" && HexadecimalHash().IsMatch(Text(f))).Should().BeEmpty();

    /// <summary>The clock goes on while a process of low priority waits for its turn: a second ended a refresh on a busy machine.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void Patterns_HaveTenSecondsAtLeast(string project) =>
        Offenders(project, f => PatternLimit().Matches(Text(f)).Any(m => int.Parse(m.Groups["ms"].Value.Replace("_", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture) < 10_000)).Should().BeEmpty();

    [Fact]
    public void DuckDb_IsNamedInOneFolder() =>
        Repository.Sources("Store")
            .Where(f => !Repository.Relative(f).StartsWith(Path.Combine("Store", "DuckDb"), StringComparison.Ordinal))
            .Where(f => Text(f).Contains("using DuckDB.NET", StringComparison.Ordinal))
            .Select(Repository.Relative).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Projects))]
    public void LongFiles_SayWhy(string project) =>
        Offenders(project, f => f.Extension == ".cs" && Text(f).Count(c => c == '\n') > LongFile && !Text(f).Contains("Long because", StringComparison.Ordinal))
            .Should().BeEmpty($"a file above {LongFile} lines says 'Long because …' at its head, or is split");

    [Theory]
    [MemberData(nameof(Projects))]
    public void Exceptions_AreNeverSwallowed(string project) =>
        Offenders(project, f => EmptyCatch().IsMatch(Text(f))).Should().BeEmpty();

    private static List<string> Offenders(string project, Func<FileInfo, bool> offends) =>
        Repository.Sources(project).Where(offends).Select(Repository.Relative).ToList();

    /// <summary>A partial type's files add what they are about after a dot; a file of one family, as AreaRules.cs, is named after what all of them are.</summary>
    private static bool IsNamedAfter(FileInfo file, string type)
    {
        var name = file.Name.Split('.')[0];
        return name == type || $"I{name}" == type || name.EndsWith($"{LastWord().Match(type).Value.TrimEnd('s')}s", StringComparison.Ordinal);
    }

    private static string Text(FileInfo file) => File.ReadAllText(file.FullName);

    [GeneratedRegex(@"^(?:public |internal |file )?(?:static |sealed |abstract |readonly |partial |ref |unsafe )*(?:class|record struct|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex FirstType();

    [GeneratedRegex(@"^namespace [\w.]+", RegexOptions.Multiline, 60_000)]
    private static partial Regex Namespace();

    [GeneratedRegex("[A-Z][a-z]+$", RegexOptions.None, 60_000)]
    private static partial Regex LastWord();

    [GeneratedRegex(@"""\s*(?:select\s[^""]*\bfrom\b|insert\s+into\b|create\s+table\b|delete\s+from\b)", RegexOptions.IgnoreCase, 60_000)]
    private static partial Regex Sql();

    [GeneratedRegex(@"ToHexString\w*\(\s*(?:await )?[\w.]*\bSHA256\.HashData", RegexOptions.None, 60_000)]
    private static partial Regex HexadecimalHash();

    [GeneratedRegex(@"GeneratedRegex\(.*, (?:matchTimeoutMilliseconds: )?(?<ms>[\d_]+)\)\]", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex PatternLimit();

    [GeneratedRegex(@"catch\s*(?:\([^)]*\))?\s*\{\s*\}", RegexOptions.None, 60_000)]
    private static partial Regex EmptyCatch();
}
