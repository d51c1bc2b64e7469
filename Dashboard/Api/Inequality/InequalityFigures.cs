using HealthNeeds.Analytics.Inequality;
using HealthNeeds.Analytics.Limits;
using HealthNeeds.Dashboard.Api.Indicators;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Inequality;

/// <summary>One indicator by deprivation within an area, from the figures of a release.</summary>
internal sealed class InequalityFigures(ReleaseFigures release, CancellationToken token)
{
    /// <summary>The Index of Multiple Deprivation that areas are ordered by.</summary>
    public const string Deprivation = "iod2025-imd";

    private const int Groups = 10;
    private const int Fifths = 5;
    private const int Seed = 1;

    /// <summary>The smallest first.</summary>
    private static readonly AreaLevel[] Levels = [AreaLevel.Lsoa21, AreaLevel.Msoa21];

    private readonly FigureSets _sets = new(release, token);

    /// <summary>Indicators that can be read by deprivation: of LSOAs or MSOAs, with a better and a worse end, and no part of an index of deprivation themselves.</summary>
    public IReadOnlyList<Indicator> Choices => release.RememberForAll("inequality/choices", ReadChoices);

    /// <summary>What is shown where none is named; null where there is nothing to choose.</summary>
    public Indicator? Usual => Choices.FirstOrDefault(i => i.Id.Value == "census2021-bad-health") ?? (Choices.Count == 0 ? null : Choices[0]);

    /// <param name="within">The region's ICB or one of its authorities.</param>
    /// <param name="about">Null: the first of persons, women and men that has figures.</param>
    public InequalityResult Of(Indicator indicator, Area within, Sex? about = null) => release.IsOfRegion(within)
        ? release.Remember($"inequality/{indicator.Id}/{within.Code}/{about}", () => Read(indicator, within, about))
        : Read(indicator, within, about);

    /// <summary>Persons, women and men, those that have figures of LSOAs or MSOAs.</summary>
    public IReadOnlyList<Sex> Sexes(Indicator indicator) => release.RememberForAll<IReadOnlyList<Sex>>($"inequality/sexes/{indicator.Id}", () => [.. Levels.SelectMany(l => _sets.SexesOf(indicator, l)).Distinct().Order()]);

    private IReadOnlyList<Indicator> ReadChoices()
    {
        var held = Levels.SelectMany(level => release.Lease.Indicators.At(level, CancellationToken.None)).ToHashSet(StringComparer.Ordinal);
        return [.. release.Indicators.Where(i => i.Polarity != Polarity.None && !i.Source.StartsWith("iod", StringComparison.Ordinal) && release.NewestPeriods.ContainsKey(i.Id.Value) && held.Contains(i.Id.Value))];
    }

    private InequalityResult Read(Indicator indicator, Area within, Sex? about)
    {
        var sexes = Sexes(indicator);
        if (sexes.Count == 0 || (about is { } asked && !sexes.Contains(asked)))
            return new InequalityResult(indicator, within, Level: null, about, [], AboveEngland: null, $"This release holds no figures of it for LSOAs or MSOAs{(about is { } whom ? $" about {SexWords.Of(whom) ?? "all persons"}" : null)}.");
        var sex = about ?? sexes[0];
        var level = Levels.First(l => _sets.SexesOf(indicator, l).Contains(sex));
        var deprivation = release.Lease.Indicators.Values(new IndicatorId(Deprivation), level, within.Code, period: null, token: token)
            .Where(o => o.Estimate is not null).ToDictionary(o => o.Area, o => o.Estimate!.Value.Value);
        var people = release.Lease.Areas.List(level, within.Code, token).ToDictionary(a => a.Code, a => a.Population ?? 0);
        var periods = release.Lease.Indicators.Periods(indicator.Id, level, sex, token).Select(p => Read(indicator, level, sex, within, p, deprivation, people)).ToList();
        return new InequalityResult(indicator, within, level, sex, periods, AboveEngland(indicator, level, sex, within, periods[^1].Period), deprivation.Count == 0 ? "This release holds no Index of Multiple Deprivation 2025 to order areas by." : Reason(periods[^1], level));
    }

