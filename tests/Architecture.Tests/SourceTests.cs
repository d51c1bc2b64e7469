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
    public void Files_AreNamedAfterTheirFirstPublicType(string project) =>
        Offenders(project, f => f.Extension == ".cs" && PublicType().Match(Text(f)) is { Success: true } first && !IsNamedAfter(f, first.Groups["name"].Value))
            .Should().BeEmpty("a file holds one idea: small types may stand beside the one it is named after, and come after it");

    [Theory]
    [InlineData("Core")]
    [InlineData("Analytics")]
    [InlineData("Ingest")]
    [InlineData("Dashboard")]
    public void Sql_StandsInStoreOnly(string project) =>
        Offenders(project, f => Sql().IsMatch(Text(f))).Should().BeEmpty();

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

    /// <summary>A partial type's files add what they are about after a dot.</summary>
    private static bool IsNamedAfter(FileInfo file, string type) => file.Name.Split('.')[0] == type;

    private static string Text(FileInfo file) => File.ReadAllText(file.FullName);

    [GeneratedRegex(@"^public (?:static |sealed |abstract |readonly |partial |ref )*(?:class|record struct|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"""\s*(?:select\s[^""]*\bfrom\b|insert\s+into\b|create\s+table\b|delete\s+from\b)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Sql();

    [GeneratedRegex(@"catch\s*(?:\([^)]*\))?\s*\{\s*\}", RegexOptions.None, 1000)]
    private static partial Regex EmptyCatch();
}
