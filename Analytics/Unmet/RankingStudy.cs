using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>Ranks every focus area, and all of them together, by unmet need, burden and gap, at every level. One set of rank buffers a kind serves them in turn.</summary>
internal sealed class RankingStudy
{
    private readonly AreaFrame frame;
    private readonly AnalysisOptions options;
    private readonly IReadOnlyList<FocusNeed> focuses;
    private readonly OverallNeed overall;
    private readonly NeedDraws draws;
    private readonly Dictionary<NeedKind, LevelRanks[]> levels;

    public RankingStudy(AreaFrame frame, IReadOnlyList<RankedLevel> levels, AnalysisOptions options, IReadOnlyList<FocusNeed> focuses, OverallNeed overall)
    {
        (this.frame, this.options, this.focuses, this.overall) = (frame, options, focuses, overall);
        draws = new NeedDraws(frame, [.. focuses.SelectMany(f => new[] { f.Unmet, f.Burden, f.Gap }).OfType<NeedMeasure>(), .. overall.Burden.Select(b => b.Measure)], options.Seed);
        this.levels = Enum.GetValues<NeedKind>().ToDictionary(k => k, _ => levels.Select(l => new LevelRanks(l, new LevelMeans(l, frame.Population), options.Draws)).ToArray());
    }

    public IReadOnlyList<LevelRanking> Run(Action<double> progress, CancellationToken cancellation)
    {
        var rankings = new List<LevelRanking>();
        for (var f = 0; f <= focuses.Count; f++)
        {
            rankings.AddRange(f == focuses.Count
                ? Ranked(NeedProfile.Of(overall), [new(NeedKind.Unmet, overall.Unmet), new(NeedKind.Burden, overall.Burden), new(NeedKind.Gap, overall.Gap)], cancellation)
                : Ranked(NeedProfile.Of(focuses[f]), [new(NeedKind.Unmet, Alone(focuses[f].Unmet)), new(NeedKind.Burden, Alone(focuses[f].Burden)), new(NeedKind.Gap, Alone(focuses[f].Gap))], cancellation));
            progress((f + 1.0) / (focuses.Count + 1));
        }

        return rankings;
    }

    private LevelRanking[] Ranked(NeedProfile profile, IReadOnlyList<Drawn> drawn, CancellationToken cancellation)
    {
        var recorded = drawn.Where(d => d.Measures.Count > 0).Select(d => (d.Kind, d.Measures, Levels: levels[d.Kind].Where(l => d.Kind == NeedKind.Unmet || Told(l.Level.Level, d.Measures)).ToArray())).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        Parallel.For(0, options.Draws, parallel, draws.Buffers, (draw, _, buffers) =>
        {
            foreach (var (_, measures, told) in recorded)
            {
                draws.Draw(measures, draw, buffers);
                foreach (var level in told) level.Record(draw, buffers);
            }

            return buffers;
        }, _ => { });
        return [.. levels[NeedKind.Unmet].Select((level, l) => RankingTable.Of(profile, level, options.Threads) with
        {
            Kinds = [.. recorded.Where(r => r.Kind != NeedKind.Unmet && r.Levels.Contains(levels[r.Kind][l])).Select(r => RankingTable.OfKind(r.Kind, levels[r.Kind][l], options.Threads))],
        })];
    }

    /// <summary>Authorities' figures alone say nothing of the places within an authority: these are then not ranked.</summary>
    private bool Told(AreaLevel level, IReadOnlyList<WeightedMeasure> measures) =>
        level == AreaLevel.Ltla24 || measures.Any(m => frame.Authorities.Members.Any(members => members.Any(i => Math.Abs(m.Measure.Value[i] - m.Measure.Value[members[0]]) > 1e-9)));

    private static IReadOnlyList<WeightedMeasure> Alone(NeedMeasure? measure) => measure is null ? [] : [new WeightedMeasure(measure, 1)];

    private sealed record Drawn(NeedKind Kind, IReadOnlyList<WeightedMeasure> Measures);
}