    private InequalityPeriod Read(Indicator indicator, AreaLevel level, Sex sex, Area within, Period period, Dictionary<AreaCode, double> deprivation, Dictionary<AreaCode, int> people)
    {
        DeprivedArea[] areas = [.. release.Lease.Indicators.Values(indicator.Id, level, within.Code, period, sex, token)
            .Where(o => o.Estimate is not null && deprivation.ContainsKey(o.Area) && people.GetValueOrDefault(o.Area) > 0)
            .Select(o => Deprived(indicator, o, deprivation[o.Area], people[o.Area]))];
        if (areas.Length == 0) return new InequalityPeriod(period, 0, people.Count, [], [], Index: null);
        var (unit, bounds) = (IndicatorScale.Unit(indicator), IndicatorScale.Of(indicator));
        var tenths = DeprivationGroups.Of(areas, Groups, unit, bounds);
        return new InequalityPeriod(period, areas.Length, people.Count, tenths, DeprivationGroups.Of(areas, Fifths, unit, bounds), SlopeIndex.Of(tenths, Groups, bounds, Seed));
    }

    /// <summary>Null where counts are not published.</summary>
    private CountAboveEngland? AboveEngland(Indicator indicator, AreaLevel level, Sex sex, Area within, Period period)
    {
        if (IndicatorScale.Unit(indicator) is null) return null;
        var england = release.RememberForAll($"inequality/england/{indicator.Id}/{level}/{sex}", () => Counted.Of(release.Lease.Indicators.Values(indicator.Id, level, AreaCode.England, period, sex, token)));
        var here = Counted.Of(release.Lease.Indicators.Values(indicator.Id, level, within.Code, period, sex, token));
        if (england is not { Denominator: > 0, IsWhole: true } || england.Areas < IndicatorSpread.LeastCoverage * release.AreasOf(level) || !here.IsWhole) return null;
        var (expected, limits) = (england.Count / england.Denominator * here.Denominator, Limits(indicator, here.Count, here.Denominator));
        return CountAboveEngland.Of(here.Count - expected, new Interval(limits.Lower - expected, limits.Upper - expected), indicator.Unit, period);
    }

    /// <summary>What chance makes of as many counts, bounding 95%: Wilson's limits of a share, Byar's of a rate, exact ones below ten events.</summary>
    internal static Interval Limits(Indicator indicator, double count, double denominator)
    {
        if (!FigureBounds.IsShare(indicator)) return CountLimits.Of(count);
        var share = ProportionLimits.Wilson(Math.Min(count, denominator), denominator);
        return new Interval(share.Lower * denominator, share.Upper * denominator);
    }

    private static string? Reason(InequalityPeriod newest, AreaLevel level) => newest.Index is not null ? null
        : newest.Tenths.Count < Groups ? $"Only {newest.Tenths.Count} of the ten tenths of deprivation {Verb.Has(newest.Tenths.Count)} a figure for {newest.Period}: a line through the others would hide that one is missing. {Figures.Some(newest.Areas, level.Noun())} {Verb.Has(newest.Areas)} a figure here."
        : "A tenth has a value at which the line cannot be fitted: none at all, or everybody.";

    /// <summary>Counts say nothing of a value that is not one over the other, as a standardised rate is not: they are left out, and its group is a mean over residents.</summary>
    /// <param name="figure">With an estimate.</param>
    internal static DeprivedArea Deprived(Indicator indicator, Observation figure, double deprivation, int people)
    {
        var (estimate, isCounted) = (figure.Estimate!.Value, FigureBounds.IsCounted(indicator, figure));
        return new DeprivedArea(deprivation, people, estimate.Value, isCounted ? figure.Count : null, isCounted ? figure.Denominator : null, Error(estimate));
    }

    /// <summary>From the limits that bound 95%.</summary>
    private static double? Error(FigureEstimate estimate) => estimate is { Lower: { } lower, Upper: { } upper } ? (upper - lower) / (2 * DeprivationGroup.Normal95) : null;

    private sealed record Counted(double Count, double Denominator, bool IsWhole, int Areas)
    {
        public static Counted Of(IReadOnlyList<Observation> figures) =>
            new(figures.Sum(o => o.Count ?? 0), figures.Sum(o => o.Denominator ?? 0), figures.Count > 0 && figures.All(o => o is { Count: not null, Denominator: > 0 }), figures.Count);
    }
}
