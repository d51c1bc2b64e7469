using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>Ranks every focus area, and all of them together, by unmet need, burden and gap, at every level. One set of rank buffers serves them in turn.</summary>
internal sealed class RankingStudy
{
    private readonly AreaFrame frame;
    private readonly AnalysisOptions options;
    private readonly IReadOnlyList<FocusNeed> focuses;
    private readonly OverallNeed overall;
    private readonly NeedDraws draws;
    private readonly LevelRanks[] levels;

    public RankingStudy(AreaFrame frame, IReadOnlyList<RankedLevel> levels, AnalysisOptions options, IReadOnlyList<FocusNeed> focuses, OverallNeed overall)
    {
        (this.frame, this.options, this.focuses, this.overall) = (frame, options, focuses, overall);
        draws = new NeedDraws(frame, [.. focuses.SelectMany(f => new[] { f.Unmet, f.Burden, f.Gap }).OfType<NeedMeasure>(), .. overall.Burden.Select(b => b.Measure)], options.Seed);
        this.levels = [.. levels.Select(l => new LevelRanks(l, new LevelMeans(l, frame.Population), options.Draws))];
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

    private LevelRanking[] Ranked(NeedProfile profile, IReadOnlyList<WeightedMeasure> unmet, IReadOnlyList<WeightedMeasure> burden, IReadOnlyList<WeightedMeasure> gap, CancellationToken cancellation)
    {
        Draw(unmet, cancellation);
        var rankings = levels.Select(level => RankingTable.Of(profile, level, options.Threads)).ToArray();
        var kinds = levels.Select(_ => new List<IEnumerable<KindRank>>()).ToArray();
        foreach (var (kind, measures) in new[] { (NeedKind.Burden, burden), (NeedKind.Gap, gap) })
        {
            if (measures.Count == 0) continue;
            Draw(measures, cancellation);
            for (var l = 0; l < levels.Length; l++)
            {
                if (Told(levels[l].Level.Level, measures)) kinds[l].Add(RankingTable.OfKind(kind, levels[l], options.Threads));
            }
        }

        return [.. rankings.Zip(kinds, (r, k) => r with { Kinds = k })];
    }

    /// <summary>Authorities' figures alone say nothing of the places within an authority: these are then not ranked.</summary>
    private bool Told(AreaLevel level, IReadOnlyList<WeightedMeasure> measures) =>
        level == AreaLevel.Ltla24 || measures.Any(m => frame.Authorities.Members.Any(members => members.Any(i => Math.Abs(m.Measure.Value[i] - m.Measure.Value[members[0]]) > 1e-9)));

    private static IReadOnlyList<WeightedMeasure> Alone(NeedMeasure? measure) => measure is null ? [] : [new WeightedMeasure(measure, 1)];

    private void Draw(IReadOnlyList<WeightedMeasure> measures, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        Parallel.For(0, options.Draws, parallel, draws.Buffers, (draw, _, buffers) =>
        {
            draws.Draw(measures, draw, buffers);
            foreach (var level in levels) level.Record(draw, buffers);
            return buffers;
        }, _ => { });
    }
}
