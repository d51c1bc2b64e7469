using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Results;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;

namespace HealthNeeds.Ingest.Tests.Pipeline;

/// <summary>In the place of the analysis, which needs all of England: an area's need is the mean of its newest figures, sure to one place.</summary>
internal sealed class PlainRanking
{
    /// <summary>How often it was asked for ranks of figures that are not the release's own.</summary>
    public int Asked { get; private set; }

    /// <summary>Adds so much to the need of each LSOA wherever it is asked: its method.</summary>
    public Func<AreaCode, double> Method { get; set; } = _ => 0;

    public static IStage Stage => StageOf(code => 0);

    /// <summary>With code that adds so much to the need of each LSOA: a change of method that nothing declares.</summary>
    public static IStage StageOf(Func<AreaCode, double> shift) => new FakeStage("analyse", run =>
    {
        foreach (var ranking in Of(RunAnalysisInput.Of(run, CancellationToken.None), shift))
            LevelRankingWriter.Append(run.Writer, ranking);

        return new StageResult();
    });

    public IReadOnlyList<LevelRanking> Rank(AnalysisInput input, IProgress<AnalysisProgress>? progress, CancellationToken cancellation)
    {
        Asked++;
        return Of(input, Method);
    }

    private static IReadOnlyList<LevelRanking> Of(AnalysisInput input, Func<AreaCode, double> shift)
    {
        double[][] read = [.. input.Lsoas.Columns.Keys.Select(k => k.Indicator).Distinct().Select(i => input.Lsoas.Columns[input.Lsoas.Latest(i)!.Value])];
        var need = input.Lsoas.Codes.Select((code, i) => (code, read.Average(c => c[i]) + shift(code))).ToDictionary(e => e.code, e => e.Item2);
        var lsoas = input.Areas.Where(a => a.Level == AreaLevel.Lsoa21).ToList();
        return
        [
            Level(AreaLevel.Lsoa21, [.. lsoas.Select(a => (a, need[a.Code]))]),
            Level(AreaLevel.Msoa21, Larger(input, AreaLevel.Msoa21, lsoas.ToLookup(a => a.Msoa!.Value, a => need[a.Code]))),
            Level(AreaLevel.Ltla24, Larger(input, AreaLevel.Ltla24, lsoas.ToLookup(a => a.LocalAuthority!.Value, a => need[a.Code]))),
        ];
    }

    private static (Area, double)[] Larger(AnalysisInput input, AreaLevel level, ILookup<AreaCode, double> inside) =>
        [.. input.Areas.Where(a => a.Level == level).Select(a => (a, inside[a.Code].Average()))];

    private static LevelRanking Level(AreaLevel level, (Area Area, double Need)[] areas) => new(
        FocusArea.Overall,
        level,
        [.. areas.Select(a => new NeedRanking(FocusArea.Overall, a.Area.Code, a.Need, a.Need, Gap: null, 0.5, GapPercentile: null, 0.1))],
        Within(areas, _ => AreaCode.England).Concat(Within(areas, a => a.Icb)).Concat(Within(areas, a => a.LocalAuthority)).Concat(Within(areas, a => a.Msoa)),
        areas.Select(a => new AreaContribution(a.Area.Code, ContributionSide.Burden, "Everything", a.Need)))
    {
        Kinds = [Within(areas, _ => AreaCode.England).Concat(Within(areas, a => a.Icb)).Select(r => new KindRank(NeedKind.Burden, r.Area, r.Within, r.Rank, 0.1))],
    };

    private static IEnumerable<RankWithin> Within((Area Area, double Need)[] areas, Func<Area, AreaCode?> larger) =>
        from inside in areas.Where(a => larger(a.Area) is not null).GroupBy(a => larger(a.Area)!.Value)
        let ordered = inside.OrderByDescending(a => a.Need).ThenBy(a => a.Area.Code).ToList()
        from i in Enumerable.Range(0, ordered.Count)
        select new RankWithin(ordered[i].Area.Code, inside.Key, new RankInterval(i + 1, Math.Max(1, i), Math.Min(ordered.Count, i + 2), ordered.Count));
}
