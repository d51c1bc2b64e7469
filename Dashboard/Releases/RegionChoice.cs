using HealthNeeds.Core.Regions;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>The region that one address asks for, whatever region the site was started for: any that is set up, be it an ICB, several or a list of authorities, or any ICB of the release.</summary>
internal static class RegionChoice
{
    /// <summary>The parameter's name in addresses of pages and of the API.</summary>
    public const string Parameter = "region";

    private const int Longest = 64;

    /// <exception cref="RefusedRequestException">400, 404 or 410: nothing is called that, it is no ICB of the release, or one that was abolished.</exception>
    public static Region Of(string asked, RegionSetting regions, ReleaseFigures figures)
    {
        var id = AreaCode.Printed(asked);
        if (id.Length > Longest || RegionCatalogue.Find(regions.All, id) is not { } region || id.Length == 0)
            throw new RefusedRequestException(Unknown(asked, regions, figures));
        if (RegionParts.Missing(region, c => figures.Lease.Areas.Find(c), figures.Icbs) is not { } missing)
            return region;
        var code = missing.Code;
        throw new RefusedRequestException(FormerIcb.Of(figures, code, Parameter) ?? Problem.Of(ProblemKinds.UnknownArea, $"Release {figures.Lease.Info.Id} holds no {(RegionParts.IsIcb(code) ? "ICB" : "local authority")} {code}.", Parameter, asked, Allowed(regions, figures)));
    }

    private static Problem Unknown(string asked, RegionSetting regions, ReleaseFigures figures)
    {
        var shown = asked.Length <= Longest ? asked : asked[..Longest] + "…";
        var why = AreaCode.TryParse(AreaCode.Printed(asked), out var code) ? OfCode(code, figures) : null;
        return Problem.Of(ProblemKinds.BadValue, why ?? $"“{shown}” is no region of this site.", Parameter, shown, Allowed(regions, figures));
    }

    private static string? OfCode(AreaCode code, ReleaseFigures figures) =>
        OtherCountries.Sentence(code)
        ?? (code == AreaCode.England ? $"England is no region here: its ICBs and authorities are at /?level=icb and /?level=ltla24&within={code}."
            : figures.Lease.Areas.Find(code) is { } area ? $"{code} is {area.DisplayName}, which is no ICB: a region is one, or is set up by a folder of its own. Its own page is /areas/{code}." : null);

    private static IReadOnlyList<string> Allowed(RegionSetting regions, ReleaseFigures figures) =>
    [
        .. regions.All.Select(r => $"{r.Id} ({r.Name})"),
        .. figures.IcbPlaces.OrderBy(p => p.Value, StringComparer.Ordinal).Where(p => regions.All.All(r => r.Code != p.Key)).Select(p => $"{p.Key} ({p.Value})"),
    ];
}

/// <summary>Codes of places beyond England, which no release holds.</summary>
internal static class OtherCountries
{
    /// <summary>Why there is nothing of it, and who publishes what there is; null for codes of England.</summary>
    public static string? Sentence(AreaCode code) => code.Value[0] switch
    {
        'W' => $"{code} is a code of Wales. Places of England are ranked here, for the figures are published for England: Public Health Wales and StatsWales have those of Wales.",
        'S' => $"{code} is a code of Scotland. Places of England are ranked here, for the figures are published for England: Public Health Scotland has those of Scotland.",
        'N' => $"{code} is a code of Northern Ireland. Places of England are ranked here, for the figures are published for England: NISRA has those of Northern Ireland.",
        'K' => $"{code} is a code of several countries together. Places of England are ranked here.",
        _ => null,
    };
}

/// <summary>A region in the tags of what is drawn for it.</summary>
internal static class RegionTags
{
    /// <summary>Letters, digits and hyphens: its code; of several, its id and what those are.</summary>
    public static string Of(Region region) => region.Code.IsJoined ? $"{region.Id}-{Sha256Text.OfText(region.Code.Value)[..8]}" : region.Code.Value;
}

/// <summary>A region over a column.</summary>
internal static class RegionHeads
{
    /// <summary>"ICS" where it is one ICB.</summary>
    public static string Short(Region region) => region.IsIcb ? "ICS" : "Region";
}

/// <summary>What stands in the place of an ICB that was abolished, on a page and in the API: who has its LSOAs now, with the address of each.</summary>
internal static class FormerIcb
{
    /// <param name="parameter">The one that names it; null on a page.</param>
    /// <returns>Null where the code is not that of an abolished ICB.</returns>
    public static Problem? Of(ReleaseFigures release, AreaCode code, string? parameter = null) => release.Icbs.Of(code) is { Standing: IcbStanding.Abolished } abolished
        ? Problem.Of(ProblemKinds.AbolishedIcb, abolished.Sentence!, parameter, code.Value, [.. abolished.Overlaps.Select(o => $"{Address(o)} ({o.NowName})")])
            with
        { Instead = [.. abolished.Overlaps.Select(o => Successor(release, o))] }
        : null;

    private static NextStep Successor(ReleaseFigures release, IcbOverlap successor) => successor.Now == release.Region.Code
        ? new NextStep("/", successor.NowName)
        : new NextStep(KeptParameter.Address("/", RegionChoice.Parameter, successor.Now.Value), successor.NowName);

    private static string Address(IcbOverlap successor) => $"/api/v1/areas/{successor.Now}";
}
