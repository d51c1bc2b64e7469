using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Puts the figures a release was made from into another releases directory, read anew from kept answers: an offline refresh there makes the release again.</summary>
internal sealed class Remake(IngestPaths paths, ReleaseReceipts receipts, IEnumerable<ILiveSource> sources, LiveReader reader, Evidence evidence)
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
        var read = reader.Read(sources.First(s => s.Source == source), found.Responses, evidence.Open, store.Begin(), cancellation);
        if (read.Receipt.Id != id)
            throw new InvalidDataException($"What was read of {source} is not what the release was made from: expected {id}, found {read.Receipt.Id}.");
        store.Keep(read.Receipt with { Accepted = found.Accepted });
    }
}
