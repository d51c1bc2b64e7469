namespace HealthNeeds.Ingest.CommandLine;

/// <summary>What --help shows below the options.</summary>
internal static class CommandExamples
{
    public const string ExitCodes = """
        Exit codes:
          0    done
          1    tried and failed; the current release stays in use
          2    wrong option, argument or setting; nothing was tried
          3    nothing published: no change, held by a rule, or another refresh or a restore is under way
          130  stopped on request
        """;

    public static string Of(string command) => command switch
    {
        "refresh" => """
            Examples:
              refresh                           ask every publisher; publish if anything changed
              refresh --offline                 ask no publisher; use the figures already held
              refresh --force --json            publish anyway, and write the run record as JSON
              refresh --region E54000054        rank for another ICB
            """,
        "serve" => """
            Examples:
              serve                                           refresh on the schedule, Mondays at 03:30
              Worker__Schedule='0 0 4 * * ?' serve            daily at 04:00
              Worker__MissedRun=Skip serve                    do not catch up on a missed time
              Worker__AtStart=Always serve                    refresh now, then on the schedule
              Live__Offline=true serve                        never ask a publisher
              Live__Sources__qof2021__Schedule='0 0 5 * * ?' serve
                                                              ask for one source daily at 05:00
            """,
        "releases" => """
            Examples:
              releases list
              releases show                     the current one
              releases diff                     what changed with the current one, and why ranks moved
              releases diff previous current --json
              releases rollback                 serve the one before the current one
              releases rollback --reason "QOF was wrong"
              releases rebuild 20261122T201500Z-0123abcd
                                                make its inputs again from kept answers and compare
              releases rebuild 20261122T201500Z-0123abcd --into /srv/again
                                                and the whole release, in a new directory
              releases parquet --into /srv/healthneeds/parquet
                                                write the current one as Parquet, for other engines
            """,
        "replica" => """
            Examples:
              replica pull --origin https://figures.example.org/releases/
                                                bring what is new there, checked, and point to it
              Replica__Origin=/mnt/releases replica follow
                                                keep on looking
            """,
        "runs" => """
            Examples:
              runs list --limit 5
              runs show 20261122T201500Z-3f9a --rejections 20
            """,
        "sources" => """
            Examples:
              sources status                    how fresh each source is, and why
              sources pull qof2021              ask one publisher now
              sources held                      what waits for a decision
              sources held 0f3a9c51b2d4         why, with rows that show it
              sources accept qof2021 0f3a9c51b2d4 --reason "revised by NHS England"
              sources refuse qof2021 0f3a9c51b2d4
            """,
        "own" => """
            Examples:
              own check own-falls.json          hold a definition and the CSV beside it to every rule
              own add own-falls.json            put both into the directory; the next refresh has it
              own list
              own remove own-falls              the next refresh is without it
            """,
        "keys" => """
            Examples:
              keys add trust-warehouse --scope read --scope downloads --expires 2027-03-31
                                                make a key; it is shown this once
              keys add monitoring --scope metrics --per-minute 10
              keys list
              keys revoke trust-warehouse --reason "left in a ticket"
            """,
        "audit" => """
            Examples:
              audit list --limit 20             what people did, newest last
              audit check                       whether every line is there and as it was written
              audit check --noted 41:9f86d0…    and whether line 41 is still the one that was noted
              audit restart --reason "disk was restored"
                                                put a damaged log aside and begin another
            """,
        "cluster" => """
            Examples (Worker__Cluster__ConnectionString says where the database is):
              cluster prepare                   make the schedule's tables, and say which releases directory workers share
              cluster check                     whether the database is as it should be, and which workers live
            """,
        "snapshot" => """
            Examples:
              snapshot build --from sources     make data/snapshot from the publishers' files
              snapshot verify                   check it against its manifest
              snapshot outlines --from lsoa21.geojson.gz
                                                make the outlines of all England
            """,
        "backup" => """
            Examples:
              backup /var/backups/healthneeds             a new backup beside the others
              backup /var/backups/healthneeds --keep 14   and only the newest fourteen stay
            """,
        "restore" => """
            Examples:
              restore /var/backups/healthneeds/healthneeds-backup-20261129T021500Z --check
              restore /var/backups/healthneeds/healthneeds-backup-20261129T021500Z --releases /var/lib/healthneeds/releases
            """,
        "doctor" => """
            Examples:
              doctor                                      this machine, its worker, its release
              doctor --site https://needs.example.nhs.uk  and the site as readers reach it
              doctor --json                               for a monitor
            """,
        _ => """
            Examples:
              refresh                           make a release of the bundled figures
              serve                             keep making them, on a schedule
              releases list                     what there is to serve
            """,
    };
}
