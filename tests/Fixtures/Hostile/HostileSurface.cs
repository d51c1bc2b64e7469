namespace HealthNeeds.Fixtures.Hostile;

/// <summary>Everything of the site that an address can reach: its routes, and the parameters that its views and resources know with values they take.</summary>
/// <param name="Routes">As they are mapped, as in "/areas/{code}".</param>
/// <param name="Values">By name of a parameter, some values that are understood.</param>
public sealed record HostileSurface(IReadOnlyList<string> Routes, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    private const string Route = "route ", Parameter = "parameter ";

    /// <summary>The committed one; a test of the dashboard holds it to the route table and to what pages and resources know.</summary>
    public static HostileSurface Committed { get; } = Read(FixtureResource.Text("hostile-surface.txt"));

    public static HostileSurface Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(
            [.. lines.Where(l => l.StartsWith(Route, StringComparison.Ordinal)).Select(l => l[Route.Length..])],
            lines.Where(l => l.StartsWith(Parameter, StringComparison.Ordinal)).Select(l => l[Parameter.Length..].Split(' '))
                .ToDictionary(p => p[0], IReadOnlyList<string> (p) => p[1..], StringComparer.Ordinal));
    }

    /// <summary>As it is committed: values are escaped, so that each line is split at its spaces.</summary>
    public string Write() => string.Concat(
        Routes.Order(StringComparer.Ordinal).Select(r => $"{Route}{r}\n")
            .Concat(Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{Parameter}{string.Join(' ', v.Value.Prepend(v.Key))}\n")));
}
