using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>Fingertips' area types by name. Their numbers change with every change of boundaries; an old number silently gives old figures.</summary>
internal sealed class AreaTypes(IReadOnlyList<AreaTypeEntry> entries, Uri address)
{
    /// <summary>The number of the type whose long or short name is this one; capitals, spaces and signs do not matter.</summary>
    /// <exception cref="ResponseRefusedException">There is none, or more than one.</exception>
    public int Id(string name)
    {
        var found = entries.Where(e => Words(e.Name) == Words(name) || Words(e.Short) == Words(name)).Select(e => e.Id).Distinct().ToList();
        return found.Count == 1
            ? found[0]
            : throw new ResponseRefusedException("area-type", address, found.Count == 0 ? $"none among {Shown()}" : $"{found.Count} of that name", $"the area type '{name}'");
    }

    private string Shown() => string.Join("; ", entries.OrderBy(e => e.Id).Select(e => $"{e.Id} {e.Name} ({e.Short})").Take(80));

    private static string? Words(string? name) => name is null ? null : string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
