using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Checks;

/// <summary>
/// What the program itself brought: bundled figures other than those the current release was made of, or the same ones read by another version. Its tests
/// vetted them and no publisher drifted, so what they break beside that release is told and not held.
/// </summary>
/// <param name="current">Of the current release; null where there is none, or what it was made of is not known. Then nothing is explained.</param>
/// <param name="now">What the run is made of.</param>
internal sealed class BundledChange(ReleaseReceipt? current, IReadOnlyList<FetchedFile> now)
{
    /// <summary>The rules that compare with the current release. What breaks another is wrong by itself.</summary>
    private static readonly string[] Comparing = [PresenceRule.RuleId, CoverageRule.RuleId, MagnitudeRule.RuleId];

    /// <summary>Whether a finding would hold the run, and is of the program's making.</summary>
    public bool Explains(RuleFinding finding) =>
        current is not null
        && finding is { Holds: true, Source: { } source }
        && Comparing.Contains(finding.Rule, StringComparer.Ordinal)
        && !IsLive(current, source)
        && (IsOfOtherProgram(current) || !Before(current, source).SetEquals(Now(source)));

    /// <summary>For the release, which anybody reads: one for each source.</summary>
    public static IReadOnlyList<string> Reasons(IEnumerable<RuleFinding> brought) => [.. brought.GroupBy(f => f.Source, StringComparer.Ordinal).Select(s => Reason([.. s]))];

    private static string Reason(RuleFinding[] of)
    {
        var more = of.Length > 1 ? FormattableString.Invariant($" And {of.Length - 1:N0} more.") : string.Empty;
        return $"Version {ProductVersion.Text} of the program brought bundled figures that differ from those before: [{of[0].Rule}] {of[0].WithSource()}{more}";
    }

    private static bool IsOfOtherProgram(ReleaseReceipt made) => made.ProductVersion != ProductVersion.Text || !made.CodeIds.SequenceEqual(ProductVersion.CodeIds, StringComparer.Ordinal);

    /// <summary>Figures of a publisher are in use now, or were: then bundled ones beside them are a loss, which waits for somebody.</summary>
    private bool IsLive(ReleaseReceipt made, string source) =>
        now.Any(f => f.Publication == source && f.Receipt is not null) || made.Inputs.Any(i => i.Publication == source && i.Receipt is not null);

    private static HashSet<(string Kind, string Sha256)> Before(ReleaseReceipt made, string source) => [.. made.Inputs.Where(i => i.Publication == source).Select(i => (i.Kind, i.Sha256))];

    private IEnumerable<(string Kind, string Sha256)> Now(string source) => now.Where(f => f.Publication == source).Select(f => (f.Kind, f.Sha256));
}
