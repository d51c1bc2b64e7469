using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.SourceRecords;

namespace HealthNeeds.Ingest.Tests.Backups;

/// <summary>
/// Records beside a release as earlier versions wrote them: each field of then, none that came later, and nothing by today's code. To schema 5 as on 22 and 27 November 2026 (commits a9591c4c
/// and 01f37baa), to 11 as on 29 November (56e7df72).
/// </summary>
internal static class OldRecords
{
    public const string Run = "20261122T201500Z-3f9a";

    /// <summary>Puts them in the place of what lies in a source's folder: figures in use, and some that were refused. What only that folder can say, hashes and where answers are kept, is taken from it.</summary>
    /// <param name="release">The release that they say was made of them.</param>
    public static void PutInPlace(SourceFolder folder, int schema, string release)
    {
        var (good, refused) = (folder.ReadGood()!, folder.ReadRefused().Single());
        var (early, late) = (schema < 5, schema >= 11);
        Write(Path.Combine(folder.PathOfGood(good.Id), "receipt.json"), ReceiptOf(good, folder, late));
        Write(Path.Combine(folder.Path, "good.json"), $$"""{ "id": "{{good.Id}}", "since": "2026-11-22T20:10:00+00:00", "reader": "e1a192f5c691f604", "before": [] }""");
        Write(Path.Combine(folder.Path, "refused.json"), $$"""
            [ { "id": "{{refused.Id}}", "rawHash": "{{refused.RawHash}}", "reader": "e1a192f5c691f604", "refused": { "at": "2026-11-22T20:12:00+00:00", "by": "sources refuse", "reason": null }{{Since(!early, "readable", "true")}} } ]
            """);
        Write(Path.Combine(folder.Path, "status.json"), StatusOf(folder, early, late));
        Write(Path.Combine(folder.Releases, "runs", $"{Run}.json"), RunOf(release));
        Write(Path.Combine(folder.Releases, "receipts", $"{release}.json"), $$"""
            {
              "release": "{{release}}", "runId": "{{Run}}", "region": "south-yorkshire", "productVersion": "0.1.0", "codeIds": [ "a1b2c3" ], "inputHash": "hash",
              "inputs": [ { "kind": "observations", "publication": "{{folder.Source}}", "name": "observations.parquet", "rows": 860, "sha256": "{{good.Files[0].Sha256}}", "receipt": "{{good.Id}}" } ]
            }
            """);
    }

    private static string ReceiptOf(Receipt good, SourceFolder folder, bool late) => $$"""
        {
          "source": "{{good.Source}}",
          "reader": "e1a192f5c691f604",
          "readAt": "2026-11-22T20:10:00+00:00",
          "responses": [ {{string.Join(", ", good.Responses.Select(r => AnswerOf(r, folder)))}} ],
          "files": [ {{string.Join(", ", good.Files.Select(FileOf))}} ],
          "rowsIn": {{good.RowsIn}}, "rowsKept": {{good.RowsKept}}, "rowsRejected": {{good.RowsRejected}}, "figuresRejected": 0,
          "shapes": [ { "table": "figures", "columns": [ "area", "period", "value", "lower", "upper" ], "needed": [ "area", "period", "value" ], "rows": 860, "facts": { "iod2025-ypll unit": "years" }{{Since(late, "endsLine", "true")}} } ],
          "profile": [ { "indicator": "iod2025-ypll", "period": "2018–22", "sex": "persons", "rows": 860, "areas": 860, "known": 860, "minimum": 40.5, "median": 61.9, "maximum": 83.4, "outsideLimits": 0{{Since(late, "failed", "0")}} } ],
          "findings": [ { "rule": "changed-values", "holds": true, "key": "iod2025-ypll", "reason": "Most values stay.", "found": "60%", "expected": "less than half", "examples": [ "E01007317" ]{{Since(late, "stands", "false")}} } ],
          "accepted": { "at": "2026-11-22T20:11:00+00:00", "by": "sources accept", "reason": "agreed" }
        }
        """;

    private static string AnswerOf(RawResponse answer, SourceFolder folder) => $$"""
        {
          "name": "{{answer.Name}}", "address": "{{answer.Address}}", "kind": "csv", "sha256": "{{answer.Sha256}}", "path": "{{Path.GetRelativePath(folder.Releases, answer.Path).Replace('\\', '/')}}", "bytes": {{answer.Bytes}},
          "encoding": null, "fetched": "2026-11-22T20:09:59.0210722+00:00", "eTag": null, "lastModified": null, "headers": { "Content-Type": "text/csv" }, "revalidated": false,
          "maxBytes": 1048576, "answeredBy": null, "version": null
        }
        """;

    private static string FileOf(ReceiptFile file) => $$"""{ "kind": "{{file.Kind}}", "name": "{{file.Name}}", "rows": {{file.Rows}}, "sha256": "{{file.Sha256}}" }""";

    private static string StatusOf(SourceFolder folder, bool early, bool late) => $$"""
        {
          "source": "{{folder.Source}}", "state": "held", "why": "Held as 0123456789ab.",
          "lastAsked": "2026-11-22T20:10:00+00:00", "lastAnswered": "2026-11-22T20:10:01+00:00", "lastChanged": "2026-11-22T20:10:01+00:00", "staleSince": null, "nextRun": null, "allowedAge": "15.00:00:00",
          "held": { "id": "0123456789ab", "since": "2026-11-22T20:10:01+00:00", "findings": [ "[row-count] figures: fewer rows." ]{{Since(!early, "readable", "true")}} },
          "recent": [ { "started": "2026-11-22T20:10:00+00:00", "seconds": 0.342, "state": "held", "why": null, "responses": 1, "revalidated": 0, "bytes": 1414, "rowsIn": 860, "rowsKept": 860, "rowsRejected": 0{{Since(late, "notBefore", "null")}} } ]
        }
        """;

    private static string RunOf(string release) => $$"""
        {
          "id": "{{Run}}", "started": "2026-11-22T20:15:00+00:00", "finished": "2026-11-22T20:17:10+00:00", "trigger": "schedule", "region": "south-yorkshire", "productVersion": "0.1.0", "inputHash": "hash",
          "outcome": "published", "message": "Release {{release}} is published and served.",
          "stages": [ { "id": "fetch", "title": "Fetch", "state": "done", "seconds": 3.1, "rows": 860, "peakBytes": 200000000, "cpuSeconds": 2.9 }, { "id": "match", "title": "Match", "state": "skipped", "seconds": 0, "rows": null, "peakBytes": null, "cpuSeconds": null } ],
          "sources": [ { "source": "iod2025", "state": "changed", "rowsIn": 860, "rowsKept": 859, "rowsRejected": 1, "sha256": "0f3a", "detail": null } ],
          "warnings": [], "rowsPublished": 1037, "rowsRejected": 1, "peakBytes": 200000000, "release": "{{release}}", "duration": "00:02:10", "rowsIn": 860
        }
        """;

    private static string Since(bool then, string field, string value) => then ? $", \"{field}\": {value}" : string.Empty;

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
