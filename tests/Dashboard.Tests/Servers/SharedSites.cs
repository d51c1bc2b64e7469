namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>Sites on ports of this machine for a class of which several tests want the same one: by its settings, started by the first test that asks for it.</summary>
public sealed class SharedSites : IDisposable
{
    private readonly Dictionary<string, RealServer> _sites = new(StringComparer.Ordinal);

    /// <param name="directory">Of releases.</param>
    internal RealServer Of(string directory, params (string Key, string Value)[] settings)
    {
        var name = string.Join('\n', settings.Select(s => $"{s.Key}={s.Value}").Prepend(directory));
        if (!_sites.TryGetValue(name, out var site))
            _sites[name] = site = new RealServer(directory, settings.ToDictionary(s => s.Key, s => s.Value));
        return site;
    }

    public void Dispose()
    {
        foreach (var site in _sites.Values)
            site.Dispose();
    }
}
