using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Sources;

namespace HealthNeeds.Ingest.Live;

/// <summary>How the status of a source follows from the one before and what came of asking.</summary>
internal static class PullStatus
{
    private const int Remembered = 50;

    public const string NotAsked = "Not asked yet: the bundled figures serve, where there are any.";

    public static SourceStatus Unasked(string source, TimeSpan allowedAge) =>
        new(source, SourceState.Unchanged, NotAsked, null, null, null, null, null, allowedAge, null, []);

    public static SourceStatus After(SourceStatus before, Judgement judged, HeldFigures? held, DateTimeOffset started, TimeSpan took)
    {
        var ended = started + took;
        return before with
        {
            State = judged.State,
            Why = judged.Why,
            LastAsked = started,
            LastAnswered = judged.IsAnswer ? ended : before.LastAnswered,
            LastChanged = judged.NewFigures ? ended : before.LastChanged,
            StaleSince = judged.IsAnswer ? null : before.StaleSince ?? started,
            Held = held,
            Recent = [.. before.Recent.Prepend(Record(judged, started, took)).Take(Remembered)],
        };
    }

    public static HeldFigures? HeldFrom(Receipt? held) =>
        held is null ? null : new HeldFigures(held.Id, held.ReadAt, [.. held.Holding.Select(f => f.ToString())], held.HasFigures);

    private static PullRecord Record(Judgement judged, DateTimeOffset started, TimeSpan took) => new(
        started,
        Math.Round(took.TotalSeconds, 3),
        judged.State,
        judged.Why,
        judged.Tally.Responses,
        judged.Tally.Revalidated,
        judged.Tally.Bytes,
        judged.Read?.RowsIn ?? 0,
        judged.Read?.RowsKept ?? 0,
        judged.Read?.RowsRejected ?? 0)
    {
        NotBefore = judged.NotBefore,
    };
}
