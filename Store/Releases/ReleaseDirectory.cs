namespace HealthNeeds.Store.Releases;

/// <summary>Where the parts of a releases directory are.</summary>
internal sealed class ReleaseDirectory(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string Staging => Path.Combine(Root, "staging");

    public string Current => Path.Combine(Root, "current.json");

    public string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>The releases that are there, newest first.</summary>
    public IReadOnlyList<ReleaseName> Releases()
    {
        if (!Directory.Exists(Root))
            return [];
        var names = new List<ReleaseName>();
        foreach (var path in Directory.EnumerateFiles(Root, "*.duckdb"))
        {
            if (ReleaseName.TryParse(Path.GetFileName(path), out var name))
                names.Add(name);
        }

        return [.. names.OrderByDescending(n => n.Id, StringComparer.Ordinal)];
    }
}
