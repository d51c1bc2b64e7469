using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Checks;

/// <summary>Figures are about areas of the indicator's own vintage: codes of 2011 where those of 2021 are due are other places.</summary>
internal sealed class AreaVintageRule : ICheckRule<PullFacts>
{
    private const double Tolerated = 0.01;

    /// <summary>Practices open and close every month, and those are known that had patients when these were last counted.</summary>
    private const double ToleratedOfPractices = 0.1;

    /// <summary>MSOAs are redrawn with a census only, and those of both are known: more than a few that are not are of another list.</summary>
    private const double ToleratedOfMsoas = 0.001;
    private const int Shown = 5;

    public string Id => "area-vintage";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts) => OfFigures(facts).Concat(facts.AreasFound is { } met ? OfNewestPeriods(met).Concat(OfMixed(met)) : OfRejections(facts));

    private IEnumerable<RuleFinding> OfFigures(PullFacts facts)
    {
        foreach (var level in facts.AreaRows.GroupBy(r => r.Level))
        {
            if (Codes(facts.Known, level.Key) is not { } due)
                continue;
            var (all, wrong) = (level.Sum(r => r.Rows), level.Where(r => !due.Contains(r.Area)).ToList());
            if (wrong.Sum(r => r.Rows) > Tolerated * all)
                yield return Finding($"figures by {level.Key.Id()}", wrong.Sum(r => r.Rows), all, level.Key.Id(), Tolerated, [.. wrong.Take(Shown).Select(r => r.Area)]);
        }
    }

    private IEnumerable<RuleFinding> OfNewestPeriods(AreasFound met) =>
        from level in met.Unknown
        let tolerated = ToleratedOf(level.Level)
        // In a short file one code that is mistyped is more than one in a thousand.
        where level.Unknown > Math.Max(tolerated * level.Rows, Math.Min(1, Tolerated * level.Rows))
        select Finding($"newest periods by {level.Level.Id()}", level.Unknown, level.Rows, level.Level.Id(), tolerated, level.Examples);

    private static double ToleratedOf(AreaLevel level) => level switch
    {
        AreaLevel.Practice => ToleratedOfPractices,
        AreaLevel.Msoa11 or AreaLevel.Msoa21 => ToleratedOfMsoas,
        _ => Tolerated,
    };

    /// <summary>MSOAs of both years may come, but an indicator and a period are of one.</summary>
    private IEnumerable<RuleFinding> OfMixed(AreasFound met) =>
        from series in met.Mixed
        select new RuleFinding(Id, Holds: true, series, "An indicator's period is about areas of one year.", "MSOAs that only 2011 has beside MSOAs that only 2021 has", "those of one of the two", []);

    /// <summary>Readers reject codes they do not know: many that look like those that are due mean the same. Of long lists the first rows stand for the others; where none is listed, all are counted.</summary>
    private IEnumerable<RuleFinding> OfRejections(PullFacts facts)
    {
        var families = facts.AreaRows.Select(r => Family(r.Area)).ToHashSet(StringComparer.Ordinal);
        var listed = facts.Rejections.Where(r => r.Rule == RowRules.UnknownArea).ToList();
        var unknown = listed.Where(r => families.Count == 0 || families.Contains(Family(r.Found))).ToList();
        var broken = facts.Broken.GetValueOrDefault(RowRules.UnknownArea);
        var rows = listed.Count == 0 ? broken : unknown.Count * broken / listed.Count;
        if (rows > Tolerated * facts.Now.RowsIn)
            yield return Finding("rejected rows", rows, facts.Now.RowsIn, "the expected level", Tolerated, [.. unknown.Select(r => r.Found).Distinct(StringComparer.Ordinal).Take(Shown)]);
    }

    private RuleFinding Finding(string key, long wrong, long all, string level, double tolerated, IReadOnlyList<string> examples) => new(
        Id, Holds: true, key, "Figures are about areas of their own vintage.", $"{wrong:N0} of {all:N0} rows about other codes", FormattableString.Invariant($"codes of {level}, all but {100 * tolerated:0.#} %"), examples);

    /// <summary>The first three characters say what kind of area a code is of: E01 is an LSOA.</summary>
    private static string Family(string code) => code.Length < 3 ? code : code[..3];

    private static HashSet<string>? Codes(KnownAreas known, AreaLevel level) => level switch
    {
        AreaLevel.Lsoa11 => Set(known.Lsoa11),
        AreaLevel.Lsoa21 => Set(known.Lsoa21),
        AreaLevel.Msoa11 or AreaLevel.Msoa21 => Set(known.Msoas),
        AreaLevel.Ltla21 => Set(known.Ltla21),
        AreaLevel.Ltla24 => Set(known.Ltla24),
        AreaLevel.Practice => Set(known.Practices),
        _ => null,
    };

    // England's own figure comes beside those of authorities, and authorities under either code.
    private static HashSet<string> Set(IReadOnlySet<string> codes) =>
        [.. codes, AreaCode.England.Value, .. RecodedAuthorities.Older.Where(r => codes.Contains(r.Value)).Select(r => r.Key)];
}

/// <summary>Barnsley and Sheffield appear under their codes of April 2025. They are taken under the older ones, which the release keeps.</summary>
internal sealed class RecodedAreaRule : ICheckRule<PullFacts>
{
    public string Id => "recoded-area";

    public RuleOutcome Outcome => RuleOutcome.WarnOnly;

    public IEnumerable<RuleFinding> Check(PullFacts facts) =>
        from area in Rows(facts)
        where RecodedAuthorities.Older.ContainsKey(area.Key)
        select new RuleFinding(Id, Holds: false, area.Key, "Authorities appear under the codes of April 2024.", $"{CountWords.Some(area.Value, "figure")} of {area.Key}", $"{RecodedAuthorities.Older[area.Key]}, under which they are taken", []);

    /// <summary>Rows by the code they came under; of readers that take a newer code for the older one, what they counted.</summary>
    private static IEnumerable<KeyValuePair<string, long>> Rows(PullFacts facts) =>
        facts.AreasFound?.Recoded ?? facts.AreaRows.GroupBy(r => r.Area, StringComparer.Ordinal).Select(g => KeyValuePair.Create(g.Key, g.Sum(r => r.Rows)));
}
