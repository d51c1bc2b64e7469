namespace HealthNeeds.Analytics.Draws;

/// <summary>Draws scores and records the ranks they give, on several threads; the ranks do not depend on how many.</summary>
internal static class RecordedDraws
{
    /// <param name="asked">What is drawn, and the levels that are ranked by it; without a level it is not drawn. What is drawn together shares a draw's errors and costs less.</param>
    /// <exception cref="OperationCanceledException" />
    public static void Make(NeedDraws draws, int count, IReadOnlyList<(IReadOnlyList<DrawnMeasure> Measures, IReadOnlyList<LevelRanks> Levels)> asked, int threads, CancellationToken cancellation)
    {
        var wanted = asked.Where(a => a.Levels.Count > 0).ToArray();
        if (wanted.Length == 0) return;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, count, parallel, draws.Buffers, (draw, _, buffers) =>
        {
            foreach (var (measures, levels) in wanted)
            {
                draws.Draw(measures, draw, buffers);
                foreach (var level in levels) level.Record(draw, buffers);
            }

            return buffers;
        }, _ => { });
    }
}
