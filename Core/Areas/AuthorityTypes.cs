using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Areas;

/// <summary>data/authority-types.json: the types of local authorities, by the first three characters of their codes, as ONS's register of geographic codes has them.</summary>
public static class AuthorityTypes
{
    private const string FileName = "authority-types.json";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Bundled = new(() =>
    {
        using var json = typeof(AuthorityTypes).Assembly.GetManifestResourceStream(FileName)!;
        return Read(json);
    });

    /// <returns>Names by the beginning of a code.</returns>
    /// <exception cref="CatalogueException">The file is malformed or names a type twice.</exception>
    public static IReadOnlyDictionary<string, string> Read(Stream json, string file = FileName)
    {
        var types = CatalogueJson.Read<List<AuthorityType>>(json, file);
        CatalogueRules.Unique(file, "type", types.Select(t => t.Code));
        return types.ToDictionary(t => t.Code, t => t.Name, StringComparer.Ordinal);
    }

    /// <summary>True where a code begins as a local authority's does.</summary>
    public static bool IsAuthority(string code) => code.Length >= 3 && Bundled.Value.ContainsKey(code[..3]);

    /// <summary>What an authority is; "Local authority" where the register's type is not in the file.</summary>
    public static string Of(AreaCode authority) => Bundled.Value.GetValueOrDefault(authority.Value[..3], "Local authority");

    private sealed record AuthorityType(string Code, string Name);
}

/// <summary>Codes that ONS gave Barnsley and Sheffield in April 2025, for a boundary change of a few streets. Figures and areas have the older ones.</summary>
public static class RecodedAuthorities
{
    /// <summary>By the newer code, the older one.</summary>
    public static IReadOnlyDictionary<string, string> Older { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["E08000038"] = "E08000016",
        ["E08000039"] = "E08000019",
    };

    /// <summary>The code that figures use; every other code comes back as it is.</summary>
    public static string Current(string code) => Older.GetValueOrDefault(code, code);
}
