using System.Text.RegularExpressions;

namespace HealthNeeds.Dashboard.Tests.Wording;

/// <summary>
/// Pages tell of settings by SettingHint alone: a bare name says neither to what to set it nor where. What refuses settings that were made says it to
/// whoever has just made them, before there is a page.
/// </summary>
public sealed partial class SettingHintUseTests
{
    public static TheoryData<string> Sources => new(Directory.EnumerateFiles(RepositoryFile.Path("Dashboard"), "*.*", SearchOption.AllDirectories)
        .Where(f => (f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal)) && !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj"))
        .Where(f => File.ReadAllText(f) is var text && Setting().IsMatch(text) && !text.Contains("IValidateOptions<", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(RepositoryFile.Path("Dashboard"), f)));

    [Theory]
    [MemberData(nameof(Sources))]
    public void Name_OfASetting_StandsInAHint_InALogOrInAComment(string file) =>
        File.ReadAllLines(RepositoryFile.Path("Dashboard", file)).Where(line => Setting().IsMatch(line) && !line.Contains("SettingHint.Of(", StringComparison.Ordinal) && !Elsewhere().IsMatch(line)).Should().BeEmpty();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+__[A-Z]", RegexOptions.None, 60_000)]
    private static partial Regex Setting();

    /// <summary>Comments, the log of this site, and settings that are handed to the worker.</summary>
    [GeneratedRegex(@"^\s*//|^\s*log\.|\[""[A-Za-z_]+""\] = ", RegexOptions.None, 60_000)]
    private static partial Regex Elsewhere();
}
