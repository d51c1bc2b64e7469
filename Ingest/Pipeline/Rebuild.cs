using System.Security.Cryptography;
using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Runs;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Makes the inputs of a release again, from kept answers and the bundled files, without asking anybody, and compares them with its receipt.</summary>
internal sealed class Rebuild(IngestPaths paths, ReleaseReceipts receipts, IEnumerable<ILiveSource> sources, LiveReader reader, Evidence evidence)
{
    /// <exception cref="InvalidDataException">The release has no receipt.</exception>
    public Rebuilt Run(string release, CancellationToken cancellation)
    {
        var receipt = receipts.Of(release) ?? throw new InvalidDataException($"Release {release} has no receipt in {Path.Combine(paths.Releases, "receipts")}: it was made before receipts were kept, or elsewhere.");
        var inputs = receipt.Inputs.Where(i => i.Receipt is null).Select(Bundled).ToList();
        foreach (var live in receipt.Inputs.Where(i => i.Receipt is not null).GroupBy(i => (i.Publication!, i.Receipt!)))
            inputs.AddRange(Live(live.Key.Item1, live.Key.Item2, [.. live], cancellation));
        return new Rebuilt(receipt, inputs, Hash(receipt, inputs), receipt.CodeIds.SequenceEqual(ProductVersion.CodeIds, StringComparer.Ordinal));
    }

    private RebuiltInput Bundled(ReleaseInput input)
    {
        var path = Path.Combine(paths.Snapshot, input.Name);
        return new RebuiltInput(input, File.Exists(path) ? HashOf(path) : $"no file {path}");
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
        var reading = sources.FirstOrDefault(s => s.Source == source)
            ?? throw new InvalidDataException($"this version cannot read {source}");
        reader.Read(reading, found.Receipt.Responses, evidence.Open, folder, cancellation);
    }

    private static string Made(string folder, ReleaseInput input)
    {
        var path = Path.Combine(folder, input.Name);
        return File.Exists(path) ? HashOf(path) : "no such file";
    }

    private string Hash(ReleaseReceipt receipt, IEnumerable<RebuiltInput> inputs)
    {
        var region = Catalogues.Read(paths.Data).Region(receipt.Region);
        return InputHash.Of(inputs.Select(i => (i.Input.Name, i.Found)), region, $"{RunState.OptionsFor(region)}", receipt.CodeIds, paths);
    }

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
