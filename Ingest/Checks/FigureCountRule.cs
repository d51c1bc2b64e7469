using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Checks;

/// <summary>
/// An indicator has about as many rows as its last answer had for the same periods, and its newest periods are there. The newest period is about most areas that the newest of the
/// last answer was about and, of Fingertips, most of its area type. An answer that was cut at the end of a row shows in nothing else.
/// </summary>
internal sealed class FigureCountRule : ICheckRule<PullFacts>
{
    /// <summary>Of the rows that came before: authorities merge, practices close, but not in a period that was published.</summary>
    private const double Tolerated = 0.01;

    /// <summary>Of the areas of an area type, or of the newest period before: publishers print a row for an area without a value, but not for each, and practices and authorities merge.</summary>
    private const double LeastAreas = 0.9;

    public string Id => "figure-count";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var before = (facts.Before?.Profile ?? []).ToLookup(s => s.Indicator, StringComparer.Ordinal);
        return facts.Now.Profile.GroupBy(s => s.Indicator, StringComparer.Ordinal)
            .SelectMany(now => AgainstLast([.. before[now.Key]], [.. now]).Concat(OfNewest(facts, [.. before[now.Key]], [.. now])))
            .Concat(before.Where(b => IsGone(facts, b.Key)).Select(Gone));
    }

    /// <summary>An indicator of which nothing came. What is asked of Fingertips by its number is for <see cref="IndicatorWithoutFiguresRule"/>.</summary>
    private static bool IsGone(PullFacts facts, string indicator) =>
        facts.Now.Profile.Count > 0 && facts.Now.Profile.All(n => n.Indicator != indicator) && facts.Catalogue.Indicators.Any(i => i.Id.Value == indicator && i.Fingertips is null);

    private IEnumerable<RuleFinding> AgainstLast(List<SeriesProfile> before, List<SeriesProfile> now)
    {
        var rows = now.ToDictionary(Key, s => s.Rows);
        var came = now.Select(s => s.Period).ToHashSet(StringComparer.Ordinal);
        var same = before.Where(s => came.Contains(s.Period)).ToList();
        var (was, still) = (same.Sum(s => s.Rows), same.Sum(s => rows.GetValueOrDefault(Key(s))));
        if (still < was * (1 - Tolerated))
            yield return Fell(now[0].Indicator, $"{CountWords.Some(still, "figure")} of the same periods", $"about {was:N0}, as in the last answer");
        // A publication of one period takes the place of the last; a series keeps all but its oldest periods.
        if (same.Count > 0 && before.Where(s => !came.Contains(s.Period)).Select(s => s.Period).Distinct(StringComparer.Ordinal).Where(p => IsWithin(p, came)).ToList() is { Count: > 0 } lost)
            yield return Fell(now[0].Indicator, $"none of {string.Join(", ", lost.Order(StringComparer.Ordinal))}", "the periods of the last answer, but for the oldest");
    }

    /// <summary>
    /// A period that is new is held against Fingertips' area type, so that it does not dwindle from one to the next; where there is no type, or an analyst took fewer of its areas before, and of
    /// practices, which grow fewer every year, against the newest period of the last answer. The rows of all periods together would hide that it breaks off.
    /// </summary>
    private IEnumerable<RuleFinding> OfNewest(PullFacts facts, List<SeriesProfile> before, List<SeriesProfile> now)
    {
        if (Newest(now) is not var (period, areas) || before.Exists(s => s.Period == period))
            yield break;
        var indicator = facts.Catalogue.Indicators.FirstOrDefault(i => i.Id.Value == now[0].Indicator && i.Fingertips is not null);
        var type = indicator is null ? 0 : Due(facts, indicator);
        var (due, of) = Newest(before) is var (last, had) && (type == 0 || indicator!.NativeLevel == AreaLevel.Practice || had < LeastAreas * type) ? (had, $"in {last}, the newest of the last answer") : (type, $"of {indicator?.Fingertips!.AreaType}");
        if (areas < LeastAreas * due)
            yield return Fell(now[0].Indicator, $"{CountWords.Some(areas, "area")} in {period}", FormattableString.Invariant($"at least {LeastAreas:P0} of the {due:N0} {of}"));
    }

    private static (string Period, long Areas)? Newest(List<SeriesProfile> series) =>
        series.Where(s => IsPeriod(s.Period)).GroupBy(s => s.Period, StringComparer.Ordinal).MaxBy(g => Period.Parse(g.Key)) is { } newest ? (newest.Key, newest.Max(s => s.Areas)) : null;

    private RuleFinding Gone(IGrouping<string, SeriesProfile> before) => Fell(before.Key, "none", $"about {CountWords.Some(before.Sum(s => s.Rows), "figure")}, as in the last answer");

    private RuleFinding Fell(string indicator, string found, string expected) => new(Id, Holds: true, indicator, "An indicator keeps its figures; what came may be cut short.", found, expected, []);

    private static int Due(PullFacts facts, Indicator indicator) => indicator.NativeLevel switch
    {
        AreaLevel.Lsoa11 => facts.Known.Lsoa11.Count,
        AreaLevel.Lsoa21 => facts.Known.Lsoa21.Count,
        AreaLevel.Msoa11 => facts.Known.Msoa11.Count,
        AreaLevel.Msoa21 => facts.Known.Msoa21.Count,
        AreaLevel.Ltla21 => Authorities(facts.Known.Ltla21, indicator),
        AreaLevel.Ltla24 => Authorities(facts.Known.Ltla24, indicator),
        AreaLevel.Practice => facts.Known.Practices.Count,
        _ => 0,
    };

    /// <summary>Upper-tier figures are of counties where there are districts (E07), so districts have none.</summary>
    private static int Authorities(IReadOnlyCollection<string> codes, Indicator indicator) =>
        indicator.Fingertips!.AreaType.StartsWith("Upper tier", StringComparison.Ordinal) ? codes.Count(c => !c.StartsWith("E07", StringComparison.Ordinal)) : codes.Count;

    private static bool IsWithin(string period, HashSet<string> came) => IsPeriod(period) && came.Where(IsPeriod).Any(c => Period.Parse(c).CompareTo(Period.Parse(period)) < 0);

    private static bool IsPeriod(string text) => Period.TryParse(text, out _);

    private static (string, string) Key(SeriesProfile series) => (series.Period, series.Sex);
}

/// <summary>An own indicator's figures about people have their counts. Without them nobody can tell which are about few: none of those is shown, and many of them hold the file.</summary>
internal sealed class UncountedFiguresRule : ICheckRule<PullFacts>
{
    private const double Tolerated = 0.01;

    public string Id => "figure-uncounted";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var uncounted = facts.Broken.GetValueOrDefault(RowRules.CountMissing);
        if (uncounted > Tolerated * facts.Now.RowsIn)
        {
            yield return new RuleFinding(
                Id, Holds: true, "all figures", "Figures about people have their counts.", $"{uncounted:N0} of {facts.Now.RowsIn:N0} rows with a value and no count",
                "counts, or in the definition noPeopleCounted with the reason why nobody is counted", [.. facts.Rejections.Where(r => r.Rule == RowRules.CountMissing).Take(3).Select(r => $"line {r.Line} {r.Key}")]);
        }
    }
}
