using System.Text.Json;

namespace HealthNeeds.Core.Text;

/// <summary>A file of lists, read entry by entry: an error names the entry that has it.</summary>
internal sealed class CatalogueEntries : IDisposable
{
    private readonly JsonDocument _document;
    private readonly string _file;

    /// <param name="file">Named in errors.</param>
    /// <param name="members">What it should hold, as in "assets and links".</param>
    /// <exception cref="CatalogueException">It is not JSON, or no object.</exception>
    public CatalogueEntries(Stream json, string file, string members)
    {
        _file = file;
        try
        {
            _document = JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw new CatalogueException($"{file}: {e.Message}", e);
        }

        if (_document.RootElement.ValueKind == JsonValueKind.Object)
            return;
        var found = _document.RootElement.ValueKind.ToString();
        _document.Dispose();
        throw new CatalogueException(file, "(whole file)", $"an object with {members}", found);
    }

    /// <param name="key">Member of an entry that names it in errors.</param>
    public IReadOnlyList<T> List<T>(string member, string key) =>
        _document.RootElement.TryGetProperty(member, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select((element, i) => One<T>(element, Name(element, $"{member}[{i}]", key))).ToList()
            : throw new CatalogueException(_file, "(whole file)", $"a list '{member}'", "none");

    /// <returns>Default where the file does not say.</returns>
    public T? Find<T>(string member)
        where T : class => _document.RootElement.TryGetProperty(member, out var found) ? One<T>(found, member) : null;

    public void Dispose() => _document.Dispose();

    private static string Name(JsonElement element, string position, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()!
            : position;

    private T One<T>(JsonElement element, string name)
    {
        try
        {
            return element.Deserialize<T>(CatalogueJson.Options) ?? throw new CatalogueException(_file, name, "an object", "null");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new CatalogueException($"{_file}: entry '{name}': {e.Message}", e);
        }
    }
}
