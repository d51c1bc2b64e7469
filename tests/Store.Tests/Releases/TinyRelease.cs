using HealthNeeds.Fixtures;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>The smallest release that keeps every rule: two LSOAs in one MSOA, authority and ICB. Breaking one rule is one line in a test.</summary>
internal static class TinyRelease
{
    public static readonly ReleaseExpectations NoExpectations = new([]);

    public static readonly AreaCode Icb = new("E54000061");
    public static readonly AreaCode Authority = new("E08000016");
    public static readonly AreaCode Msoa = new("E02000001");
    public static readonly AreaCode First = new("E01000001");
    public static readonly AreaCode Second = new("E01000002");

    public static ReleaseInfo Publish(IOptions<ReleaseOptions> options, string run = "run", Action<ReleaseWriter>? extra = null, ReleaseExpectations? expectations = null, TimeProvider? time = null)
    {
        using var writer = Begin(options, run, time);
        Fill(writer);
        extra?.Invoke(writer);
        return writer.Publish(expectations ?? NoExpectations);
    }

    /// <summary>
    /// A copy of one that was written and checked once in this process, published by the same last steps: for tests of what becomes of a release, and not of how it is
    /// written. Its two LSOAs take as long to write as many would, for each of its tables and rules is gone through.
    /// </summary>
    public static ReleaseInfo PublishCopy(IOptions<ReleaseOptions> options, string run = "run") =>
        MadeRelease.Of($"tiny {run}", folder => (Publish(StoreOptions.At(folder), run), 0L)).Publish(options.Value.Directory, TimeProvider.System, options.Value.Keep);

    public static ReleaseWriter Begin(IOptions<ReleaseOptions> options, string run = "run", TimeProvider? time = null) =>
        ReleaseWriter.Begin(options, new ReleaseOrigin(run, "1.0", "south-yorkshire", 1, "hash", "version 1"), time ?? TimeProvider.System);

    /// <param name="turned">The second LSOA ranks before the first, for sure.</param>
    /// <param name="edit">Of the only indicator, of the only source and of the first LSOA's figure.</param>
    public static void Fill(ReleaseWriter writer, bool? turned = null, TinyEdit? edit = null)
    {
        var change = edit ?? new TinyEdit();
        writer.AppendSources([new SourceCount(change.Source(new Source("s", "p", "t", new Uri("https://example.org/"), "l", new Uri("https://example.org/l"), "a", "2021", "once")), 3, 2, 1, "0")]);
        writer.AppendIndicators([change.Indicator(new Indicator(new IndicatorId("i"), "I", "d", "%", 1, Polarity.HigherIsWorse, "s", "once", AreaLevel.Lsoa21, Modelled: false, Caveat: null, "Housing", 0, 100, [new IndicatorUse("cancer", IndicatorRole.Determinant)]))]);
        writer.AppendFocusAreas([new FocusArea("cancer", "Cancer", "Cancer", "Where?", 1)]);
        writer.AppendAreas([Area(AreaCode.England, AreaLevel.England), Area(Icb, AreaLevel.Icb), Area(Authority, AreaLevel.Ltla24), Area(Msoa, AreaLevel.Msoa21), Area(First, AreaLevel.Lsoa21), Area(Second, AreaLevel.Lsoa21)]);
        writer.AppendObservations([change.Figure ?? Observation.Known(new IndicatorId("i"), First, Period.Year(2021), new FigureEstimate(1)), Observation.Unknown(new IndicatorId("i"), Second, Period.Year(2021), MissingReason.Suppressed)], "native");
        writer.AppendSpreads();
        writer.AppendSeries();
        Rank(writer, AreaLevel.Lsoa21, turned == true ? [Second, First] : [First, Second], [AreaCode.England, Icb, Authority, Msoa], sure: turned is not null);
        Rank(writer, AreaLevel.Msoa21, [Msoa], [AreaCode.England, Icb, Authority]);
        Rank(writer, AreaLevel.Ltla24, [Authority], [AreaCode.England, Icb]);
    }

    public static NeedRanking Ranking(AreaCode area, double score, string focus = FocusArea.Overall) =>
        new(focus, area, score, score, Gap: null, 0.5, GapPercentile: null, 0.3);

    private static void Rank(ReleaseWriter writer, AreaLevel level, AreaCode[] areas, AreaCode[] withins, bool sure = false)
    {
        writer.AppendRankings(level, areas.Select((a, i) => Ranking(a, 1.5 - i)));
        writer.AppendContributions(FocusArea.Overall, level, areas.SelectMany((a, i) => new[] { (a, new Contribution(ContributionSide.Burden, "Housing", 1)), (a, new Contribution(ContributionSide.Gap, "Diagnosis", 0.5 - i)) }));
        writer.AppendRanks(FocusArea.Overall, level, withins.SelectMany(w => areas.Select((a, i) => (a, w, sure ? new RankInterval(i + 1, i + 1, i + 1, areas.Length) : new RankInterval(i + 1, 1, areas.Length, areas.Length)))));
    }

    /// <summary>First of one area by burden or gap. No gap of this release is known.</summary>
    public static IEnumerable<(NeedKind Kind, AreaCode Area, AreaCode Within, RankInterval Rank, double WorstTenth)> ByKind(NeedKind kind, AreaCode area, params AreaCode[] withins) =>
        withins.Select(w => (kind, area, w, new RankInterval(1, 1, 1, 1), 1.0));

    private static Area Area(AreaCode code, AreaLevel level) => new(
        code,
        level,
        $"Area {code}",
        PlaceName: null,
        level == AreaLevel.Lsoa21 ? Msoa : null,
        level is AreaLevel.Lsoa21 or AreaLevel.Msoa21 ? Authority : null,
        LocalAuthorityName: null,
        level is AreaLevel.Lsoa21 or AreaLevel.Msoa21 or AreaLevel.Ltla24 ? Icb : null,
        Population: 1500,
        RuralUrban: null,
        Location: null);
}

/// <summary>What a <see cref="TinyRelease"/> says otherwise.</summary>
internal sealed record TinyEdit
{
    public Func<Indicator, Indicator> Indicator { get; init; } = i => i;

    public Func<Source, Source> Source { get; init; } = s => s;

    public Observation? Figure { get; init; }
}
