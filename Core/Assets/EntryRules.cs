using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Assets;

/// <summary>What must hold of entries in the files of needs and assets alike.</summary>
/// <param name="file">Named in errors.</param>
internal sealed class EntryRules(string file)
{
    public static readonly IReadOnlySet<string> LifeCourse = new HashSet<string>(StringComparer.Ordinal) { "children", "working-age", "older" };

    public void Sources(IReadOnlyList<AssetSource> sources)
    {
        CatalogueRules.Unique(file, "source", sources.Select(s => s.Id));
        foreach (var source in sources)
            WebAddress(source.Id, "address", source.Address);
    }

    public void Evidence(string id, Evidence evidence, IEnumerable<AssetSource> sources)
    {
        Known(id, "a source id in evidence", [evidence.Source], sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal));
        Some(id, "place in the evidence", evidence.Place);
    }

    public void Known(string id, string what, IEnumerable<string> found, IReadOnlySet<string> known)
    {
        foreach (var one in found)
            CatalogueRules.Known(file, id, what, one, known);
    }

    public void WebAddress(string id, string member, string? address)
    {
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            throw new CatalogueException(file, id, $"a web address as {member}", $"'{address}'");
    }

    public void Some(string id, string member, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new CatalogueException(file, id, $"a {member}", "none");
    }

    public void Some<T>(string id, string member, IReadOnlyList<T> list)
    {
        if (list.Count == 0)
            throw new CatalogueException(file, id, $"at least one entry in {member}", "none");
    }
}
