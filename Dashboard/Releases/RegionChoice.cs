using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Regions;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>The region that one address asks for, whatever region the site was started for: any that is set up, or any ICB of the release.</summary>
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
        if (figures.Lease.Areas.Find(region.Icb) is not null)
            return region;
        throw new RefusedRequestException(FormerIcb.Of(figures, region.Icb, Parameter) ?? Problem.Of(ProblemKinds.UnknownArea, $"Release {figures.Lease.Info.Id} holds no ICB {region.Icb}.", Parameter, asked, Allowed(regions, figures)));
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
            : figures.Lease.Areas.Find(code) is { } area ? $"{code} is {area.DisplayName}, which is no ICB: a region is one. Its own page is /areas/{code}." : null);

    private static IReadOnlyList<string> Allowed(RegionSetting regions, ReleaseFigures figures) =>
    [
        .. regions.All.Select(r => $"{r.Id} ({r.Name})"),
        .. figures.IcbPlaces.OrderBy(p => p.Value, StringComparer.Ordinal).Where(p => regions.All.All(r => r.Icb != p.Key)).Select(p => $"{p.Key} ({p.Value})"),
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
