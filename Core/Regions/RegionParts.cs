using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Regions;

/// <summary>What a region's file says that it is made of, and whether a release holds that.</summary>
public static class RegionParts
{
    /// <summary>More of England than that is ranked by the release itself, within England.</summary>
    private const int Most = 16;

    private const string Kinds = "one of icb (an ICB's code), icbs (codes of ICBs) and authorities (codes of local authorities)";

    /// <returns>The code of all of it.</returns>
    /// <exception cref="CatalogueException">It names nothing, areas of two kinds, a code of another kind, or one twice.</exception>
    internal static AreaCode Read(string file, string id, AreaCode? icb, IReadOnlyList<AreaCode>? icbs, IReadOnlyList<AreaCode>? authorities)
    {
        (string Name, IReadOnlyList<AreaCode> Codes)[] given = [.. Given("icb", icb is { } only ? [only] : null), .. Given(nameof(icbs), icbs), .. Given(nameof(authorities), authorities)];
        if (given is not [var (name, codes)])
            throw new CatalogueException(file, id, Kinds, given.Length == 0 ? "none of them" : string.Join(" and ", given.Select(g => g.Name)));
        if (codes.Count == 0)
            throw new CatalogueException(file, id, $"one code or more in {name}", "none");
        if (codes.Count > Most)
            throw new CatalogueException(file, id, $"{Most} codes or fewer in {name}", $"{codes.Count}");
        if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new CatalogueException(file, id, $"each code once in {name}", $"'{twice.Key}' twice");
        foreach (var code in codes)
            Check(file, id, name, code);
        return AreaCode.Joined(codes);
    }

    /// <summary>Why a release cannot show a region, in the words of what was expected and found; null where it can.</summary>
    /// <param name="find">An area of the release by its code; null where it holds none.</param>
    public static (AreaCode Code, string Expected, string Found)? Missing(Region region, Func<AreaCode, Area?> find, IcbHistory icbs)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(icbs);
        if (region.Code.Parts().Where(c => find(c) is null).Cast<AreaCode?>().FirstOrDefault() is not { } code)
            return null;
        var former = IsIcb(code) && icbs.Of(code) is { Standing: IcbStanding.Abolished } status ? status.Sentence : null;
        return (code, IsIcb(code) ? "ICBs of today" : "local authorities of April 2024", former is null ? $"'{code}', which is none" : $"'{code}'. {former.TrimEnd('.')}");
    }

    public static bool IsIcb(AreaCode code) => code.Value.StartsWith("E54", StringComparison.Ordinal);

    private static IEnumerable<(string, IReadOnlyList<AreaCode>)> Given(string name, IReadOnlyList<AreaCode>? codes) => codes is null ? [] : [(name, codes)];

    private static void Check(string file, string id, string name, AreaCode code)
    {
        if (name == "icb" && !IsIcb(code))
            throw new CatalogueException(file, id, "an ICB's code as icb, such as E54000061", $"'{code}'");
        if (name == "icbs" && !IsIcb(code))
            throw new CatalogueException(file, id, "ICBs' codes in icbs, such as E54000061", $"'{code}'");
        if (name == "authorities" && !AuthorityTypes.IsAuthority(code.Value))
            throw new CatalogueException(file, id, "codes of local authorities in authorities, such as E08000016", $"'{code}'");
        if (RecodedAuthorities.Current(code.Value) is var current && current != code.Value)
            throw new CatalogueException(file, id, $"the code that figures have, '{current}'", $"'{code}'");
    }
}
