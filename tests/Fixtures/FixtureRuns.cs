using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.State;

namespace HealthNeeds.Fixtures;

/// <summary>A run that published, one that rejected rows and was held, and their rejections.</summary>
internal static class FixtureRuns
{
    public static void Write(string directory, ReleaseInfo release, long observations)
    {
        var log = new RunLog(directory);
        var held = release.Published.AddDays(-1);
        log.Write(Record("20000101T000000Z-held", held, RunOutcome.Held, "Census 2021 came with too few areas; the release before stays in use.", null, 0, rejected: 2));
        log.WriteRejections(
            "20000101T000000Z-held",
            [
                new("census2021", "range", 17, "census2021-bad-health E01007317 2021", "A share lies between 0 and 100.", "131.2", "0 to 100"),
                new("census2021", "coverage", null, "census2021", "Every LSOA has a row.", "33,001", "33,755"),
            ]);
        log.Write(Record(release.RunId, release.Published, RunOutcome.Published, $"Release {release.Id} is being served.", release.Id, observations, rejected: 0));
    }

    private static RunRecord Record(string id, DateTimeOffset started, RunOutcome outcome, string message, string? release, long observations, long rejected) => new(
        id,
        started,
        started.AddSeconds(42),
        "command",
        FixtureAreas.Region.Id,
        SmallRelease.Version,
        "fixture",
        outcome,
        message,
        [
            new RunStage("fetch", "Fetch", StageState.Done, 3.1, 1000),
            new RunStage("validate", "Validate", rejected > 0 ? StageState.Failed : StageState.Done, 2.5, 1000),
            new RunStage("publish", "Publish", rejected > 0 ? StageState.Skipped : StageState.Done, rejected > 0 ? 0 : 1.5),
        ],
        [new SourceCounts("census2021", rejected > 0 ? SourceState.Held : SourceState.Changed, 1000, 1000 - rejected, rejected, new string('0', 64))],
        ["Fixture: no such run took place."],
        observations,
        rejected,
        200_000_000,
        release);
}
