using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Core.Focus;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>Ranks every focus area, and all of them together, at every level. One set of rank buffers serves them in turn.</summary>
internal sealed class RankingStudy
{
    private readonly AnalysisOptions options;
    private readonly IReadOnlyList<(FocusNeed Need, double Weight)> focuses;
    private readonly NeedDraws draws;
    private readonly LevelRanks[] levels;

    public RankingStudy(AreaFrame frame, IReadOnlyList<RankedLevel> levels, AnalysisOptions options, IReadOnlyList<(FocusNeed Need, double Weight)> focuses)
    {
        (this.options, this.focuses) = (options, focuses);
        draws = new NeedDraws(frame, focuses, options.BurdenExponent, options.Seed);
        this.levels = [.. levels.Select(l => new LevelRanks(l, new LevelMeans(l, frame.Population), options.Draws))];
    }

    public IReadOnlyList<LevelRanking> Run(Action<double> progress, CancellationToken cancellation)
    {
        var rankings = new List<LevelRanking>();
        for (var f = 0; f <= focuses.Count; f++)
        {
            var focus = f;
            var overall = focus == focuses.Count;
            Draw(overall ? draws.Overall : (draw, buffers) => draws.Focus(focus, draw, buffers), cancellation);
            var profile = overall ? NeedProfile.Overall(FocusArea.Overall, focuses) : NeedProfile.Of(focuses[focus].Need);
            rankings.AddRange(levels.Select(level => RankingTable.Of(profile, level, options.Threads)));
            progress((focus + 1.0) / (focuses.Count + 1));
        }

        return rankings;
    }

    private void Draw(Action<int, DrawBuffers> score, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        Parallel.For(0, options.Draws, parallel, draws.Buffers, (draw, _, buffers) =>
        {
            score(draw, buffers);
            foreach (var level in levels) level.Record(draw, buffers);
            return buffers;
        }, _ => { });
    }
}
