using System.Text.Json;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.Keys;

/// <summary>keys.json: the keys that were made. Commands write it, the site reads it.</summary>
public sealed class ApiKeyFile(string path)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Location { get; } = Path.GetFullPath(path);

    /// <summary>Where it lies.</summary>
    /// <param name="setting">Setting Keys:File; keys.json in the releases directory where nothing is said.</param>
    public static ApiKeyFile Of(string releases, string? setting) => new(setting is { Length: > 0 } ? setting : Path.Combine(releases, "keys.json"));

    /// <returns>In the order in which they were made; none where there is no file.</returns>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public IReadOnlyList<ApiKey> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<List<ApiKey>>(File.ReadAllText(Location), Form) ?? throw new JsonException("null");
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{Location} is not a list of keys: {wrong.Message}", wrong);
        }
    }

    internal Task<FileStream> LockAsync(TimeProvider clock, CancellationToken cancellation) => LockFile.TakeAsync(Location + ".lock", clock, cancellation);

    internal void Write(IEnumerable<ApiKey> keys) => AtomicFile.Write(Location, JsonSerializer.Serialize(keys.ToList(), Form));
}
