using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Publishers.OwnFigures;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Pulls;

/// <summary>Reads an own indicator and asks every rule, as taking it in would, and keeps nothing.</summary>
internal sealed class OwnExamination(IngestPaths paths, AnswerReader reader, PullJudge judge, TimeProvider clock)
{
    /// <exception cref="CatalogueException">Its definition is wrong.</exception>
    /// <exception cref="IOException">A file is missing.</exception>
    /// <exception cref="CsvRefusedException">The CSV is none that can be read.</exception>
    public OwnFindings Run(OwnFiles files, IReadOnlyCollection<string> focusAreas, CancellationToken cancellation)
    {
        var own = files.Read(focusAreas);
        var good = new SourceFolder(paths.Releases, files.Id).TryReadGood();
        var folder = Directory.CreateTempSubdirectory("healthneeds-own-");
        try
        {
            var answers = files.Answers(clock.GetUtcNow(), path => (Sha256Text.OfFile(path), path));
            var read = reader.Read(new OwnIndicatorSource(files.Id), answers, r => File.OpenRead(r.Path), folder.FullName, cancellation);
            return new OwnFindings(own, read, judge.Findings(good, read, []));
        }
        catch (ColumnNotFoundException lost)
        {
            return new OwnFindings(own, null, [ColumnMissingRule.Of(lost, good)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>What an own indicator looks like to the rules.</summary>
/// <param name="Read">Null where nothing could be read of it.</param>
internal sealed record OwnFindings(OwnDefinition Own, PullFacts? Read, IReadOnlyList<RuleFinding> Findings)
{
    public bool IsHeld => Findings.Any(f => f.Holds);
}
