using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Results;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>Ranks every focus area, and all of them together, by unmet need, burden and gap, at every level. Two sets of rank buffers serve them in turn.</summary>
internal sealed class RankingStudy
{
    private readonly AreaFrame frame;
    private readonly AnalysisOptions options;
    private readonly IReadOnlyList<FocusNeed> focuses;
    private readonly OverallNeed overall;
    private readonly RankingBasis basis;
    private readonly Dictionary<string, RankingMeasure> drawn;
    private readonly NeedDraws draws;
    private readonly LevelRanks[] unmet;
    private readonly LevelRanks[] others;

    /// <param name="byKind">False where only ranks by unmet need are wanted, as for what moved them.</param>
    public RankingStudy(AreaFrame frame, IReadOnlyList<RankedLevel> levels, AnalysisOptions options, IReadOnlyList<FocusNeed> focuses, OverallNeed overall, RankingBasis basis, bool byKind)
    {
        (this.frame, this.options, this.focuses, this.overall, this.basis) = (frame, options, focuses, overall, basis);
        drawn = basis.Measures.ToDictionary(m => $"{m.Focus}/{m.Kind.Id()}", StringComparer.Ordinal);
        draws = new NeedDraws(basis, basis.Measures, new DrawnPlaces([.. Enumerable.Range(0, frame.Count)], frame.Msoas, frame.Authorities));
        LevelRanks[] Buffers() => [.. levels.Select(l => new LevelRanks(l, new LevelMeans(l, frame.Population), options.Draws))];
        (unmet, others) = (Buffers(), byKind ? Buffers() : []);
    }

    public IReadOnlyList<LevelRanking> Run(Action<double> progress, CancellationToken cancellation)
    {
        var rankings = new List<LevelRanking>();
        for (var f = 0; f <= focuses.Count; f++)
        {
            rankings.AddRange(f == focuses.Count
                ? Ranked(NeedProfile.Of(overall), overall.Unmet, overall.Burden, overall.Gap, cancellation)
                : Ranked(NeedProfile.Of(focuses[f]), Alone(focuses[f].Unmet), Alone(focuses[f].Burden), Alone(focuses[f].Gap), cancellation));
            progress((f + 1.0) / (focuses.Count + 1));
        }

        return rankings;
    }

    /// <summary>Unmet need and burden in one pass over the draws, the gap in another, in the buffers of the burden.</summary>
    private LevelRanking[] Ranked(NeedProfile profile, IReadOnlyList<WeightedMeasure> unmetNeed, IReadOnlyList<WeightedMeasure> illHealth, IReadOnlyList<WeightedMeasure> care, CancellationToken cancellation)
    {
        var (burden, gap) = (Drawn(illHealth), Drawn(care));
        var (burdenLevels, gapLevels) = (RankedLevels(burden), RankedLevels(gap));
        RecordedDraws.Make(draws, options.Draws, [(Drawn(unmetNeed), unmet), (burden, burdenLevels)], options.Threads, cancellation);
        var rankings = unmet.Select(level => LevelRankings.Of(profile, level, options.Threads)).ToArray();
        var kinds = Kind(NeedKind.Burden, burdenLevels).ToDictionary(k => k.Level, k => new List<IEnumerable<KindRank>> { k.Ranks });
        RecordedDraws.Make(draws, options.Draws, [(gap, gapLevels)], options.Threads, cancellation);
        foreach (var (level, ranks) in Kind(NeedKind.Gap, gapLevels)) kinds[level].Add(ranks);
        return [.. rankings.Select(r => r with { Kinds = kinds.GetValueOrDefault(r.Level, []) })];
    }

    private (AreaLevel Level, IEnumerable<KindRank> Ranks)[] Kind(NeedKind kind, LevelRanks[] told) => Array.ConvertAll(told, level => (level.Level.Level, LevelRankings.OfKind(kind, level, options.Threads)));

    /// <summary>The levels that measures tell of. Authorities' figures alone say nothing of the places within an authority: these are then not ranked.</summary>
    private LevelRanks[] RankedLevels(IReadOnlyList<DrawnMeasure> measures) => measures.Count == 0 || others.Length == 0 ? []
        : PlaceDifferences.Exist(basis, measures, frame.Authorities.Of) ? others
        : [.. others.Where(l => l.Level.Level == AreaLevel.Ltla24)];

    private IReadOnlyList<DrawnMeasure> Drawn(IReadOnlyList<WeightedMeasure> measures) => [.. measures.Select(m => new DrawnMeasure(drawn[m.Measure.Id], m.Weight))];

    private static IReadOnlyList<WeightedMeasure> Alone(NeedMeasure? measure) => measure is null ? [] : [new WeightedMeasure(measure, 1)];
}
