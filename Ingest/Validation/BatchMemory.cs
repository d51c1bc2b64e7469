using System.Text.Json;
using HealthNeeds.Store.Attribution;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.Validation;

/// <summary>The batches a release was made from, kept beside it: what the next run's figures are compared with.</summary>
internal sealed class BatchMemory(string releasesDirectory)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = false };

    /// <returns>Empty for a release without such a file, or for none.</returns>
    public IReadOnlyList<FigureBatch> Of(string? release)
    {
        var path = release is null ? null : PathOf(release);
        return path is not null && File.Exists(path)
            ? JsonSerializer.Deserialize<List<FigureBatch>>(File.ReadAllText(path), Form) ?? throw new InvalidDataException($"{path} holds null; expected a list of batches.")
            : [];
    }

    public void Keep(string release, IReadOnlyList<FigureBatch> batches) => AtomicFile.Write(PathOf(release), JsonSerializer.Serialize(batches, Form));

    private string PathOf(string release) => Path.Combine(releasesDirectory, "batches", release + ".json");
}
