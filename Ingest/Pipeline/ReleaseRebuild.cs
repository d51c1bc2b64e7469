using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.OwnFigures;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Makes the inputs of a release again, from kept answers and the bundled files, without asking anybody, and compares them with its receipt.</summary>
internal sealed class ReleaseRebuild(IngestPaths paths, ReleaseReceiptStore receipts, IEnumerable<ILiveSource> sources, AnswerReader reader, EvidenceStore evidence)
{
    /// <exception cref="InvalidDataException">The release has no receipt.</exception>
    public RebuiltRelease Run(string release, CancellationToken cancellation)
    {
        var receipt = receipts.Of(release) ?? throw new InvalidDataException($"Release {release} has no receipt in {Path.Combine(paths.Releases, "receipts")}: it was made before receipts were kept, or elsewhere.");
        var inputs = receipt.Inputs.Where(i => i.Receipt is null).Select(Bundled).ToList();
        foreach (var live in receipt.Inputs.Where(i => i.Receipt is not null).GroupBy(i => (i.Publication!, i.Receipt!)))
            inputs.AddRange(Live(live.Key.Item1, live.Key.Item2, [.. live], cancellation));
        return new RebuiltRelease(receipt, inputs, Hash(receipt, inputs), receipt.CodeIds.SequenceEqual(ProductVersion.CodeIds, StringComparer.Ordinal));
    }

    private RebuiltInput Bundled(ReleaseInput input)
    {
        var path = Path.Combine(paths.Snapshot, input.Name);
        return new RebuiltInput(input, File.Exists(path) ? Sha256Text.OfFile(path) : $"no file {path}");
    }

    private List<RebuiltInput> Live(string source, string id, IReadOnlyList<ReleaseInput> inputs, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("healthneeds-rebuild-");
        try
        {
            Read(source, id, folder.FullName, cancellation);
            return [.. inputs.Select(i => new RebuiltInput(i, Made(folder.FullName, i)))];
        }
        catch (Exception problem) when (problem is ResponseRefusedException or IOException or InvalidDataException)
        {
            return [.. inputs.Select(i => new RebuiltInput(i, problem.Message))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Read(string source, string id, string folder, CancellationToken cancellation)
    {
        var found = new SourceFolder(paths.Releases, source).Find(id)
            ?? throw new InvalidDataException($"the receipt {id} of {source} is gone from {paths.Releases}");
        var reading = sources.Readable(source)
            ?? throw new InvalidDataException($"this version cannot read {source}");
        reader.Read(reading, found.Receipt.Responses, evidence.Open, folder, cancellation);
    }

    private static string Made(string folder, ReleaseInput input)
    {
        var path = Path.Combine(folder, input.Name);
        return File.Exists(path) ? Sha256Text.OfFile(path) : "no such file";
    }

    private string Hash(ReleaseReceipt receipt, IEnumerable<RebuiltInput> inputs)
    {
        var region = DataCatalogues.Read(paths.Data).Region(receipt.Region);
        return InputHash.Of(inputs.Select(i => (i.Input.Name, i.Found)), region, $"{RunState.OptionsFor(region)}", receipt.CodeIds, paths);
    }
}

/// <summary>What came of making a release's inputs again.</summary>
/// <param name="InputHash">Over what was made; that of the release where nothing differs.</param>
/// <param name="SameCode">False where another build than this one made the release.</param>
internal sealed record RebuiltRelease(ReleaseReceipt Receipt, IReadOnlyList<RebuiltInput> Inputs, string InputHash, bool SameCode)
{
    public bool IsSame => Inputs.All(i => i.IsSame) && InputHash == Receipt.InputHash;
}

/// <summary>One file of a release, made again.</summary>
/// <param name="Found">SHA-256 of what was made; or in words why nothing was.</param>
internal sealed record RebuiltInput(ReleaseInput Input, string Found)
{
    public bool IsSame => Found == Input.Sha256;
}

/// <summary>Puts the figures a release was made from into another releases directory, read anew from kept answers: an offline refresh there makes the release again.</summary>
internal sealed class ReleaseRemake(IngestPaths paths, ReleaseReceiptStore receipts, IEnumerable<ILiveSource> sources, AnswerReader reader, EvidenceStore evidence)
{
    /// <param name="directory">Where nothing is yet.</param>
    /// <returns>The receipt of the release.</returns>
    /// <exception cref="InvalidDataException">The release has no receipt, or what it was made from is gone.</exception>
    public ReleaseReceipt Prepare(string release, string directory, CancellationToken cancellation)
    {
        var receipt = receipts.Of(release) ?? throw new InvalidDataException($"Release {release} has no receipt in {Path.Combine(paths.Releases, "receipts")}.");
        foreach (var (source, id) in receipt.Inputs.Where(i => i.Receipt is not null).Select(i => (i.Publication!, i.Receipt!)).Distinct())
            Prepare(source, id, directory, cancellation);
        return receipt;
    }

    private void Prepare(string source, string id, string directory, CancellationToken cancellation)
    {
        var found = new SourceFolder(paths.Releases, source).Find(id)?.Receipt ?? throw new InvalidDataException($"The receipt {id} of {source} is gone from {paths.Releases}.");
        var folder = new SourceFolder(directory, source);
        Directory.CreateDirectory(folder.Path);
        var store = new SourceStore(folder);
        var read = reader.Read(sources.Readable(source) ?? throw new InvalidDataException($"This version cannot read {source}."), found.Responses, evidence.Open, store.Begin(), cancellation);
        if (read.Now.Id != id)
            throw new InvalidDataException($"What was read of {source} is not what the release was made from: expected {id}, found {read.Now.Id}.");
        // With what rules held against them: a decision covers that alone.
        store.Keep(read.Now with { Accepted = found.Accepted, Findings = found.Findings });
    }
}
