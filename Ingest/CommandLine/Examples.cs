namespace HealthNeeds.Ingest.CommandLine;

/// <summary>What --help shows below the options.</summary>
internal static class Examples
{
    public const string ExitCodes = """
        Exit codes:
          0    done
          1    tried and failed; the current release still serves
          2    wrong option, argument or setting; nothing was tried
          3    nothing published: no change, held by a rule, or another refresh is under way
          130  stopped on request
        """;

    public static string Of(string command) => command switch
    {
        "refresh" => """
            Examples:
              refresh                           read the bundled figures; publish if anything changed
              refresh --force --json            publish anyway, and write the run record as JSON
              refresh --region E54000054        rank for another ICB
            """,
        "serve" => """
            Examples:
              serve                                           refresh on the schedule, Mondays at 03:30
              Worker__Schedule='0 0 4 * * ?' serve            daily at 04:00
              Worker__MissedRun=Skip serve                    do not catch up on a missed time
              Worker__AtStart=Always serve                    refresh now, then on the schedule
            """,
        "releases" => """
            Examples:
              releases list
              releases show                     the current one
              releases rollback                 serve the one before the current one
            """,
        "runs" => """
            Examples:
              runs list --limit 5
              runs show 20261122T201500Z-3f9a --rejections 20
            """,
        "snapshot" => """
            Examples:
              snapshot build --from sources     make data/snapshot from the publishers' files
              snapshot verify                   check it against its manifest
            """,
        _ => """
            Examples:
              refresh                           make a release of the bundled figures
              serve                             keep making them, on a schedule
              releases list                     what there is to serve
            """,
    };
}
